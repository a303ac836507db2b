import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '../../base/utf8.ts';
import { createWorkbench } from './create-workbench.ts';
import { createRuleRunner } from './run-rules.ts';
import type { Workbench } from './workbench.ts';

const SHA = 'a'.repeat(64);

function opened(size: number): Workbench {
  const workbench = createWorkbench();
  const report = { data: { type: 'file', id: SHA, attributes: { sha256: SHA, size } } };
  const bytes = encodeUtf8(JSON.stringify(report));
  workbench.open({ files: [{ name: 'a.json', bytes }], mode: 'replace' });
  return workbench;
}

const TEXT = `import "vt"
rule small { condition: vt.metadata.file_size < 1KB }
rule big { condition: vt.metadata.file_size > 1MB }
rule any_size { condition: vt.metadata.file_size >= 0 }
`;

const IN_BIG = TEXT.indexOf('1MB');

describe('the active one of several rules', () => {
  it.each([
    ['the first', TEXT.indexOf('1KB'), 0],
    ['another', IN_BIG, 1],
    ['the last where the cursor is in none', 0, 2],
    ['the last without a cursor', undefined, 2],
  ])('is that at the cursor, and the only one with chips and terms: %s', (_, cursor, active) => {
    const request = cursor === undefined ? { ruleText: TEXT } : { ruleText: TEXT, cursor };
    const { activeRule, rules } = opened(10).analyse(request);
    expect(activeRule).toBe(active);
    expect(rules.map(({ verdict }) => verdict)).toEqual(['matches', 'does-not-match', 'matches']);
    const details = rules.map(({ chips, terms, chipVerdicts }) => [
      chips !== undefined,
      terms.length,
      chipVerdicts.size,
    ]);
    const expected = [0, 1, 2].map((at) => (at === active ? [true, 1, 1] : [false, 0, 0]));
    expect(details).toEqual(expected);
  });

  it('is the one that is explained', () => {
    const workbench = opened(10);
    workbench.analyse({ ruleText: TEXT, cursor: 0 });
    expect(workbench.explain({ ruleText: TEXT, cursor: IN_BIG })?.name).toBe('big');
    expect(workbench.explain({ ruleText: TEXT })?.name).toBe('any_size');
  });

  it('is judged anew for another sample', () => {
    const workbench = opened(10);
    const verdicts = (): readonly string[] =>
      workbench.analyse({ ruleText: TEXT }).rules.map(({ verdict }) => verdict);
    expect(verdicts()).toEqual(['matches', 'does-not-match', 'matches']);
    const other = { data: { type: 'file', id: 'b', attributes: { size: 2 ** 21 } } };
    const bytes = encodeUtf8(JSON.stringify(other));
    workbench.open({ files: [{ name: 'b.json', bytes }], mode: 'replace' });
    expect(verdicts()).toEqual(['does-not-match', 'matches', 'matches']);
  });
});

describe('createRuleRunner', () => {
  it('runs a text once, and again when text or target is another', () => {
    const run = createRuleRunner();
    const first = run(TEXT, {});
    expect(run(TEXT, {})).toBe(first);
    expect(run(TEXT, { target: 'url' })).not.toBe(first);
    expect(run(TEXT, {})).not.toBe(first);
    expect(run('', {}).rules).toEqual([]);
  });
});
