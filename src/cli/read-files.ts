import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../base/result.ts';

/** An MD5, SHA-1 or SHA-256. */
const HASH = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** The bytes of a file, or why there are none, in words. Never throws. */
export function readBytes(path: string): Result<Uint8Array, string> {
  try {
    // As plain bytes: of Node's own class, `slice` is no copy, which nobody expects of bytes.
    const { buffer, byteOffset, byteLength } = readFileSync(path === '-' ? 0 : path);
    return ok(new Uint8Array(buffer, byteOffset, byteLength));
  } catch (error) {
    return err(reasonOf(error, path));
  }
}

/**
 * The text of a file: UTF-8, a byte order mark dropped. Bytes that are no UTF-8 are refused, since a
 * rule would not mean what its author wrote. Never throws.
 */
export function readText(path: string): Result<string, string> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes.value));
  } catch {
    return err('is not UTF-8 text');
  }
}

function reasonOf(error: unknown, path: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return HASH.test(path)
        ? 'is a hash, not a file; save its report from VirusTotal and name that file, as nothing is fetched from here'
        : 'does not exist';
    case 'EISDIR':
      return 'is a folder; name the files in it';
    case 'EACCES':
      return 'may not be read by this user';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
