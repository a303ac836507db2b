import type { RuleFileProblem, Ruleset } from '../compile/ruleset.ts';
import type { FilterRule } from '../rule/sigma-rule.ts';
import { changeProblems } from './change-problems.ts';
import { linkCorrelations, type CorrelationLinks } from './link-correlations.ts';
import { linkFilters } from './link-filters.ts';
import { placeholderUses, type PlaceholderUses } from './placeholder-uses.ts';

/** What rulesets that are loaded together mean for each other. */
export interface LinkedRulesets {
  /** For each ruleset. */
  readonly rulesets: readonly RulesetLink[];
  /** The correlations that no ruleset can settle by itself. */
  readonly correlations: Pick<CorrelationLinks, 'correlations' | 'homes'>;
}

/** What the others mean for one ruleset. */
export interface RulesetLink {
  /** The filters of others that apply to its rules, by their positions. */
  readonly joined: ReadonlyMap<number, readonly FilterRule[]>;
  readonly uses: PlaceholderUses;
  /** The very list of the ruleset where the others change nothing in it. */
  readonly problems: readonly RuleFileProblem[];
  /** Filters of it that apply to a rule of any ruleset, and how many rules they apply to. */
  readonly nFilters: number;
  readonly nFilteredRules: number;
  /** Correlations of it that are settled, in any company. */
  readonly nCorrelations: number;
}

/**
 * Puts rulesets together: filters apply to the rules of all, and correlations may be about them. No rule
 * is compiled. Never throws. O(rules · filters), and little where there are no filters and no open
 * correlations.
 */
export function linkRulesets(rulesets: readonly Ruleset[]): LinkedRulesets {
  const filters = linkFilters(rulesets);
  const { correlations, homes, changes } = linkCorrelations(rulesets);
  const nSettled = rulesets.map(() => 0);
  for (const home of homes.values()) nSettled[home] = (nSettled[home] ?? 0) + 1;
  return {
    correlations: { correlations, homes },
    rulesets: rulesets.map((ruleset, at): RulesetLink => {
      const of = filters[at];
      const joined = of?.joined ?? new Map<number, readonly FilterRule[]>();
      return {
        joined,
        uses: placeholderUses(ruleset, joined),
        problems: changeProblems(
          ruleset,
          [of?.changes, changes[at]].filter((each) => each !== undefined),
        ),
        nFilters: of?.nFilters ?? 0,
        nFilteredRules: of?.nFilteredRules ?? 0,
        nCorrelations: ruleset.correlations.length + (nSettled[at] ?? 0),
      };
    }),
  };
}
