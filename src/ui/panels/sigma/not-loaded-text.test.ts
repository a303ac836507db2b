import { describe, expect, it } from 'vitest';
import type { MatchReport, RulesetSummary } from '../../../core/workbench/sigma/sigma-bench.ts';
import { notLoadedText } from './not-loaded-text.ts';

const MATCHES = { generation: 1 } as MatchReport;

const holding = (...kinds: readonly RulesetSummary['kind'][]) => ({
  rulesets: kinds.map((kind) => ({ kind, nRules: 1500 }) as RulesetSummary),
});

describe('a rule that is not loaded', () => {
  it.each([
    ['Sigma Integrated Rule Set (GitHub)', 'Load SigmaHQ’s rules…'],
    ['SOC Prime Threat Detection Marketplace', 'Load SOC Prime’s rules…'],
    ['Some Rules of Ours', 'Load SigmaHQ’s rules…'],
    ['', 'Load SigmaHQ’s rules…'],
  ])('of %j leads to the rules that have it', (source, action) => {
    expect(notLoadedText(source, holding('project'), MATCHES)?.action).toBe(action);
  });

  it('says what they are good for', () => {
    expect(notLoadedText('', holding('project'), MATCHES)?.sentence).toBe(
      'VirusTotal ran this rule; it is not loaded here. Load SigmaHQ’s rules to see why it fired',
    );
  });

  it('is told otherwise where the user has loaded rules, and it is not among them', () => {
    const text = notLoadedText('', holding('project', 'user'), MATCHES);
    expect(text?.sentence).toMatch(/^None of the 3,000 loaded rules has this title or id: /);
    expect(text?.action).toBe('Load Sigma rules…');
  });

  it('is not told of while the rules have not been run', () => {
    expect(notLoadedText('', holding('project'), undefined)).toBeUndefined();
    expect(notLoadedText('', holding(), undefined)).toBeDefined();
  });
});
