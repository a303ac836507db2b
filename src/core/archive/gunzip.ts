import { Gunzip } from 'fflate';
import { err, ok, type Result } from '../../base/result.ts';

export type GunzipError =
  /** Nothing of it can be unpacked. */
  { readonly kind: 'damaged' } | { readonly kind: 'too-large' };

/** What a gzip file holds. */
export interface GunzipOutcome {
  readonly bytes: Uint8Array;
  /** False where the file is cut off or damaged, and these are the bytes before. */
  readonly isWhole: boolean;
}

/** Bytes that are unpacked at a time; DEFLATE makes at most 1032 out of one. */
const STEP_BYTES = 16_384;

/** Whether a file begins as gzip does. Never throws. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;
}

/**
 * What a gzip file holds, of several members one behind the other all. A file that is cut off, as a log
 * that is still written to, gives what can be unpacked. An error when that is nothing, or more than
 * `maxBytes`. Never throws. O(packed and unpacked bytes). Source: RFC 1952.
 */
export function gunzip(bytes: Uint8Array, maxBytes: number): Result<GunzipOutcome, GunzipError> {
  const { parts, nBytes, isWhole } = inflateUpTo(bytes, maxBytes);
  if (nBytes > maxBytes) return err({ kind: 'too-large' });
  if (nBytes === 0 && !isWhole) return err({ kind: 'damaged' });
  return ok({ bytes: joined(parts, nBytes), isWhole });
}

/** The first bytes of what a gzip file holds, at least `nWanted` where there are so many; of a damaged file those that can be unpacked. Never throws. */
export function gunzipHead(bytes: Uint8Array, nWanted: number): Uint8Array {
  const { parts, nBytes } = inflateUpTo(bytes, nWanted);
  return joined(parts, nBytes);
}

/** Unpacks until there are more than `maxBytes`. */
function inflateUpTo(
  bytes: Uint8Array,
  maxBytes: number,
): { readonly parts: readonly Uint8Array[]; readonly nBytes: number; readonly isWhole: boolean } {
  const parts: Uint8Array[] = [];
  const progress = { nBytes: 0, isWhole: false };
  const stream = new Gunzip((part, isLast) => {
    parts.push(part);
    progress.nBytes += part.length;
    progress.isWhole = isLast;
  });
  try {
    for (let at = 0; at < bytes.length && progress.nBytes <= maxBytes; at += STEP_BYTES) {
      stream.push(bytes.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= bytes.length);
    }
  } catch {
    progress.isWhole = false;
  }
  return { parts, ...progress };
}

function joined(parts: readonly Uint8Array[], nBytes: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(nBytes);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
