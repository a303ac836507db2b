import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { InvariantError } from '../../base/assert.ts';
import { childIds, type JsonIndex } from './json-index.ts';
import {
  isKeyLossy,
  isLossy,
  keyOf,
  numberTextOf,
  previewOf,
  rawTextOf,
  scalarTextOf,
  stringOf,
} from './json-text.ts';
import { indexText } from './testdata/index-text.ts';

const STRINGS: readonly (readonly [written: string, text: string])[] = [
  ['""', ''],
  ['"plain"', 'plain'],
  ['"C:\\\\Temp"', 'C:\\Temp'],
  ['"\\"\\\\\\/\\b\\f\\n\\r\\t"', '"\\/\b\f\n\r\t'],
  ['"\\u0041\\u00e9\\u20AC"', 'Aé€'],
  ['"\\ud83d\\ude00 😀"', '😀 😀'],
  ['"a\\ud800b"', 'a\ud800b'],
  ['"\\udc00\\ud800"', '\udc00\ud800'],
  ['"\\ufeffx"', '\ufeffx'],
  ['"\ufeffx"', '\ufeffx'],
  [`"${'long '.repeat(20)}é"`, `${'long '.repeat(20)}é`],
];

describe('stringOf', () => {
  it.each(STRINGS)('reads %s', (written, text) => {
    expect(stringOf(indexText(written), 0)).toBe(text);
  });

  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, isLong) => {
        const full = isLong ? text.repeat(20) : text;
        expect(stringOf(indexText(JSON.stringify(full)), 0)).toBe(full);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it('is for strings only', () => {
    expect(() => stringOf(indexText('1'), 0)).toThrow(InvariantError);
    expect(() => stringOf(indexText('"a"'), 1)).toThrow(InvariantError);
  });
});

describe('keyOf', () => {
  it.each(STRINGS)('reads %s', (written, text) => {
    expect(keyOf(indexText(`{${written}: 1}`), 1)).toBe(text);
  });

  it('knows the root and elements to have none', () => {
    const index = indexText('[[1], 2]');
    expect(Array.from({ length: index.nNodes }, (_, node) => keyOf(index, node))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('isLossy', () => {
  it.each([
    ['"plain"', false],
    ['"\\n"', false],
    ['"\\u0041"', false],
    ['"\\ud83d\\ude00"', false],
    ['"\\ud83d"', true],
    ['"\\ude00"', true],
    ['"\\ude00\\ud83d"', true],
    ['"\\ud83d\\ud83d\\ude00"', true],
    ['"\\ud83d\\\\ude00"', true],
    ['"\\\\ud800"', false],
    ['1', false],
    ['{}', false],
  ])('of %s is %s', (written, lossy) => {
    expect(isLossy(indexText(written), 0)).toBe(lossy);
  });

  it('is asked of keys on their own', () => {
    const index = indexText('{"\\ud800": "a", "b": "\\ud800", "c": [1]}');
    const nodes = [0, 1, 2, 3, 4];
    expect(nodes.map((node) => isKeyLossy(index, node))).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(nodes.map((node) => isLossy(index, node))).toEqual([false, false, true, false, false]);
  });
});

describe('the text of scalars', () => {
  it.each([
    ['1e400', '1e400'],
    ['-0', '-0'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('keeps the number %s', (written, text) => {
    expect(numberTextOf(indexText(written), 0)).toBe(text);
  });

  it.each([
    ['"a\\nb"', 'a\nb'],
    ['1.50', '1.50'],
    ['true', 'true'],
    ['null', 'null'],
    ['{}', undefined],
    ['[1]', undefined],
  ])('shows %s as the user sees it', (written, text) => {
    expect(scalarTextOf(indexText(written), 0)).toBe(text);
  });
});

describe('rawTextOf', () => {
  it('gives the node as it is written', () => {
    expect(rawTextOf(indexText(' [1,\n "\\n"] '), 0)).toBe('[1,\n "\\n"]');
  });

  it('cuts between characters', () => {
    const index = indexText('"é€"');
    expect([1, 2, 3, 4, 5, 6, 7].map((n) => rawTextOf(index, 0, n))).toEqual([
      '"',
      '"',
      '"é',
      '"é',
      '"é',
      '"é€',
      '"é€"',
    ]);
  });
});

describe('previewOf', () => {
  it.each([
    ['{}', '{}', false, 2],
    ['[]', '[]', false, 2],
    ['{"a":1,"b":2}', '{…} 2', false, 13],
    ['[[1,2]]', '[…] 1', false, 7],
    ['true', 'true', false, 4],
    ['12345', '12345', false, 5],
    ['1234567', '12345', true, 7],
    ['""', '', false, 0],
    ['"abcde"', 'abcde', false, 5],
    ['"abcdef"', 'abcde', true, 6],
    ['"a\\nb\\u202ec"', 'a␊b\ufffdc', false, 11],
    ['"\\ud83d\\ude00😀éab"', '😀😀éab', false, 20],
    ['"\\ud83d\\ude00😀éabc"', '😀😀éab', true, 21],
    ['"\\ud83dabcd"', '\ufffdabcd', false, 10],
  ])('of %s in five characters', (written, text, isCut, sizeBytes) => {
    expect(previewOf(indexText(written), 0, 5)).toEqual({ text, isCut, sizeBytes });
  });

  it('shows the beginning of any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, maxChars) => {
        const preview = previewOf(indexText(JSON.stringify(text)), 0, maxChars);
        const characters = Array.from(text);
        expect(Array.from(preview.text)).toHaveLength(Math.min(maxChars, characters.length));
        expect(preview.isCut).toBe(characters.length > maxChars);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('childIds', () => {
  const children = (index: JsonIndex, node: number): number[] => Array.from(childIds(index, node));

  it('skips what lies below the children', () => {
    const index = indexText('{"a":[1,[2]],"b":{},"c":3}');
    expect(children(index, 0)).toEqual([1, 5, 6]);
    expect(children(index, 1)).toEqual([2, 3]);
    expect(children(index, 6)).toEqual([]);
  });
});
