import { describe, expect, it } from 'vitest';
import { parseCondition } from './parse-condition.ts';
import { printCondition } from './print-condition.ts';

describe('printCondition', () => {
  it.each([
    ['a  and\n b', 'a and b'],
    ['((a) or (b))', 'a or b'],
    ['(a and b) or c', 'a and b or c'],
    ['a and (b or c)', 'a and (b or c)'],
    ['a and (b and c)', 'a and (b and c)'],
    ['not (not a)', 'not not a'],
    ['not (a and b)', 'not (a and b)'],
    ['(not a) and b', 'not a and b'],
    ['any of x*', '1 of x*'],
    ['a | count()  by x > 5 ', 'a | count()  by x > 5'],
    ['a |', 'a |'],
  ])('%j is printed as %j', (text, expected) => {
    const { condition } = parseCondition(text);
    expect(condition && printCondition(condition)).toBe(expected);
  });
});
