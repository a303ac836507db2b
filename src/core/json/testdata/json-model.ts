import * as fc from 'fast-check';

import { assertNever } from '../../../base/assert.ts';

/** A JSON value as a document spells it: numbers as text, members in order and with duplicate keys. */
export type JsonModel =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly elements: readonly JsonModel[] }
  | { readonly kind: 'object'; readonly members: readonly JsonMember[] };

export type JsonMember = readonly [key: string, value: JsonModel];

/** A document: what it means, and one of the many ways to write it. */
export interface JsonSample {
  readonly model: JsonModel;
  readonly text: string;
}

const TRICKY_STRINGS = [
  '',
  '__proto__',
  'a"b',
  'C:\\Temp',
  '\ud800',
  '😀',
  '\u0000\n\t',
  'é',
  'ſK',
  '/',
];
const TRICKY_NUMBERS = ['0', '-0', '1e400', '9007199254740993', '1.50', '2E+3', '-1.5e-7'];

const strings = fc.oneof(
  fc.constantFrom(...TRICKY_STRINGS),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({ unit: fc.constantFrom('a', 'B', 'k', '\\', '"', '\n', '/', 'K'), maxLength: 6 }),
);

const { model: models } = fc.letrec<{ model: JsonModel }>((tie) => ({
  model: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('true', 'false', 'null', ...TRICKY_NUMBERS).map(scalarModel),
    fc.integer().map((number) => scalarModel(String(number))),
    strings.map((value) => ({ kind: 'string', value }) as const),
    fc
      .array(tie('model'), { maxLength: 5 })
      .map((elements) => ({ kind: 'array', elements }) as const),
    fc
      .array(fc.tuple(strings, tie('model')), { maxLength: 5 })
      .map((members) => ({ kind: 'object', members }) as const),
  ),
}));

/** Documents of every kind, with white space and escapes of every kind. */
export const jsonSamples: fc.Arbitrary<JsonSample> = fc
  .tuple(models, fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }))
  .map(([model, noise]) => ({ model, text: printModel(model, createChooser(noise)) }));

function scalarModel(text: string): JsonModel {
  return { kind: 'scalar', text };
}

/** Yields the noise's numbers again and again. */
type Chooser = () => number;

function createChooser(noise: readonly number[]): Chooser {
  let at = 0;
  return () => noise[at++ % noise.length] ?? 0;
}

function printModel(model: JsonModel, choose: Chooser): string {
  return space(choose) + printBare(model, choose) + space(choose);
}

function printBare(model: JsonModel, choose: Chooser): string {
  switch (model.kind) {
    case 'scalar':
      return model.text;
    case 'string':
      return printString(model.value, choose);
    case 'array':
      return `[${model.elements.map((element) => printModel(element, choose)).join(',') || space(choose)}]`;
    case 'object': {
      const members = model.members.map(
        ([key, value]) =>
          `${space(choose)}${printString(key, choose)}${space(choose)}:${printModel(value, choose)}`,
      );
      return `{${members.join(',') || space(choose)}}`;
    }
    default:
      return assertNever(model);
  }
}

function space(choose: Chooser): string {
  return ['', '', '', '', '', '', ' ', '\n', '\r\n\t', '  '][choose()] ?? '';
}

function printString(value: string, choose: Chooser): string {
  const written = Array.from(value, (character) => {
    const isHalf = character.length === 1 && character >= '\ud800' && character <= '\udfff';
    if (choose() === 0 || isHalf) return character.split('').map(unicodeEscape).join('');
    if (character === '/' && choose() < 5) return '\\/';
    return JSON.stringify(character).slice(1, -1);
  });
  return `"${written.join('')}"`;
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
