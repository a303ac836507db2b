import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assertNever } from '../../base/assert.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import { indexJson, MAX_JSON_BYTES, MAX_JSON_DEPTH } from './index-json.ts';
import type { JsonError } from './json-error.ts';
import { childIds, kindOf, type JsonIndex } from './json-index.ts';
import { rawTextOf } from './json-text.ts';
import { indexText } from './testdata/index-text.ts';
import { jsonSamples, type JsonModel } from './testdata/json-model.ts';

function errorOf(input: string | readonly number[]): JsonError | undefined {
  const bytes = typeof input === 'string' ? encodeUtf8(input) : Uint8Array.from(input);
  const result = indexJson(bytes);
  return result.ok ? undefined : result.error;
}

describe('indexJson', () => {
  it('lays nodes out in document order with their places', () => {
    const index = indexText('{"a": [1, {}], "b":"x"}');
    expect(Array.from({ length: index.nNodes }, (_, node) => rawTextOf(index, node))).toEqual([
      '{"a": [1, {}], "b":"x"}',
      '[1, {}]',
      '1',
      '{}',
      '"x"',
    ]);
    expect(Array.from(index.kinds)).toEqual([0, 1, 3, 0, 2]);
    expect(Array.from(index.parentIds)).toEqual([-1, 0, 1, 1, 0]);
    expect(Array.from(index.nextIds)).toEqual([5, 4, 3, 4, 5]);
    expect(Array.from(index.childCounts)).toEqual([2, 2, 0, 0, 0]);
    expect(Array.from(index.ordinals)).toEqual([0, 0, 0, 1, 1]);
    expect(Array.from(index.depths)).toEqual([0, 1, 2, 2, 1]);
    expect(Array.from(index.keyStarts)).toEqual([0, 1, 0, 0, 15]);
    expect(Array.from(index.keyEnds)).toEqual([0, 4, 0, 0, 18]);
  });

  it('skips a byte order mark and keeps the bytes', () => {
    const bytes = encodeUtf8('\ufeff[1]');
    const result = indexJson(bytes);
    expect(result.ok && result.value.bytes).toBe(bytes);
    expect(result.ok && Array.from(result.value.starts)).toEqual([3, 4]);
  });

  it('agrees with a walk over the value that was written', () => {
    fc.assert(
      fc.property(jsonSamples, ({ model, text }) => {
        expect(outlineOf(indexText(text), 0)).toEqual(outlineOfModel(model));
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('keeps ids, parents, ordinals, depths and ends in step', () => {
    fc.assert(
      fc.property(jsonSamples, ({ text }) => {
        expect(inconsistentNodes(indexText(text))).toEqual([]);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('fills its arrays over and over', () => {
    const index = indexText(`[${Array.from({ length: 5000 }, (_, n) => `[${String(n)}]`).join()}]`);
    expect(index.nNodes).toBe(10_001);
    expect(index.kinds).toHaveLength(10_001);
    expect(inconsistentNodes(index)).toEqual([]);
  });

  it('accepts and refuses what JSON.parse does after strict decoding, whatever the bytes', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const mutations = fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.nat(255)), { maxLength: 3 });
    fc.assert(
      fc.property(jsonSamples, mutations, ({ text }, changes) => {
        const bytes = mutated(encodeUtf8(text), changes);
        let isJson = true;
        try {
          JSON.parse(decoder.decode(bytes));
        } catch {
          isJson = false;
        }
        expect(indexJson(bytes).ok).toBe(isJson);
      }),
      { seed: 4, numRuns: 3000 },
    );
  });

  it('never throws on any bytes, and points into them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const result = indexJson(bytes);
        const offset = result.ok ? 0 : result.error.offset;
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset).toBeLessThanOrEqual(bytes.length);
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});

describe('the limits of indexJson', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  it('accepts the deepest nesting and refuses one more', () => {
    expect(errorOf(nested(MAX_JSON_DEPTH))).toBeUndefined();
    expect(errorOf(nested(MAX_JSON_DEPTH + 1))).toMatchObject({
      kind: 'depth',
      offset: MAX_JSON_DEPTH,
      message: 'arrays and objects stand more than 10000 deep one inside the other',
    });
  });

  it('takes another limit on depth', () => {
    const bytes = encodeUtf8('[[1]]');
    expect(indexJson(bytes, { maxDepth: 2 }).ok).toBe(true);
    expect(indexJson(bytes, { maxDepth: 1 }).ok).toBe(false);
  });

  it('refuses more bytes than a tab can hold', () => {
    const result = indexJson(new Uint8Array(MAX_JSON_BYTES + 1));
    expect(result).toMatchObject({
      ok: false,
      error: {
        kind: 'too-large',
        message: 'the file has 513 MiB, more than the 512 MiB that can be loaded',
      },
    });
  });

  it.each([
    ['no bytes', '', 'expected a JSON value, found an empty file'],
    ['white space', ' \n\t', 'expected a JSON value, found nothing but white space'],
    ['a byte order mark', '\ufeff', 'expected a JSON value, found nothing but white space'],
  ])('calls %s empty', (_name, text, message) => {
    expect(errorOf(text)).toMatchObject({ kind: 'empty', message, offset: 0, line: 1, column: 1 });
  });
});

describe('the encoding of a document', () => {
  it.each([
    ['a stray continuation byte', [0x22, 0x80, 0x22], 1, '0x80'],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22], 1, '0xC0'],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22], 1, '0xED'],
    ['a cut sequence', [0x22, 0xe2, 0x82], 1, '0xE2'],
    ['a byte beyond Unicode', [0x22, 0xf5, 0x80, 0x80, 0x80, 0x22], 1, '0xF5'],
    ['a stray byte outside strings', [0x5b, 0x31, 0xe5, 0x5d], 2, '0xE5'],
  ])('refuses %s', (_name, bytes, offset, name) => {
    expect(errorOf(bytes)).toMatchObject({
      kind: 'encoding',
      offset,
      message: `expected UTF-8, found the byte ${name} where no character can have it: save the file as UTF-8`,
    });
  });

  it.each([
    ['UTF-16 (little-endian)', [0xff, 0xfe, 0x5b, 0, 0x5d, 0]],
    ['UTF-16 (little-endian)', [0x5b, 0, 0x5d, 0]],
    ['UTF-16 (big-endian)', [0xfe, 0xff, 0, 0x5b, 0, 0x5d]],
    ['UTF-16 (big-endian)', [0, 0x5b, 0, 0x5d]],
    ['UTF-32 (little-endian)', [0xff, 0xfe, 0, 0, 0x31, 0, 0, 0]],
    ['UTF-32 (little-endian)', [0x31, 0, 0, 0]],
    ['UTF-32 (big-endian)', [0, 0, 0xfe, 0xff, 0, 0, 0, 0x31]],
    ['UTF-32 (big-endian)', [0, 0, 0, 0x31]],
  ])('names %s', (name, bytes) => {
    expect(errorOf(bytes)).toMatchObject({
      kind: 'encoding',
      message: `expected UTF-8, found ${name}: save the file as UTF-8`,
    });
  });
});

type Outline = readonly [kind: string, key: string, ...children: unknown[]];

function outlineOf(index: JsonIndex, node: number): Outline {
  const key: unknown = JSON.parse(keyTextOf(index, node));
  const children = Array.from(childIds(index, node), (child) => outlineOf(index, child));
  const value: unknown = JSON.parse(rawTextOf(index, node));
  const isScalar = typeof value !== 'object' || value === null;
  return [kindOf(index, node), String(key), ...(isScalar ? [value] : children)];
}

function keyTextOf(index: JsonIndex, node: number): string {
  const start = index.keyStarts[node] ?? 0;
  const bytes = index.bytes.subarray(start, index.keyEnds[node]);
  return bytes.length === 0 ? '""' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function outlineOfModel(model: JsonModel, key = ''): Outline {
  switch (model.kind) {
    case 'scalar': {
      const value: unknown = JSON.parse(model.text);
      return [typeof value === 'number' ? 'number' : model.text, key, value];
    }
    case 'string':
      return ['string', key, model.value];
    case 'array':
      return ['array', key, ...model.elements.map((element) => outlineOfModel(element))];
    case 'object':
      return ['object', key, ...model.members.map(([name, value]) => outlineOfModel(value, name))];
    default:
      return assertNever(model);
  }
}

/** The nodes whose entries do not agree with those of their children. */
function inconsistentNodes(index: JsonIndex): readonly number[] {
  return Array.from({ length: index.nNodes }, (_, node) => node).filter((node) => {
    const children = Array.from(childIds(index, node));
    const depth = (index.depths[node] ?? 0) + 1;
    const last = children.at(-1);
    const fits = children.every(
      (child, ordinal) =>
        index.parentIds[child] === node &&
        index.ordinals[child] === ordinal &&
        index.depths[child] === depth,
    );
    const next = last === undefined ? node + 1 : index.nextIds[last];
    return !fits || index.childCounts[node] !== children.length || index.nextIds[node] !== next;
  });
}

/** Each change deletes, replaces or inserts a byte. */
function mutated(
  bytes: Uint8Array,
  changes: readonly (readonly [number, number, number])[],
): Uint8Array {
  const list = Array.from(bytes);
  for (const [place, action, byte] of changes) {
    const at = place % (list.length + 1);
    list.splice(at, action === 2 ? 0 : 1, ...(action === 0 ? [] : [byte]));
  }
  return Uint8Array.from(list);
}
