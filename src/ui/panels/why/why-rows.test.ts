import { describe, expect, it } from 'vitest';
import type { TermVerdict } from '../../../core/workbench/workbench.ts';
import { fakeRule } from '../../../state/fake-ports.ts';
import { whyRows } from './why-rows.ts';

const term = (start: number, end: number): TermVerdict => ({
  span: { start, end },
  outcome: 'true',
  nTrue: 1,
  nTotal: 1,
  witnesses: [],
});

describe('whyRows', () => {
  it('puts outer terms before inner ones, in the order of the text', () => {
    const text = 'any x: ( aa and\n  bb ) or cc';
    const terms = [term(9, 11), term(0, 22), term(18, 20), term(26, 28)];
    const rows = whyRows(fakeRule({ terms }), text);
    expect(rows.map(({ text: shown, depth }) => [shown, depth])).toEqual([
      ['any x: ( aa and bb )', 0],
      ['aa', 1],
      ['bb', 1],
      ['cc', 0],
    ]);
  });

  it('cuts long terms', () => {
    const rows = whyRows(fakeRule({ terms: [term(0, 5000)] }), 'a'.repeat(5000));
    expect(rows[0]?.text).toHaveLength(201);
  });

  it('is empty without a rule', () => {
    expect(whyRows(undefined, '')).toEqual([]);
  });
});
