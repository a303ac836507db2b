import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for files that a test writes. */
export const folder = mkdtempSync(join(tmpdir(), 'livehunt-'));

/** Writes a file into the folder, with the folders of its name; its path. */
export function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
