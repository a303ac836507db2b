import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { childIds } from './json-index.ts';
import { duplicateKeys, hasDuplicateKeys, memberOf } from './json-members.ts';
import { keyOf } from './json-text.ts';
import { indexText } from './testdata/index-text.ts';
import { jsonSamples } from './testdata/json-model.ts';

describe('memberOf', () => {
  it.each([
    ['a key', '{"a":1,"b":2}', 'b', 2],
    ['the empty key', '{"a":1,"":2}', '', 2],
    ['the last of several', '{"a":1,"b":2,"a":3}', 'a', 3],
    ['a key written with escapes', '{"\\u0061":1}', 'a', 1],
    ['an escaped duplicate', '{"a":1,"\\u0061":2}', 'a', 2],
    ['a backslash', '{"\\\\n":1,"\\n":2}', '\\n', 1],
    ['a newline', '{"\\\\n":1,"\\n":2}', '\n', 2],
    ['characters beyond ASCII', '{"é":1,"\\u00e9x":2}', 'é', 1],
    ['characters beyond ASCII, escaped', '{"x":1,"\\u00e9x":2}', 'éx', 2],
    ['a lone surrogate', '{"\ufffd":1,"\\ud800":2}', '\ud800', 2],
    ['a replacement character', '{"\ufffd":1,"\\ud800":2}', '\ufffd', 1],
    ['nothing for a prefix', '{"ab":1}', 'a', undefined],
    ['nothing for another case', '{"A":1}', 'a', undefined],
    ['nothing below the members', '{"b":{"a":1}}', 'a', undefined],
    ['nothing in an array', '[1]', '0', undefined],
    ['nothing in a scalar', '"a"', 'a', undefined],
  ])('finds %s', (_name, text, key, node) => {
    expect(memberOf(indexText(text), 0, key)).toBe(node);
  });

  it('finds for each member the last one with its key', () => {
    fc.assert(
      fc.property(jsonSamples, ({ text }) => {
        const index = indexText(text);
        for (let node = 0; node < index.nNodes; node++) {
          const lastByKey = new Map<string, number>();
          for (const child of childIds(index, node)) {
            const key = keyOf(index, child);
            if (key !== undefined) lastByKey.set(key, child);
          }
          for (const [key, child] of lastByKey) expect(memberOf(index, node, key)).toBe(child);
        }
      }),
      { seed: 10, numRuns: 300 },
    );
  });
});

describe('duplicateKeys', () => {
  it.each([
    ['none', '{"a":1,"b":2}', []],
    [
      'all members of a key',
      '{"a":1,"b":2,"\\u0061":3,"b":4,"c":5}',
      [
        { key: 'a', nodes: [1, 3] },
        { key: 'b', nodes: [2, 4] },
      ],
    ],
    ['none in an array', '["a","a"]', []],
  ])('finds %s', (_name, text, duplicates) => {
    expect(duplicateKeys(indexText(text), 0)).toEqual(duplicates);
  });

  it.each<[string, string, boolean]>([
    ['an empty object', '{}', false],
    ['different keys', '{"a":1,"b":{"a":1},"ab":2}', false],
    ['a key twice', '{"a":1,"b":2,"a":3}', true],
    ['a key in two spellings', '{"a":1,"\\u0061":3}', true],
    ['an escaped key once', '{"a":1,"\\u0062":3}', false],
    [
      'many keys',
      `{${Array.from('abcdefghijklmnopqrst', (key) => `"${key}":1`).join(',')}}`,
      false,
    ],
    [
      'many keys, one twice',
      `{${Array.from('abcdefghijklmnopqrsa', (key) => `"${key}":1`).join(',')}}`,
      true,
    ],
    ['equal elements', '["a","a"]', false],
  ])('says whether there are any in %s', (_name, text, hasAny) => {
    expect(hasDuplicateKeys(indexText(text), 0)).toBe(hasAny);
  });
});
