import type { CompiledRule } from '../compile/compiled-rule.ts';
import { createSigmaMatcher, type SigmaMatcher } from '../index/sigma-matcher.ts';

/**
 * A matcher in which some rules were changed: they are indexed by themselves, and what the base says of
 * them does not count, but in `nUndecided` and `nEvaluated`. changed: the new rules by their positions in
 * the base. Never throws. O(size of the changed rules).
 */
export function overlayMatcher(
  base: SigmaMatcher,
  changed: ReadonlyMap<number, CompiledRule>,
): SigmaMatcher {
  const positions = [...changed.keys()];
  const over = createSigmaMatcher({ rules: [...changed.values()] });
  return {
    *match(events) {
      const below = base.match(events);
      let step = below.next();
      for (; step.done !== true; step = below.next()) yield Math.floor(step.value / 2);
      const { matches, nUndecided, nEvaluated } = step.value;
      const above = over.match(events);
      let next = above.next();
      for (; next.done !== true; next = above.next()) {
        yield Math.floor((events.length + next.value) / 2);
      }
      const all = [
        ...matches.filter(({ rule }) => !changed.has(rule)),
        ...next.value.matches.map((match) => ({ ...match, rule: positions[match.rule] ?? -1 })),
      ];
      return {
        matches: all.sort((a, b) => a.event - b.event || a.rule - b.rule),
        nUndecided: nUndecided + next.value.nUndecided,
        nEvaluated: nEvaluated + next.value.nEvaluated,
      };
    },
  };
}
