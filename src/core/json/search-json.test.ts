import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldCase } from '../../base/fold-case.ts';
import type { JsonIndex } from './json-index.ts';
import { keyOf, scalarTextOf } from './json-text.ts';
import { createSearch, searchJson, stepSearch } from './search-json.ts';
import { indexText } from './testdata/index-text.ts';
import { jsonSamples } from './testdata/json-model.ts';

const BOTH = { keys: true, values: true };

function hits(text: string, query: string): readonly number[] {
  return searchJson(indexText(text), query, BOTH).hits;
}

describe('searchJson', () => {
  it.each([
    ['a part of a value', '["abcdef"]', 'cde', true],
    ['the beginning and the end', '["abc"]', 'abc', true],
    ['whatever case', '["CurrentVersion"]', 'cURRENTvERSION', true],
    ['a key', '{"TargetObject":1}', 'target', true],
    ['a number as it is written', '[1.50e3]', '50E', true],
    ['a word', '[null]', 'NUL', true],
    ['a quote', '["a\\"b"]', 'a"b', true],
    ['a backslash', '["HKLM\\\\Software\\\\CurrentVersion"]', '\\CurrentVersion', true],
    ['two backslashes only where there are two', '["a\\\\b"]', 'a\\\\b', false],
    ['no letter of an escape', '["\\n"]', 'n', false],
    ['no backslash of an escape', '["\\n"]', '\\', false],
    ['no letter after an escaped backslash as a newline', '["\\\\n"]', '\n', false],
    ['a newline', '["a\\nb"]', 'a\nb', true],
    ['a newline written as a number', '["a\\u000Ab"]', 'a\nb', true],
    ['a letter written as a number', '["\\u0041bc"]', 'abc', true],
    ['a plain slash', '["a/b"]', 'a/b', true],
    ['an escaped slash', '["a\\/b"]', 'a/b', true],
    ['letters beyond ASCII', '["ПРИВЕТ"]', 'привет', true],
    ['letters beyond ASCII, escaped', '["\\u00C9"]', 'é', true],
    ['ASCII among other letters', '["写真Abc写真"]', 'aBC', true],
    ['a Kelvin sign as k', '["to\u212aen"]', 'token', true],
    ['a long s as s', '["paſs"]', 'PASS', true],
    ['k as a Kelvin sign', '["token"]', 'to\u212aen', true],
    ['final sigma as sigma', '["ΟΔΟΣ"]', 'οδος', true],
    ['an emoji', '["x\\ud83d\\ude00y"]', '😀', true],
    ['nothing across the quotes', '["a","b"]', '","', false],
    ['nothing of the structure', '{"a":[1]}', '[', false],
    ['nothing for an empty text', '["a"]', '', false],
    ['nothing longer than the value', '["abc"]', 'abcd', false],
  ])('finds %s', (_name, text, query, isFound) => {
    expect(hits(text, query)).toHaveLength(isFound ? 1 : 0);
  });

  it('gives each node once, in document order', () => {
    expect(hits('{"ab":"ab","x":{"ab":["b","aab"]}}', 'AB')).toEqual([1, 3, 5]);
  });

  it('looks where it is told', () => {
    const index = indexText('{"ab":"x","y":"ab"}');
    expect(searchJson(index, 'ab', { keys: true, values: false }).hits).toEqual([1]);
    expect(searchJson(index, 'ab', { keys: false, values: true }).hits).toEqual([2]);
  });

  it('counts all hits and keeps the first ones', () => {
    const index = indexText('["a","b","a","a"]');
    expect(searchJson(index, 'a', { ...BOTH, maxHits: 2 })).toEqual({ hits: [1, 3], nHits: 3 });
  });

  it('finds what a search over the unescaped texts finds', () => {
    const queries = fc.oneof(
      fc.constantFrom('\\', '"', 'k', 's', '\u212a', 'ſ', '/', '\n', 'u', 'n', '0', 'e', '😀', 'é'),
      fc.string({ unit: fc.constantFrom('a', 'B', 'K', '\\', '"', '\n', '/'), maxLength: 3 }),
    );
    fc.assert(
      fc.property(jsonSamples, queries, ({ text }, query) => {
        const index = indexText(text);
        expect(searchJson(index, query, BOTH).hits).toEqual(naiveHits(index, query));
      }),
      { seed: 13, numRuns: 1500 },
    );
  });

  it('finds every part of every text, in any case', () => {
    const cuts = fc.tuple(fc.nat(), fc.nat(5), fc.nat());
    fc.assert(
      fc.property(jsonSamples, cuts, ({ text }, [place, length, start]) => {
        const index = indexText(text);
        const node = place % index.nNodes;
        const characters = Array.from(scalarTextOf(index, node) ?? keyOf(index, node) ?? '');
        const from = start % (characters.length + 1);
        const query = foldCase(characters.slice(from, from + length + 1).join(''));
        expect(searchJson(index, query, BOTH).hits).toEqual(naiveHits(index, query));
      }),
      { seed: 14, numRuns: 1500 },
    );
  });
});

describe('stepSearch', () => {
  it('goes on where it stopped', () => {
    const search = createSearch(indexText('["a","b","a","a"]'), 'a', BOTH);
    expect(stepSearch(search, 2)).toBe(false);
    expect(search).toMatchObject({ hits: [1], nHits: 1, nextNode: 2 });
    expect(stepSearch(search, 2)).toBe(false);
    expect(stepSearch(search, 2)).toBe(true);
    expect(search).toMatchObject({ hits: [1, 3, 4], nHits: 3, nextNode: 5 });
    expect(stepSearch(search, 2)).toBe(true);
    expect(search.nHits).toBe(3);
  });

  it('is finished at once with an empty text', () => {
    expect(stepSearch(createSearch(indexText('["a"]'), '', BOTH), 1)).toBe(true);
  });
});

function naiveHits(index: JsonIndex, query: string): number[] {
  const folded = foldCase(query);
  const contains = (text: string | undefined): boolean =>
    text !== undefined && folded !== '' && foldCase(text).includes(folded);
  return Array.from({ length: index.nNodes }, (_, node) => node).filter(
    (node) => contains(keyOf(index, node)) || contains(scalarTextOf(index, node)),
  );
}
