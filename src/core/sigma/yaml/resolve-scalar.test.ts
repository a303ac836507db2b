import { describe, expect, it } from 'vitest';
import { decimalText } from './decimal-text.ts';
import { resolveScalar } from './resolve-scalar.ts';
import { yaml11Reading } from './yaml11-reading.ts';

describe('resolveScalar', () => {
  it.each([
    ['null', ['', '~', 'null', 'Null', 'NULL']],
    ['boolean', ['true', 'True', 'TRUE', 'false', 'False', 'FALSE']],
    ['integer', ['0', '1', '-1', '+1', '007', '010', '0x1F', '0o17', '18446744073709551616']],
    ['float', ['1.5', '.5', '1.', '-1e3', '1E+3', '61e8', '.inf', '-.Inf', '.NaN', '01.50']],
    [
      'string',
      ['nULL', 'tRue', 'yes', 'No', 'on', 'OFF', 'y', '1_000', '0b11', '0x', '0o8', '0xg'],
    ],
    [
      'string',
      ['-0x1', '+0o7', '1:30', '2024-01-01', '1e', 'e1', '.', '-', '+', '-.', '1.2.3', '1e400'],
    ],
    ['string', ['-.nan', '.INf', '0X1', '1 ', '\u0661', '1'.repeat(301)]],
  ])('is %s for %j', (type, texts) => {
    expect(texts.map((text) => [text, resolveScalar(text)])).toEqual(
      texts.map((text) => [text, type]),
    );
  });
});

describe('decimalText', () => {
  it.each([
    ['5', '5'],
    ['+5', '5'],
    ['-5', '-5'],
    ['007', '7'],
    ['000', '0'],
    ['0x1F', '31'],
    ['0xffffffffffffffff', '18446744073709551615'],
    ['0o17', '15'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['1.', '1'],
    ['01.50', '1.50'],
    ['1.E3', '1e3'],
    ['1E+3', '1e+3'],
    ['.inf', undefined],
    ['-.INF', undefined],
    ['.nan', undefined],
  ])('%s is %s', (text, expected) => {
    expect(decimalText(text)).toBe(expected);
  });
});

describe('yaml11Reading', () => {
  it.each([
    ['yes', { kind: 'boolean', value: true }],
    ['On', { kind: 'boolean', value: true }],
    ['NO', { kind: 'boolean', value: false }],
    ['off', { kind: 'boolean', value: false }],
    ['010', { kind: 'integer', text: '8' }],
    ['-010', { kind: 'integer', text: '-8' }],
    ['0b101', { kind: 'integer', text: '5' }],
    ['1_000', { kind: 'integer', text: '1000' }],
    ['0x_ff', { kind: 'integer', text: '255' }],
    ['-0xff', { kind: 'integer', text: '-255' }],
    ['1:30', { kind: 'integer', text: '90' }],
    ['12:30:45', { kind: 'integer', text: '45045' }],
    ['0o17', { kind: 'text' }],
    ['2024-01-31', { kind: 'date' }],
    ['2024-01-31 10:00:00', { kind: 'date' }],
    ['2024-01-31T10:00:00Z', { kind: 'date' }],
  ])('%s is something else', (text, expected) => {
    expect(yaml11Reading(text)).toEqual(expected);
  });

  it.each([
    ['', 'y', 'n', 'true', 'null', '5', '0', '-5', '09', '0x1f', '1.5', 'yEs', '0o', '0b2', '_1'],
    ['1:60', '01:30', '1:', ':30', '2024-1-1', '2024-01-01x', '2024-01-0', 'a2024', '1.2.3.4', 'é'],
  ])('the others are the same', (...texts) => {
    expect(texts.map((text) => yaml11Reading(text))).toEqual(texts.map(() => undefined));
  });
});
