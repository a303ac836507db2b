import { describe, expect, it } from 'vitest';
import type { ExplanationPart } from '../../../core/workbench/workbench.ts';
import { MAX_WHY_ROWS, whyRows } from './why-rows.ts';

function part(
  start: number,
  end: number,
  more: Partial<Pick<ExplanationPart, 'children' | 'decisive'>> = {},
): ExplanationPart {
  return {
    span: { start, end },
    outcome: 'true',
    sentence: '',
    notes: [],
    witnesses: [],
    nWitnesses: 0,
    compared: [],
    nearMiss: undefined,
    children: [],
    decisive: [],
    nOmitted: 0,
    ...more,
  };
}

describe('whyRows', () => {
  it('puts outer parts before inner ones, and says which decide', () => {
    const text = 'any x: ( aa and\n  bb ) or cc';
    const loop = part(0, 22, { children: [part(9, 11), part(18, 20)], decisive: [1] });
    const rows = whyRows(part(0, 28, { children: [loop, part(26, 28)], decisive: [0] }), text);
    expect(rows.map((row) => [row.text, row.depth, row.isDecisive])).toEqual([
      ['any x: ( aa and bb ) or cc', 0, true],
      ['any x: ( aa and bb )', 1, true],
      ['aa', 2, false],
      ['bb', 2, true],
      ['cc', 1, false],
    ]);
  });

  it('cuts long parts', () => {
    expect(whyRows(part(0, 5000), 'a'.repeat(5000))[0]?.text).toHaveLength(201);
  });

  it('stops at a limit', () => {
    const children = Array.from({ length: 2 * MAX_WHY_ROWS }, () => part(0, 1));
    expect(whyRows(part(0, 1, { children }), 'a')).toHaveLength(MAX_WHY_ROWS);
  });
});
