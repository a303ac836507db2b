import { describe, expect, it } from 'vitest';
import type { SigmaRow } from '../../../core/workbench/workbench.ts';
import { levelRank, otherPlatformText, platformText, sigmaTableRows } from './sigma-rows.ts';

const row = (resultIndex: number): SigmaRow => ({
  resultIndex,
  node: resultIndex,
  title: `rule ${resultIndex}`,
  level: 'high',
  ruleSource: '',
  ruleId: '',
  description: '',
  author: '',
  platform: undefined,
  isForOtherPlatform: false,
  source: 'vt',
  contexts: [],
  nContexts: 0,
});

describe('sigmaTableRows', () => {
  it('gathers what the rule binds, per Sigma result', () => {
    const rows = sigmaTableRows({ rows: [row(0), row(1), row(2)] }, [
      { resultIndex: 1, contextIndex: 3 },
      { resultIndex: 1, contextIndex: 0 },
      { resultIndex: 2, contextIndex: undefined },
    ]);
    expect(rows.map(({ bound, isBoundAsSuch }) => [[...bound], isBoundAsSuch])).toEqual([
      [[], false],
      [[3, 0], false],
      [[], true],
    ]);
  });

  it('is empty while no report is open', () => {
    expect(sigmaTableRows(undefined, [])).toEqual([]);
  });
});

describe('the columns', () => {
  it('order levels by weight and put other words last', () => {
    const levels = ['odd', 'low', 'critical', 'informational', 'Medium', 'high'];
    expect(levels.toSorted((a, b) => levelRank(b) - levelRank(a))).toEqual([
      'critical',
      'high',
      'Medium',
      'low',
      'informational',
      'odd',
    ]);
  });

  it.each([
    [undefined, 'any'],
    ['macos', 'macOS'],
    ['windows', 'Windows'],
  ] as const)('name the platform %s', (platform, text) => {
    expect(platformText({ platform })).toBe(text);
  });

  it('tell a rule for another system apart', () => {
    const rule = { platform: 'macos', isForOtherPlatform: true } as const;
    expect(otherPlatformText(rule, 'linux')).toEqual({
      rule: 'macOS rule',
      sample: 'sample is Linux',
    });
    expect(otherPlatformText({ ...rule, isForOtherPlatform: false }, 'macos')).toBeUndefined();
  });
});
