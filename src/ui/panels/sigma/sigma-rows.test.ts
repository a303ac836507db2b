import { describe, expect, it } from 'vitest';
import type { SigmaRow } from '../../../core/workbench/workbench.ts';
import { boundOf, boundResults, levelRank, otherPlatformText, platformText } from './sigma-rows.ts';

describe('boundResults', () => {
  const bound = boundResults([
    { resultIndex: 1, contextIndex: 3 },
    { resultIndex: 1, contextIndex: 0 },
    { resultIndex: 2, contextIndex: undefined },
  ]);
  const of = (resultIndex: number): unknown => {
    const vt = { resultIndex } as SigmaRow;
    const { contexts, isAsSuch } = boundOf({ vt }, bound);
    return [[...contexts], isAsSuch];
  };

  it('gathers what the YARA rule binds, by Sigma result', () => {
    expect([of(0), of(1), of(2)]).toEqual([
      [[], false],
      [[3, 0], false],
      [[], true],
    ]);
  });

  it('is nothing for a rule that VirusTotal did not record', () => {
    expect(boundOf({ vt: undefined }, bound)).toMatchObject({ isAsSuch: false });
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
