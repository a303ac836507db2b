import type { CorrelationOutcome } from '../core/sigma/correlate/ruleset-correlations.ts';
import type { Ruleset, RulesetCorrelation } from '../core/sigma/compile/ruleset.ts';
import { createSigmaMatcher, type SigmaMatcher } from '../core/sigma/index/sigma-matcher.ts';
import { changeRules, type RuleChanges } from '../core/sigma/link/change-rules.ts';
import { changedRuleset } from '../core/sigma/link/changed-ruleset.ts';
import { linkRulesets } from '../core/sigma/link/link-rulesets.ts';
import { overlayMatcher } from '../core/sigma/link/overlay-matcher.ts';
import type { PlaceholderValues } from '../core/sigma/link/placeholder-values.ts';
import type { LoadedRules } from './load-ruleset.ts';

/** Rulesets as they are run. */
export interface LinkedRules {
  readonly rulesets: readonly {
    readonly ruleset: Ruleset;
    readonly matcher: SigmaMatcher;
  }[];
  /** Correlations about rules of several rulesets; see `CorrelationLinks`. */
  readonly correlations: readonly RulesetCorrelation[];
  readonly isOfSeveral: (outcome: CorrelationOutcome) => boolean;
  /** How many correlations are run. */
  readonly nCorrelations: number;
  /** Which rules cannot take the values of their placeholders, in sentences. */
  readonly notes: readonly string[];
}

/**
 * Puts rulesets together as they are run: filters apply to the rules of all, correlations may be about
 * them, and rules out of packs have the values of placeholders; those out of files were compiled with them.
 * Never throws.
 */
export function linkLoaded(
  { rulesets, nPacks }: LoadedRules,
  values: PlaceholderValues,
): LinkedRules {
  const links = linkRulesets(rulesets);
  const notes: string[] = [];
  const { correlations, homes } = links.correlations;
  return {
    rulesets: rulesets.map((ruleset, at) => {
      const link = links.rulesets[at];
      const matcher = createSigmaMatcher(ruleset);
      if (link === undefined) return { ruleset, matcher };
      const { problems, joined } = link;
      const uses = at < nPacks ? link.uses : new Map<string, never>();
      const { rules, refusals } = changed(ruleset, { joined, uses, values });
      for (const { rule, message } of refusals) {
        notes.push(
          `${ruleset.rules[rule]?.head.title}: cannot take the values of its placeholders: ${message}`,
        );
      }
      return {
        ruleset: { ...(rules.size === 0 ? ruleset : changedRuleset(ruleset, rules)), problems },
        matcher: rules.size === 0 ? matcher : overlayMatcher(matcher, rules),
      };
    }),
    correlations,
    isOfSeveral: ({ rule }) => homes.has(rule),
    nCorrelations: links.rulesets.reduce((sum, { nCorrelations }) => sum + nCorrelations, 0),
    notes,
  };
}

function changed(ruleset: Ruleset, options: Parameters<typeof changeRules>[1]): RuleChanges {
  const steps = changeRules(ruleset, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
