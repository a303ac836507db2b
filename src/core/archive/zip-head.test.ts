import { describe, expect, it } from 'vitest';
import { makeZip } from './testdata/make-zip.ts';
import { zipHeadNames } from './zip-head.ts';

const text = 'made '.repeat(9);

describe('the names at the beginning of a ZIP archive', () => {
  const bytes = makeZip([
    { name: 'a/', text: '' },
    { name: 'a/b.json', text },
    { name: 'c.json', text },
  ]);

  it('are those of its entries, in their order', () => {
    expect(zipHeadNames(bytes)).toEqual(['a/', 'a/b.json', 'c.json']);
  });

  it('are fewer where the archive goes on', () => {
    expect(zipHeadNames(bytes.subarray(0, 75))).toEqual(['a/', 'a/b.json']);
  });

  it.each([[new Uint8Array()], [Uint8Array.of(0x50, 0x4b, 3, 4)], [new Uint8Array(100)]])(
    'are none of %j',
    (other) => {
      expect(zipHeadNames(other)).toEqual([]);
    },
  );
});
