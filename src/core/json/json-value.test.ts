import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { assertNever } from '../../base/assert.ts';
import { decode, isJsonArray, isJsonNumber, isJsonObject, type JsonValue } from './json-value.ts';
import { indexText } from './testdata/index-text.ts';
import { jsonSamples, type JsonModel } from './testdata/json-model.ts';

describe('decode', () => {
  it('keeps numbers as they are written', () => {
    expect(decode(indexText('[9007199254740993, 1e400, -0]'), 0)).toEqual([
      { text: '9007199254740993', value: 9007199254740992 },
      { text: '1e400', value: Infinity },
      { text: '-0', value: -0 },
    ]);
  });

  it('lets the last of duplicate keys win, in the place of the first', () => {
    const value = decode(indexText('{"a":1,"b":true,"a":null}'), 0);
    expect(value).toEqual(
      new Map<string, JsonValue>([
        ['a', null],
        ['b', true],
      ]),
    );
  });

  it('takes the names of prototypes for data', () => {
    const value = decode(indexText('{"__proto__":{"polluted":true},"constructor":[]}'), 0);
    expect(value).toEqual(
      new Map<string, JsonValue>([
        ['__proto__', new Map([['polluted', true]])],
        ['constructor', []],
      ]),
    );
    expect('polluted' in {}).toBe(false);
  });

  it('decodes a subtree and nothing beside it', () => {
    expect(decode(indexText('[1,["a",["b"]],"c"]'), 2)).toEqual(['a', ['b']]);
  });

  it('decodes the deepest documents', () => {
    const depth = 10_000;
    let value = decode(indexText('['.repeat(depth) + ']'.repeat(depth)), 0);
    let measured = 1;
    for (; isJsonArray(value) && value[0] !== undefined; value = value[0]) measured++;
    expect(measured).toBe(depth);
  });

  it('gives what was written', () => {
    fc.assert(
      fc.property(jsonSamples, ({ model, text }) => {
        expect(decode(indexText(text), 0)).toEqual(valueOf(model));
      }),
      { seed: 8, numRuns: 500 },
    );
  });

  it('gives what JSON.parse gives', () => {
    fc.assert(
      fc.property(jsonSamples, ({ text }) => {
        expect(plain(decode(indexText(text), 0))).toEqual(plainMaps(JSON.parse(text)));
      }),
      { seed: 9, numRuns: 500 },
    );
  });
});

describe('the guards of JsonValue', () => {
  it.each([
    ['{}', 'object'],
    ['[]', 'array'],
    ['1', 'number'],
    ['null', 'none'],
    ['"text"', 'none'],
    ['true', 'none'],
  ])('tell %s', (text, kind) => {
    const value = decode(indexText(text), 0);
    const told = [
      ['object', isJsonObject(value)],
      ['array', isJsonArray(value)],
      ['number', isJsonNumber(value)],
    ].filter(([, holds]) => holds === true);
    expect(told.map(([name]) => name)).toEqual(kind === 'none' ? [] : [kind]);
  });
});

function valueOf(model: JsonModel): JsonValue {
  switch (model.kind) {
    case 'scalar': {
      const words: Partial<Record<string, boolean | null>> = {
        true: true,
        false: false,
        null: null,
      };
      const word = words[model.text];
      return word === undefined ? { text: model.text, value: Number(model.text) } : word;
    }
    case 'string':
      return model.value;
    case 'array':
      return model.elements.map(valueOf);
    case 'object':
      return new Map(model.members.map(([key, member]) => [key, valueOf(member)]));
    default:
      return assertNever(model);
  }
}

function plain(value: JsonValue): unknown {
  if (isJsonNumber(value)) return value.value;
  if (isJsonArray(value)) return value.map(plain);
  if (isJsonObject(value))
    return new Map(Array.from(value, ([key, member]) => [key, plain(member)]));
  return value;
}

/** The result of JSON.parse with Maps for objects; their order is not that of the text for keys like `1`. */
function plainMaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainMaps);
  if (typeof value !== 'object' || value === null) return value;
  return new Map(Object.entries(value).map(([key, member]) => [key, plainMaps(member)]));
}
