import { describe, expect, it } from 'vitest';
import type { MatchReport, RulesetSummary } from '../../../core/workbench/sigma/sigma-bench.ts';
import { notLoadedText } from './not-loaded-text.ts';

const MATCHES = { generation: 1 } as MatchReport;

const holding = (...kinds: readonly RulesetSummary['kind'][]) => ({
  rulesets: kinds.map((kind) => ({ kind, nRules: 1500 }) as RulesetSummary),
});

describe('a rule that is not loaded', () => {
  it.each([
    ['Sigma Integrated Rule Set (GitHub)', 'Load SigmaHQ’s rules to see why it fired'],
    ['SOC Prime Threat Detection Marketplace', 'Load SOC Prime’s rules to see why it fired'],
    ['Some Rules of Ours', 'Load SigmaHQ’s rules to see why it fired'],
    ['', 'Load SigmaHQ’s rules to see why it fired'],
  ])('of %j leads to the rules that have it', (source, action) => {
    expect(notLoadedText(source, holding('project'), MATCHES)?.action).toBe(action);
  });

  it('is told otherwise where the user has loaded rules, and it is not among them', () => {
    expect(notLoadedText('', holding('project', 'user'), MATCHES)).toEqual({
      fact: 'none of the 3,000 loaded rules has this title or id',
      action: 'Load a ruleset that has it to see why it fired',
    });
    expect(notLoadedText('Joe Security', holding('user'), MATCHES)?.action).toBe(
      'Load a revision of Joe Security’s rules that has it to see why it fired',
    );
  });

  it('is not told of while the rules have not been run', () => {
    expect(notLoadedText('', holding('project'), undefined)).toBeUndefined();
    expect(notLoadedText('', holding(), undefined)).toBeDefined();
  });
});
