import { describe, expect, it } from 'vitest';
import { fakeRuleset } from './fake-sigma.ts';
import { loadedText } from './sigma-texts.ts';

describe('loadedText', () => {
  it.each([
    [{ nRules: 1 }, 'Loaded 1 Sigma rule from a.yml'],
    [
      { nRules: 1200, nProblems: 2, nProblemFiles: 1 },
      'Loaded 1,200 Sigma rules from a.yml, 2 problems in 1 file',
    ],
    [{ nRules: 0 }, 'Loaded 0 Sigma rules from a.yml'],
    [{ nRules: 0, nFilters: 1, nFilteredRules: 3 }, 'Loaded 1 filter on 3 rules from a.yml'],
    [
      { nRules: 2, nFilters: 2, nFilteredRules: 1 },
      'Loaded 2 Sigma rules and 2 filters on 1 rule from a.yml',
    ],
  ])('says %j', (change, text) => {
    const rulesets = [fakeRuleset(7, { name: 'a.yml', ...change })];
    const holdings = { rulesets, logs: [], placeholders: [] };
    expect(loadedText({ ok: true, rulesetId: 7, holdings })).toBe(text);
  });
});
