import { describe, expect, it } from 'vitest';
import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import type { SigmaRow } from '../../../core/workbench/workbench.ts';
import { isDoubtful, tableItems } from './table-items.ts';

type Row = Pick<JoinedSigmaRow, 'key' | 'verdict' | 'reasons' | 'level' | 'vt'>;

function row(key: string, change: Partial<Row> = {}): Row {
  return { key, verdict: 'fires', reasons: [], level: 'medium', vt: undefined, ...change };
}

/** So many rules that cannot be told for a reason. */
function doubtful(count: number, reason: string, change: Partial<Row> = {}): readonly Row[] {
  return Array.from({ length: count }, (_, at) =>
    row(`${reason}-${at}`, { verdict: 'unknown', reasons: [reason, 'more'], ...change }),
  );
}

/** The lines, a reason as `reason × number of its rules`. */
function lines(rows: readonly Row[], ...open: readonly string[]): readonly string[] {
  const items = tableItems(
    rows,
    (each) => each as JoinedSigmaRow,
    (key) => open.includes(key),
  );
  return items.map((item) => (item.kind === 'rule' ? item.key : `${item.reason} × ${item.nRules}`));
}

describe('the lines of the table', () => {
  it('leave a few rules that cannot be told where the order has them', () => {
    const rows = [row('a'), ...doubtful(12, 'no parent'), row('z')];
    expect(lines(rows)).toEqual(rows.map(({ key }) => key));
  });

  it('gather many by their first reason, the most frequent reason first, after the others', () => {
    const rows = [
      ...doubtful(4, 'no image'),
      row('a'),
      ...doubtful(9, 'no parent'),
      row('z', { verdict: 'silent' }),
    ];
    expect(lines(rows)).toEqual(['a', 'z', 'no parent × 9', 'no image × 4']);
  });

  it('have the rules of an open reason under it, in their order', () => {
    const rows = [...doubtful(10, 'b'), ...doubtful(3, 'c'), row('a')];
    const found = lines(rows, 'reason:c', 'reason:elsewhere');
    expect(found).toEqual(['a', 'b × 10', 'c × 3', 'c-0', 'c-1', 'c-2']);
    const items = tableItems(
      rows,
      (each) => each as JoinedSigmaRow,
      (key) => key === 'reason:c',
    );
    expect(items.slice(-4)).toMatchObject([
      { kind: 'reason', key: 'reason:c' },
      { groupKey: 'reason:c' },
      { groupKey: 'reason:c' },
      { groupKey: 'reason:c' },
    ]);
    expect(items[0]).toMatchObject({ key: 'a', groupKey: undefined });
  });

  it('gather reasons of one or two rules, and rules without any, under one line', () => {
    const rows = [
      ...doubtful(2, 'rare'),
      ...doubtful(10, 'often'),
      ...doubtful(1, 'once'),
      ...doubtful(3, 'unsaid', { reasons: [] }),
    ];
    expect(lines(rows, 'reason:Other reasons')).toEqual([
      'often × 10',
      'Other reasons × 6',
      'rare-0',
      'rare-1',
      'once-0',
      'unsaid-0',
      'unsaid-1',
      'unsaid-2',
    ]);
  });

  it('name a rare reason that is the only one', () => {
    const rows = [...doubtful(12, 'often'), ...doubtful(1, 'once')];
    expect(lines(rows)).toEqual(['often × 12', 'once × 1']);
  });

  it('count the levels that one would not like to miss', () => {
    const rows = [
      ...doubtful(2, 'r', { level: 'critical' }),
      ...doubtful(8, 'r', { level: 'low' }),
      ...doubtful(5, 'r', { level: 'High' }),
    ];
    const [item] = tableItems(
      rows,
      (each) => each as JoinedSigmaRow,
      () => false,
    );
    expect(item).toMatchObject({
      nRules: 15,
      levels: [
        { level: 'critical', nRules: 2 },
        { level: 'high', nRules: 5 },
      ],
    });
  });

  it('keep apart what VirusTotal recorded: that fired', () => {
    const vt = { resultIndex: 0 } as SigmaRow;
    expect(isDoubtful(row('a', { verdict: 'unknown', vt }))).toBe(false);
    expect(isDoubtful(row('a', { verdict: 'unknown' }))).toBe(true);
    const rows = [...doubtful(13, 'r'), row('recorded', { verdict: 'unknown', vt })];
    expect(lines(rows)).toEqual(['recorded', 'r × 13']);
  });

  it('take the text of a reason as it is', () => {
    expect(lines(doubtful(13, '__proto__'))).toEqual(['__proto__ × 13']);
  });
});
