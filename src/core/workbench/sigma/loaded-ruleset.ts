import type { Ruleset } from '../../sigma/compile/ruleset.ts';
import type { SigmaMatcher } from '../../sigma/index/sigma-matcher.ts';
import type { RulesetLink } from '../../sigma/link/link-rulesets.ts';
import type { RuleProblem, RulesetKind, RulesetSummary } from './sigma-bench.ts';

/** Rules that are loaded together, ready to be run. */
export interface LoadedRuleset {
  readonly summary: RulesetSummary;
  readonly ruleset: Ruleset;
  readonly matcher: SigmaMatcher;
}

/** Problems that are handed out of one ruleset; the rest are counted. */
export const MAX_RULE_PROBLEMS = 500;

/**
 * What is told of a ruleset among those that are loaded with it. Mere remarks of the checker are no
 * problems: they are about rules that do what they should. Never throws. O(problems).
 */
export function summariseRuleset(
  ruleset: Ruleset,
  { id, name, kind }: { readonly id: number; readonly name: string; readonly kind: RulesetKind },
  link: RulesetLink,
): RulesetSummary {
  const problems = link.problems.filter(({ severity }) => severity !== 'info');
  return {
    id,
    name,
    kind,
    nRules: ruleset.rules.length,
    nFiles: ruleset.files.length,
    nCorrelations: link.nCorrelations,
    nFilters: link.nFilters,
    nFilteredRules: link.nFilteredRules,
    nLeftOut: ruleset.nLeftOut,
    problems: problems
      .toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
      .slice(0, MAX_RULE_PROBLEMS)
      .map(({ file, severity, message, help, place }): RuleProblem => ({
        fileName: ruleset.files[file]?.name ?? '',
        severity,
        message,
        help,
        line: place?.line,
        column: place?.column,
      })),
    nProblems: problems.length,
    nProblemFiles: new Set(problems.map(({ file }) => file)).size,
  };
}
