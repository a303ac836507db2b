import { describe, expect, it } from 'vitest';
import { ruleHead } from '../../sigma/rule/testdata/rule-head.ts';
import { joinSigmaRows } from './join-sigma-rows.ts';
import type { FiringRule, MatchReport, RecordedVerdict } from './sigma-bench.ts';
import type { SigmaRow } from '../workbench.ts';

function vtRow(resultIndex: number, change: Partial<SigmaRow> = {}): SigmaRow {
  return {
    resultIndex,
    node: resultIndex,
    title: `recorded ${resultIndex}`,
    level: 'high',
    ruleSource: '',
    ruleId: '',
    description: '',
    author: '',
    platform: undefined,
    isForOtherPlatform: false,
    source: 'vt',
    contexts: [],
    nContexts: 2,
    ...change,
  };
}

function firing(rule: number, change: Partial<FiringRule> = {}): FiringRule {
  return {
    rule,
    rulesetId: 1,
    head: ruleHead({ title: `rule ${rule}` }),
    logsource: { product: undefined, category: undefined, service: undefined },
    platform: undefined,
    fileName: '',
    nYes: 1,
    nUnknown: 0,
    reasons: [],
    placeholders: [],
    unevaluated: undefined,
    ...change,
  };
}

function verdict(
  resultIndex: number,
  rule: number,
  change: Partial<RecordedVerdict> = {},
): RecordedVerdict {
  return { resultIndex, rule, nYes: 0, nUnknown: 0, nNo: 0, nElsewhere: 0, ...change };
}

function report(
  rules: readonly FiringRule[],
  recorded: readonly RecordedVerdict[] = [],
): MatchReport {
  return {
    generation: 1,
    nRules: 9,
    nSampleEvents: 9,
    nLogEvents: 0,
    rules,
    recorded,
    correlations: [],
    refused: [],
    nRefused: 0,
  };
}

describe('joinSigmaRows', () => {
  it('has what VirusTotal recorded while no rules are loaded', () => {
    expect(joinSigmaRows([vtRow(0), vtRow(1)], undefined, 'windows')).toMatchObject([
      { key: 'vt:0', source: 'vt', verdict: 'not-loaded', nContexts: 2, level: 'high' },
      { key: 'vt:1', source: 'vt', verdict: 'not-loaded' },
    ]);
  });

  it('adds the rules that fire or may fire here, and no others', () => {
    const rows = joinSigmaRows(
      [],
      report([firing(4), firing(5, { nYes: 0, nUnknown: 3 }), firing(6, { nYes: 0 })]),
      undefined,
    );
    expect(rows).toMatchObject([
      { key: 'here:4', source: 'here', verdict: 'fires', nContexts: 1 },
      { key: 'here:5', source: 'here', verdict: 'unknown', nContexts: 3 },
    ]);
  });

  it('makes one line of a result and its rule, with the events of both', () => {
    const rows = joinSigmaRows(
      [vtRow(0, { level: '' })],
      report(
        [firing(4, { nYes: 5, head: ruleHead({ level: 'Low' }) })],
        [verdict(0, 4, { nYes: 2, nElsewhere: 3 })],
      ),
      undefined,
    );
    expect(rows).toMatchObject([
      { key: 'vt:0', source: 'both', verdict: 'fires', nContexts: 5, level: 'low', reasons: [] },
    ]);
  });

  it('joins one rule to every result of its title', () => {
    const rows = joinSigmaRows(
      [vtRow(0), vtRow(1)],
      report([firing(4)], [verdict(0, 4, { nYes: 2 }), verdict(1, 4, { nYes: 1 })]),
      undefined,
    );
    expect(rows.map(({ source }) => source)).toEqual(['both', 'both']);
  });

  it.each([
    ['fires most', verdict(0, 4, { nUnknown: 2 }), verdict(0, 5, { nYes: 1, nNo: 1 }), 5],
    ['may fire', verdict(0, 4, { nNo: 2 }), verdict(0, 5, { nUnknown: 2 }), 5],
    ['fires elsewhere', verdict(0, 4, { nNo: 2 }), verdict(0, 5, { nNo: 2, nElsewhere: 1 }), 5],
    ['stands first', verdict(0, 4, { nYes: 2 }), verdict(0, 5, { nYes: 2 }), 4],
  ])('of several rules of that title joins the one that %s', (_, first, second, rule) => {
    const rows = joinSigmaRows(
      [vtRow(0)],
      report([firing(4), firing(5)], [first, second]),
      undefined,
    );
    expect(rows[0]?.here?.rule).toBe(rule);
    expect(rows.map(({ source }) => source).slice(1)).toEqual(['here']);
  });

  it.each([
    [
      { nNo: 1 },
      'VirusTotal ran another revision: the loaded rule does not fire on the recorded event',
    ],
    [
      { nNo: 3 },
      'VirusTotal ran another revision: the loaded rule does not fire on any recorded event',
    ],
    [
      { nYes: 2, nNo: 1 },
      'VirusTotal ran another revision: the loaded rule does not fire on 1 of 3 recorded events',
    ],
    [{}, 'VirusTotal kept no event that the rule could be run on'],
  ])('says why a loaded rule differs: %j', (counts, reason) => {
    const rows = joinSigmaRows(
      [vtRow(0)],
      report([firing(4, { nYes: 0 })], [verdict(0, 4, counts)]),
      undefined,
    );
    expect(rows).toMatchObject([{ source: 'vt', verdict: 'silent', reasons: [reason] }]);
  });

  it('says why it cannot be told', () => {
    const rows = joinSigmaRows(
      [vtRow(0)],
      report(
        [firing(4, { nYes: 0, nUnknown: 2, reasons: ['ScriptBlockText is cut'] })],
        [verdict(0, 4, { nUnknown: 2 })],
      ),
      undefined,
    );
    expect(rows).toMatchObject([
      { source: 'both', verdict: 'unknown', reasons: ['ScriptBlockText is cut'] },
    ]);
  });

  it('tells a rule for another platform, and where a rule belongs', () => {
    const linux = firing(4, {
      platform: 'linux',
      head: ruleHead({ tags: ['attack.execution', 'attack.t1059'] }),
      logsource: { product: 'linux', category: 'process_creation', service: undefined },
    });
    const rows = joinSigmaRows([], report([linux]), 'macos');
    expect(rows).toMatchObject([
      {
        isForOtherPlatform: true,
        logsource: 'linux / process_creation',
        tactics: ['execution'],
        techniques: ['T1059'],
      },
    ]);
    expect(joinSigmaRows([], report([linux]), undefined)[0]?.isForOtherPlatform).toBe(false);
  });

  it('takes a verdict about a rule that is not there for none', () => {
    expect(joinSigmaRows([vtRow(0)], report([], [verdict(0, 4)]), undefined)).toMatchObject([
      { verdict: 'not-loaded' },
    ]);
  });
});
