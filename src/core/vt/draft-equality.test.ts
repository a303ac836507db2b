import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexText } from '../json/testdata/index-text.ts';
import { convertValue } from './convert-value.ts';
import { canonicalTextOf, hashOf, isEqual } from './draft-equality.ts';
import { DraftSet } from './draft-set.ts';
import { DraftTable, NO_DRAFT } from './draft-table.ts';
import { createDropLog } from './drop-log.ts';
import { startPlace } from './field-place.ts';
import { createValuePlace } from './value-place.ts';
import type { FieldType } from '../yara/module-schema.ts';

const TEXT: FieldType = { kind: 'string' };
const MAP: FieldType = { kind: 'map', value: TEXT };
const LIST: FieldType = { kind: 'array', element: TEXT };
const KEY_VALUE: FieldType = { kind: 'struct', message: 'vt.fileanalysis.KeyValue' };
const INTEGER: FieldType = { kind: 'integer' };
const LOWERCASE: FieldType = { kind: 'string', lowercase: true };

/** Drafts of several documents, each one value of the type. */
function draftsOf(type: FieldType, texts: readonly string[]): { table: DraftTable; ids: number[] } {
  const indexes = texts.map(indexText);
  const table = new DraftTable(indexes, 4);
  const ids = indexes.map((index, part) => {
    const source = createDropLog().createSource({ id: part, index }, part, table);
    return convertValue(source, 0, createValuePlace(startPlace('$'), type, undefined));
  });
  return { table, ids };
}

function areEqual(type: FieldType, a: string, b: string): boolean {
  const { table, ids } = draftsOf(type, [a, b]);
  const [x = NO_DRAFT, y = NO_DRAFT] = ids;
  const isSame = isEqual(table, x, y);
  expect(isSame && hashOf(table, x) !== hashOf(table, y)).toBe(false);
  expect(canonicalTextOf(table, x) === canonicalTextOf(table, y)).toBe(isSame);
  return isSame;
}

describe('equality of drafts', () => {
  it.each<[string, FieldType, string, string]>([
    [
      'a text with its characters escaped',
      TEXT,
      String.raw`"a/\u00e9\\u"`,
      String.raw`"\u0061\/é\\u"`,
    ],
    ['a character beyond the first plane', TEXT, '"😀"', String.raw`"\ud83d\ude00"`],
    ['half a character in another case', TEXT, String.raw`"\uD83D"`, String.raw`"\ud83d"`],
    ['a number and its digits in quotes', INTEGER, '42', '"0042"'],
    ['a large and a written integer', INTEGER, '1000', '1e3'],
    ['a hash in upper case', LOWERCASE, '"AB"', '"ab"'],
    ['members in another order', KEY_VALUE, '{"key":"k","value":"v"}', '{"value":"v","key":"k"}'],
    ['members that the module lacks', KEY_VALUE, '{"key":"k","x":1}', '{"key":"k"}'],
    ['entries in another order', MAP, '{"a":"1","b":"2"}', '{"b":"2","a":"1"}'],
    ['a key with an escape', MAP, String.raw`{"a\/b":"1"}`, '{"a/b":"1"}'],
    ['white space', LIST, '["a", "b"]', '["a","b"]'],
  ])('takes %s for the same', (_name, type, a, b) => {
    expect(areEqual(type, a, b)).toBe(true);
  });

  it.each<[string, FieldType, string, string]>([
    ['texts', TEXT, '"a"', '"b"'],
    ['texts of which one is the beginning', TEXT, '"a"', '"ab"'],
    ['lists of other lengths', LIST, '["a"]', '["a","a"]'],
    ['lists in another order', LIST, '["a","b"]', '["b","a"]'],
    ['the same text in another member', KEY_VALUE, '{"key":"k"}', '{"value":"k"}'],
    ['maps with an entry more', MAP, '{"a":"1"}', '{"a":"1","b":"2"}'],
    ['maps with keys and values exchanged', MAP, '{"a":"b"}', '{"b":"a"}'],
  ])('tells %s apart', (_name, type, a, b) => {
    expect([areEqual(type, a, b), areEqual(type, b, a)]).toEqual([false, false]);
  });

  it('has texts equal exactly when they are, with equal hashes', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '\\', '/', 'u', 'é', '😀', '\ud800', '\n'),
    });
    const escaped = (value: string): string =>
      `"${[...Array(value.length).keys()].map((at) => `\\u${value.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`;
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(areEqual(TEXT, JSON.stringify(a), escaped(a))).toBe(true);
        expect(areEqual(TEXT, JSON.stringify(a), JSON.stringify(b))).toBe(a === b);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('DraftSet', () => {
  it('finds the element that equals a draft, among many', () => {
    const texts = Array.from({ length: 200 }, (_, at) => `"text ${at % 150}"`);
    const { table, ids } = draftsOf(TEXT, texts);
    const set = new DraftSet(table);
    for (const id of ids.slice(0, 150)) set.add(id, hashOf(table, id));
    const found = ids.map((id) => ids.indexOf(set.find(id, hashOf(table, id))));
    expect(found).toEqual(texts.map((text) => texts.indexOf(text)));
  });

  it('finds elements of which many have the same hash', () => {
    const texts = Array.from({ length: 400 }, (_, at) => `{"a":"${at}","b":"x"}`);
    const swapped = texts.map((_, at) => `{"b":"x","a":"${at}"}`);
    const { table, ids } = draftsOf(MAP, [...texts, ...swapped, '{"a":"none"}']);
    const set = new DraftSet(table);
    // Those of one hash first: the table grows after it was crowded.
    const hashAt = (at: number): number => (at < 200 ? 7 : at);
    for (const [at, id] of ids.slice(0, 400).entries()) set.add(id, hashAt(at));
    const found = ids.slice(400).map((id, at) => ids.indexOf(set.find(id, hashAt(at))));
    expect(found).toEqual([...texts.keys(), -1]);
  });

  it('finds nothing that it does not have', () => {
    const { table, ids } = draftsOf(TEXT, ['"a"', '"b"']);
    const [a = NO_DRAFT, b = NO_DRAFT] = ids;
    const set = new DraftSet(table);
    set.add(a, hashOf(table, a));
    expect(set.find(b, hashOf(table, b))).toBe(NO_DRAFT);
  });
});
