import type { Ruleset } from '../compile/ruleset.ts';
import type { RuleChanges } from './change-rules.ts';

/**
 * A ruleset in which some rules are others. Its witnesses would be those of the rules as they were, so it
 * has none. Never throws. O(rules).
 */
export function changedRuleset(ruleset: Ruleset, changed: RuleChanges['rules']): Ruleset {
  const { origins, files, nLeftOut, correlations, nFilters, links } = ruleset;
  return {
    rules: ruleset.rules.map((rule, at) => changed.get(at) ?? rule),
    origins,
    files,
    nLeftOut,
    correlations,
    nFilters,
    links,
    // Out of a pack they are read when somebody asks for them.
    get problems() {
      return ruleset.problems;
    },
  };
}
