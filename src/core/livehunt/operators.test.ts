import { describe, expect, it } from 'vitest';
import type { FieldType } from '../yara/module-schema.ts';
import { acceptsOperator, offeredTests, operatorLabel } from './operators.ts';

const TEXT: FieldType = { kind: 'string' };
const NUMBER: FieldType = { kind: 'integer' };
const CONSTANT: FieldType = { kind: 'integer', enumPath: 'vt.FileType' };
const FLAG: FieldType = { kind: 'boolean' };

function offered(type: FieldType): string {
  return offeredTests(type)
    .map(({ kind, operator }) => operator ?? kind)
    .join(' ');
}

describe('offeredTests', () => {
  it.each<readonly [string, FieldType, string]>([
    [
      'text',
      TEXT,
      '== iequals contains icontains startswith istartswith endswith iendswith matches != defined',
    ],
    ['a number', NUMBER, '== != >= > <= < defined'],
    ['a number with a fraction', { kind: 'float' }, '== != >= > <= < defined'],
    ['a constant, which has no order', CONSTANT, '== != defined'],
    ['a boolean', FLAG, 'true defined'],
    ['an array', { kind: 'array', element: TEXT }, 'length'],
    ['a map', { kind: 'map', value: TEXT }, 'length'],
    ['a struct', { kind: 'struct', message: 'M' }, ''],
  ])('offers for %s what makes sense, the default first', (_, type, tests) => {
    expect(offered(type)).toBe(tests);
  });
});

describe('acceptsOperator', () => {
  it.each<readonly [FieldType, 'contains' | '<' | '==', boolean]>([
    [TEXT, 'contains', true],
    [TEXT, '<', true],
    [NUMBER, 'contains', false],
    [NUMBER, '<', true],
    [CONSTANT, '<', true],
    [FLAG, '==', false],
    [{ kind: 'array', element: TEXT }, '==', false],
  ])('%j %s: %s, as the engine does', (type, operator, accepted) => {
    expect(acceptsOperator(type, operator)).toBe(accepted);
  });
});

describe('operatorLabel', () => {
  it('has words for text and for numbers', () => {
    expect(operatorLabel(TEXT, '==')).toBe('is exactly');
    expect(operatorLabel(NUMBER, '==')).toBe('is');
    expect(operatorLabel(TEXT, '<')).toBe('is less than');
    expect(operatorLabel(undefined, 'iendswith')).toBe('ends with, in any case');
  });
});
