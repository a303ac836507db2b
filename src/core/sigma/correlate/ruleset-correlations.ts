import type { Ruleset } from '../compile/ruleset.ts';
import { prepareEvent } from '../match/prepared-event.ts';
import type { SigmaEvent } from '../event.ts';
import type { EventMatch } from '../match/verdict.ts';
import type { CorrelationRule } from '../rule/sigma-rule.ts';
import { evaluateCorrelations, type CorrelationVerdict } from './evaluate-correlations.ts';

/** A correlation and whether it came about. */
export interface CorrelationOutcome {
  readonly rule: CorrelationRule;
  readonly verdict: CorrelationVerdict;
}

/**
 * What the correlations of a ruleset say of a stream of events, in their order, without those that do
 * not come about. matches: what the rules of the set say of the events; positions are into both lists,
 * and every event is one, also where another says the same. isWhole: see `CorrelationInput`; where it is
 * false, only correlations that some of the matches are about are told. A set without any costs nothing.
 * Never throws. O(matches), and what the correlations cost.
 */
export function rulesetCorrelations(
  ruleset: Pick<Ruleset, 'rules' | 'correlations'>,
  stream: {
    readonly events: readonly SigmaEvent[];
    readonly matches: readonly EventMatch[];
    readonly isWhole: boolean;
  },
): readonly CorrelationOutcome[] {
  const { events, matches, isWhole } = stream;
  if (ruleset.correlations.length === 0 || matches.length === 0) return [];
  const correlations = ruleset.correlations.map(({ members, read }) => ({
    members,
    correlation: read(),
  }));
  const verdicts = evaluateCorrelations({
    correlations,
    ruleHeads: ruleset.rules.map(({ head }) => head),
    matches,
    events: events.map(prepareEvent),
    isWhole,
  });
  const isTouched = touchedCorrelations(ruleset.correlations, matches);
  return verdicts.flatMap((verdict, index) => {
    const rule = correlations[index]?.correlation;
    if (rule === undefined || verdict.truth === 'no' || !isTouched(index)) return [];
    return [{ rule, verdict }];
  });
}

/** Tells whether some rule fired, or may have, that a correlation is about, also by way of others. */
function touchedCorrelations(
  correlations: Ruleset['correlations'],
  matches: readonly EventMatch[],
): (index: number) => boolean {
  const fired = new Set(matches.map(({ rule }) => rule));
  const touched = new Set<number>();
  const dependents = new Map<number, number[]>();
  const pending: number[] = [];
  for (const [at, { members }] of correlations.entries()) {
    for (const { kind, index } of members) {
      if (kind === 'rule' && fired.has(index)) pending.push(at);
      if (kind === 'correlation') dependents.set(index, [...(dependents.get(index) ?? []), at]);
    }
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (touched.has(next)) continue;
    touched.add(next);
    pending.push(...(dependents.get(next) ?? []));
  }
  return (index) => touched.has(index);
}
