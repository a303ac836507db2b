import { array, assert, nat, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toByteString } from '../../base/byte-string.ts';
import { VT_SCHEMA } from '../vt/vt-schema.ts';
import type { FieldType } from '../yara/module-schema.ts';
import { patternForText, textOfPattern } from './literal-regexp.ts';
import { operandText, parseOperand } from './parse-operand.ts';
import type { OperandRequest } from './parse-operand.ts';
import type { ComparisonOperator, Operand } from './pick.ts';

const TEXT: FieldType = { kind: 'string' };
const NUMBER: FieldType = { kind: 'integer' };
const LEVEL: FieldType = { kind: 'integer', enumPath: 'vt.SigmaRule.Level' };

function request(type: FieldType, operator: ComparisonOperator, fieldName = ''): OperandRequest {
  return { schema: VT_SCHEMA, type, operator, fieldName };
}

function draw(asked: OperandRequest, text: string): string {
  const operand = parseOperand(asked, text);
  return operand.ok ? `${operand.value.kind} ${operandText(operand.value)}` : operand.error;
}

describe('parseOperand', () => {
  it.each([
    [request(TEXT, '=='), 'C:\\a "b"', 'string C:\\a "b"'],
    [request(TEXT, '=='), ' x ', 'string  x '],
    [request(TEXT, '=='), '"a\\\\b"', 'string a\\b'],
    [request(TEXT, '=='), '"C:\\Program Files\\x"', 'string "C:\\Program Files\\x"'],
    [request(TEXT, '=='), '"a\\x00"', 'string "a\\x00"'],
    [request(TEXT, 'matches'), 'a+', 'regexp /a+/'],
    [request(TEXT, 'matches'), '/a\\/b/i', 'regexp /a\\/b/i'],
    [request(NUMBER, '>='), ' 0x10 ', 'integer 16'],
    [request(NUMBER, '>='), '-5', 'integer -5'],
    [request(NUMBER, '>='), '1_000', 'integer 1000'],
    [request(NUMBER, '>='), '4KB', 'integer 4096'],
    [request(NUMBER, '>=', 'start_time'), '1970-01-02', 'integer 86400'],
    [request(NUMBER, '>=', 'start_time'), '2024-05-01 12:00:01 UTC', 'integer 1714564801'],
    [request(LEVEL, '=='), 'high', 'constant vt.SigmaRule.Level.high'],
    [request(LEVEL, '=='), 'vt.SigmaRule.Level.low', 'constant vt.SigmaRule.Level.low'],
    [request(LEVEL, '>='), '3', 'integer 3'],
    [request({ kind: 'float' }, '<'), '1.5', 'float 1.5'],
    [request({ kind: 'float' }, '<'), '-1.5', 'float -1.5'],
  ])('%j reads %s', (asked, text, drawn) => {
    expect(draw(asked, text)).toBe(drawn);
  });

  it.each([
    [request(TEXT, '=='), '\ud800', 'the text holds half of a surrogate pair: delete it'],
    [request(TEXT, 'matches'), '', 'type a regular expression'],
    [request(NUMBER, '>='), '', 'type a number; KB and MB behind it multiply it'],
    [request(NUMBER, '>='), '1.5', 'type a whole number'],
    [
      request(NUMBER, '>=', 'not_after'),
      '2024-02-30',
      'type a date such as 2024-05-01, or a number of seconds since 1970',
    ],
    [
      request(NUMBER, 'contains'),
      '1',
      '`contains` needs text, and this is an integer: use ==, !=, <, <=, > or >=',
    ],
    [
      request(LEVEL, '=='),
      'hihg',
      '`hihg` is no constant of `vt.SigmaRule.Level`: did you mean `high`?',
    ],
    [
      request({ kind: 'boolean' }, '=='),
      '1',
      'a boolean stands bare or with `not`, without an operator',
    ],
  ])('%j refuses %s in words', (asked, text, message) => {
    expect(draw(asked, text)).toBe(message);
  });

  it('reads every value back from the text that shows it', () => {
    const bytes = array(nat(255), { maxLength: 8 }).map((codes) => String.fromCharCode(...codes));
    const texts = string({ unit: 'binary', maxLength: 8 }).map(toByteString);
    assert(
      property(oneof(bytes, texts), (value) => {
        const operand: Operand = { kind: 'string', value };
        expect(parseOperand(request(TEXT, '=='), operandText(operand))).toEqual({
          ok: true,
          value: operand,
        });
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe('a text as a regular expression', () => {
  it('reads back as the text, anchors or not', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 8 }).map(toByteString), (value) => {
        const pattern = patternForText(value);
        expect(textOfPattern(pattern)).toBe(value);
        expect(textOfPattern(`^${pattern}$`)).toBe(value);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it.each(['a.b', 'a+', '[a]', '(a)', 'a|b', '\\d', '\\x41', 'a{2}', 'a\\'])(
    'is none of %s',
    (pattern) => {
      expect(textOfPattern(pattern)).toBeUndefined();
    },
  );
});
