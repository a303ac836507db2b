import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unzip } from './unzip.ts';

it('reads every file of a large archive of rules', () => {
  const path = join(process.env['LIVEHUNT_CORPUS'] ?? '', 'sigmahq', 'rules.zip');
  const result = unzip(new Uint8Array(readFileSync(path)), (name) => name.endsWith('.yml'));
  expect(result.ok).toBe(true);
  const { files, refused } = result.ok ? result.value : { files: [], refused: [] };
  expect(refused).toEqual([]);
  expect(files.length).toBeGreaterThan(3780);
  expect(files.every(({ bytes }) => bytes.length > 0)).toBe(true);
});
