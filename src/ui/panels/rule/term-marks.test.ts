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

  it('marks nothing without a rule', () => {
    expect(termMarks(undefined)).toEqual([]);
    expect(termMarks(NO_ANALYSIS)).toEqual([]);
  });
});
