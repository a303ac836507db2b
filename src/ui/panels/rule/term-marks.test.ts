import { describe, expect, it } from 'vitest';
import { fakeRule, NO_ANALYSIS } from '../../../state/fake-ports.ts';
import { termMarks } from './term-marks.ts';

describe('termMarks', () => {
  const witnesses = [1, 2, 3, 4].map((at) => ({ vtPath: `vt.a[${at}]`, value: 'v', node: at }));
  const terms = [
    { span: { start: 1, end: 2 }, outcome: 'true', nTrue: 4, nTotal: 9, witnesses },
  ] as const;

  it('marks the terms of the active rule with counts and the first witnesses', () => {
    const analysis = { ...NO_ANALYSIS, rules: [fakeRule(), fakeRule({ terms })], activeRule: 1 };
    expect(termMarks(analysis)).toEqual([
      {
        span: { start: 1, end: 2 },
        outcome: 'true',
        note: '4 of 9',
        hover: 'true for 4 of 9\nvt.a[1] = v\nvt.a[2] = v\nvt.a[3] = v',
      },
    ]);
  });

  it('shows a value on one line with nothing hidden, and an element by its place alone', () => {
    const hostile = [
      { vtPath: 'vt.a', value: 'x\ny\u202e', node: 1 },
      { vtPath: 'vt.b[0]', value: '', node: 2 },
    ];
    const rule = fakeRule({ terms: [{ ...terms[0], witnesses: hostile }] });
    const [mark] = termMarks({ ...NO_ANALYSIS, rules: [rule], activeRule: 0 });
    expect(mark?.hover).toBe('true for 4 of 9\nvt.a = x\u240ay\ufffd\nvt.b[0]');
  });

  it('marks nothing without a rule', () => {
    expect(termMarks(undefined)).toEqual([]);
    expect(termMarks(NO_ANALYSIS)).toEqual([]);
  });
});
