import { invariant } from '../../../base/assert.ts';
import type { Ruleset } from '../../sigma/compile/ruleset.ts';
import { changeRules, type ValueRefusal } from '../../sigma/link/change-rules.ts';
import { changedRuleset } from '../../sigma/link/changed-ruleset.ts';
import type { LinkedRulesets } from '../../sigma/link/link-rulesets.ts';
import { overlayMatcher } from '../../sigma/link/overlay-matcher.ts';
import type { PlaceholderValues } from '../../sigma/link/placeholder-values.ts';
import type { LoadedRuleset } from './loaded-ruleset.ts';
import type { RefusedValues, Work } from './sigma-bench.ts';

/** Rules that cannot take their values and are told one by one; the rest are counted. */
const MAX_REFUSED = 50;

/** Rulesets as they are run. */
export interface ChangedRulesets {
  readonly rulesets: readonly LoadedRuleset[];
  readonly refused: readonly RefusedValues[];
  readonly nRefused: number;
}

/**
 * The loaded rulesets as they are run: with the filters of each other, and with the values of
 * placeholders. One that nothing changes is the very same. Never throws. O(rules concerned).
 */
export function* changeRulesets(
  loaded: readonly LoadedRuleset[],
  { rulesets: links }: LinkedRulesets,
  values: PlaceholderValues,
): Work<ChangedRulesets> {
  const rulesets: LoadedRuleset[] = [];
  const refused: RefusedValues[] = [];
  let nRefused = 0;
  for (const [at, each] of loaded.entries()) {
    const link = links[at];
    invariant(link !== undefined, 'every ruleset is linked');
    const steps = changeRules(each.ruleset, { ...link, values });
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) yield { stage: 'compiling', ...step.value };
    const { rules, refusals } = step.value;
    nRefused += refusals.length;
    for (const refusal of refusals.slice(0, MAX_REFUSED - refused.length)) {
      refused.push(refusedValues(each.ruleset, refusal));
    }
    const { summary, ruleset, matcher } = each;
    rulesets.push(
      rules.size === 0
        ? each
        : {
            summary,
            ruleset: changedRuleset(ruleset, rules),
            matcher: overlayMatcher(matcher, rules),
          },
    );
  }
  return { rulesets, refused, nRefused };
}

function refusedValues(
  { rules, origins, files }: Ruleset,
  { rule, names, message }: ValueRefusal,
): RefusedValues {
  return {
    title: rules[rule]?.head.title ?? '',
    fileName: files[origins[rule]?.file ?? -1]?.name ?? '',
    names,
    message,
  };
}
