import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { indexJson } from './index-json.ts';
import { splitJsonLines } from './split-lines.ts';

/** The files of a folder of the corpus whose names end in one of the endings. */
function filesOf(
  folder: readonly string[],
  endings: readonly string[],
): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const path = join(process.env['LIVEHUNT_CORPUS'] ?? '', ...folder);
  const names = readdirSync(path).filter((name) => endings.some((end) => name.endsWith(end)));
  return names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(path, name))) }));
}

describe('the hostile documents', () => {
  const files = filesOf(['hostile', 'json'], ['.json']);

  it('are there', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(files.filter(({ name }) => name.startsWith('y_')))('accepts $name', ({ bytes }) => {
    expect(indexJson(bytes).ok).toBe(true);
  });

  it.each(files.filter(({ name }) => name.startsWith('n_')))(
    'refuses $name at a byte',
    ({ bytes }) => {
      const result = indexJson(bytes);
      const offset = result.ok ? -1 : result.error.offset;
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset).toBeLessThanOrEqual(bytes.length);
    },
  );
});

describe('real files', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true });

  it.each(filesOf(['vt-reports'], ['.json']))('reads $name as JSON.parse does', ({ bytes }) => {
    let isJson = true;
    try {
      JSON.parse(decoder.decode(bytes));
    } catch {
      isJson = false;
    }
    expect(indexJson(bytes).ok).toBe(isJson);
  });

  it.each(filesOf(['events'], ['.jsonl']))('splits $name into its lines', ({ bytes }) => {
    const lines = decoder.decode(bytes).split('\n');
    const result = splitJsonLines(bytes);
    const nLines = result.ok ? result.value.length : -1;
    expect(nLines).toBe(lines.filter((line) => line.trim() !== '').length);
  });
});
