import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behaviourObject } from '../report/testdata/load-document.ts';
import type { FieldType } from '../yara/module-schema.ts';
import type { PathStep, ValuePath } from '../yara/module-value.ts';
import { parseVtPath } from './parse-vt-path.ts';
import { modelOf } from './testdata/vt-json.ts';
import { printVtPath, structureNodeAt, structurePathOf, typeAt, vtValueAt } from './vt-path.ts';
import { VT_ROOT_TYPE, vtMessage } from './vt-schema.ts';

const field = (name: string): PathStep => ({ kind: 'field', name });
const index = (position: number): PathStep => ({ kind: 'index', index: position });
const key = (text: string): PathStep => ({ kind: 'key', key: text });

const RESULTS = [field('behaviour'), field('sigma_analysis_results')];
const VALUES = [...RESULTS, index(0), field('match_context'), index(2), field('values')];

const PATHS: readonly (readonly [string, ValuePath])[] = [
  ['vt', []],
  ['vt.metadata', [field('metadata')]],
  ['vt.behaviour.files_written[3]', [field('behaviour'), field('files_written'), index(3)]],
  [
    'vt.behaviour.sigma_analysis_results[0].match_context[2].values["Details"]',
    [...VALUES, key('Details')],
  ],
  [
    'vt.metadata.exiftool["a\\"b\\\\c\\n"]',
    [field('metadata'), field('exiftool'), key('a"b\\c\n')],
  ],
  ['vt.metadata.exiftool["\\x00é"]', [field('metadata'), field('exiftool'), key('\u0000é')]],
  [
    'vt.metadata.signatures["__proto__"]',
    [field('metadata'), field('signatures'), key('__proto__')],
  ],
];

describe('printVtPath and parseVtPath', () => {
  it.each(PATHS)('write and read %s', (text, path) => {
    expect(printVtPath(path)).toBe(text);
    expect(parseVtPath(text)).toEqual({ ok: true, value: path });
  });

  it.each([
    [' vt . metadata . exiftool [ "A" ] ', 'vt.metadata.exiftool["A"]'],
    ['vt.behaviour.files_written[0x10]', 'vt.behaviour.files_written[16]'],
    ['vt.metadata /* c */ .tags[0] // x', 'vt.metadata.tags[0]'],
    ['vt.metadata.exiftool["\\x41"]', 'vt.metadata.exiftool["A"]'],
  ])('read %s too', (text, canonical) => {
    const parsed = parseVtPath(text);
    expect(parsed.ok ? printVtPath(parsed.value) : parsed.error).toBe(canonical);
  });

  it.each([
    ['', 'expected a path that starts with `vt`', 0],
    ['metadata', 'expected a path that starts with `vt`', 0],
    ['vt.metdata', '`vt` has no field `metdata`; did you mean `metadata`?', 3],
    [
      'vt.behaviour.registry_key_deleted',
      '`vt.behaviour` has no field `registry_key_deleted`; did you mean `registry_keys_deleted`, `registry_keys_opened` or `registry_keys_set`?',
      13,
    ],
    ['vt.metadata.', 'expected a field name after `.`, found the end', 12],
    ['vt.metadata.7', 'expected a field name after `.`, found `7`', 12],
    ['vt.metadata tags', 'expected `.` or `[`, found `tags`', 12],
    ['vt.metadata.tags.x', '`vt.metadata.tags` is an array without fields', 17],
    [
      'vt.metadata.exiftool.MIMEType',
      '`vt.metadata.exiftool` is a map without fields; its keys are written `["MIMEType"]`',
      21,
    ],
    ['vt.metadata.file_size.x', '`vt.metadata.file_size` is an integer without fields', 22],
    ['vt.metadata[0]', '`vt.metadata` is an object, not a list or map', 12],
    ['vt.metadata.tags["x"]', 'expected a position, found `"x"`', 17],
    ['vt.metadata.tags[', 'expected a position, found the end', 17],
    ['vt.metadata.exiftool[0]', 'expected a key in double quotes, found `0`', 21],
    ['vt.metadata.tags[0', 'expected `]`, found the end', 18],
    ['vt.metadata.tags[99999999999999999]', 'the position is too large', 17],
    ['vt.metadata.exiftool["\\q"]', 'invalid escape sequence', 22],
  ])('refuse %j', (text, message, offset) => {
    const parsed = parseVtPath(text);
    const error = parsed.ok ? undefined : parsed.error;
    expect(error?.message).toContain(message);
    expect(error?.offset).toBe(offset);
  });

  it('answer for any text', () => {
    const piece = fc.constantFrom(
      'vt',
      '.',
      '[',
      ']',
      '"',
      '\\',
      '0',
      'metadata',
      'tags',
      ' ',
      '{',
      '/',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (path) => {
        const parsed = parseVtPath(path);
        const offset = parsed.ok ? 0 : parsed.error.offset;
        expect(offset).toBeLessThanOrEqual(path.length);
      }),
      { seed: 3 },
    );
  });

  it('read back every path of the schema with any key', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1000)), text, (choices, anyKey) => {
        const path = pathThrough(VT_ROOT_TYPE, () => choices.next().value ?? 0, anyKey);
        expect(parseVtPath(printVtPath(path))).toEqual({ ok: true, value: path });
        expect(typeAt(path)).toBeDefined();
      }),
      { seed: 5 },
    );
  });
});

/** A path down to a scalar, each way taken by the next choice. */
function pathThrough(type: FieldType, choose: () => number, anyKey: string): PathStep[] {
  switch (type.kind) {
    case 'struct': {
      const fields = [...vtMessage(type.message).fields.values()];
      const next = fields[choose() % fields.length];
      return next === undefined
        ? []
        : [field(next.name), ...pathThrough(next.type, choose, anyKey)];
    }
    case 'array':
      return [index(choose()), ...pathThrough(type.element, choose, anyKey)];
    case 'map':
      return [key(anyKey)];
    default:
      return [];
  }
}

describe('paths of a model', () => {
  const model = modelOf({
    data: behaviourObject({
      files_written: ['a', 'b'],
      sigma_analysis_results: [{ match_context: [{ values: { 'a.b': 'x', __proto: 'y' } }] }],
    }),
  });

  it.each([
    ['vt.behaviour.files_written[1]', 'b'],
    ['vt.behaviour.sigma_analysis_results[0].match_context[0].values["a.b"]', 'x'],
  ])('lead to the value and the node of %s', (text, value) => {
    const parsed = parseVtPath(text);
    const path = parsed.ok ? parsed.value : [];
    expect(vtValueAt(model.data, path)).toBe(value);
    const node = structureNodeAt(model, path);
    expect(node).toBeDefined();
    expect(structurePathOf(model, node ?? 0)).toEqual(path);
  });

  it.each([
    ['vt.behaviour.files_written[2]'],
    ['vt.behaviour.files_deleted'],
    ['vt.behaviour.files_deleted[0]'],
    ['vt.metadata.exiftool["x"]'],
  ])('lead nowhere for %s', (text) => {
    const parsed = parseVtPath(text);
    const path = parsed.ok ? parsed.value : [];
    expect(path).not.toEqual([]);
    expect(vtValueAt(model.data, path)).toBeUndefined();
    expect(structureNodeAt(model, path)).toBeUndefined();
  });

  it('have no type off the schema', () => {
    expect(typeAt([field('nothing')])).toBeUndefined();
    expect(typeAt([field('metadata'), index(0)])).toBeUndefined();
    expect(typeAt([...VALUES, key('x')])).toEqual({ kind: 'string' });
  });
});
