import { invariant } from '../../../base/assert.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { CompiledRule } from '../../sigma/compile/compiled-rule.ts';
import type { LinkedRulesets } from '../../sigma/link/link-rulesets.ts';
import { evaluateRule } from '../../sigma/match/evaluate-rule.ts';
import { logsourceConflicts } from '../../sigma/match/logsource.ts';
import { prepareEvent } from '../../sigma/match/prepared-event.ts';
import type { EventMatch, Truth } from '../../sigma/match/verdict.ts';
import { firstCopies } from './event-copies.ts';
import type { LoadedRuleset } from './loaded-ruleset.ts';
import type { Work } from './sigma-bench.ts';

/**
 * The outcome of the loaded rules on the events at hand. Rules are numbered through all rulesets, in
 * their order. It holds on to the rules and events that it is about, whatever is loaded later.
 */
export interface SigmaMatching {
  readonly generation: number;
  readonly rulesets: readonly LoadedRuleset[];
  /** Correlations about rules of several of them. */
  readonly linked: LinkedRulesets['correlations'];
  readonly events: readonly RecordedEvent[];
  /** For each event, the first that says the same; only those are run. */
  readonly firstCopies: readonly number[];
  /** For each rule that fires or may fire, where; in the order of the events. */
  readonly byRule: ReadonlyMap<number, readonly EventMatch[]>;
}

/** A rule by its number in a matching. */
export interface RulePlace {
  readonly loaded: LoadedRuleset;
  /** Position in its ruleset. */
  readonly index: number;
  readonly rule: CompiledRule;
}

/** Runs every rule over every event. O(rules + events), and what their matches cost. Never throws. */
export function* matchEvents(options: {
  readonly generation: number;
  readonly rulesets: readonly LoadedRuleset[];
  readonly linked: SigmaMatching['linked'];
  readonly events: readonly RecordedEvent[];
}): Work<SigmaMatching> {
  const { rulesets, events } = options;
  const copies = firstCopies(events);
  const distinct = events.flatMap((_, at) => (copies[at] === at ? at : []));
  const run = distinct.map((at) => entry(events, at).event);
  const total = run.length * rulesets.length;
  const byRule = new Map<number, EventMatch[]>();
  let done = 0;
  let firstRule = 0;
  for (const { matcher, ruleset } of rulesets) {
    const steps = matcher.match(run);
    let step = steps.next();
    while (step.done !== true) {
      yield { stage: 'matching', done: done + step.value, total };
      step = steps.next();
    }
    for (const match of step.value.matches) {
      const rule = firstRule + match.rule;
      const found = { ...match, rule, event: entry(distinct, match.event) };
      const known = byRule.get(rule);
      if (known === undefined) byRule.set(rule, [found]);
      else known.push(found);
    }
    firstRule += ruleset.rules.length;
    done += run.length;
  }
  return { ...options, firstCopies: copies, byRule };
}

/** The rule of a number; undefined where there is none. Never throws. O(rulesets). */
export function ruleAt({ rulesets }: SigmaMatching, number: number): RulePlace | undefined {
  let index = number;
  for (const loaded of rulesets) {
    const { rules } = loaded.ruleset;
    const rule = rules[index];
    if (rule !== undefined) return { loaded, index, rule };
    index -= rules.length;
  }
  return undefined;
}

/**
 * What a rule says of an event that is not among its matches: a rule about other logs does not fire,
 * and it may be that the event lacks what the rule reads. Never throws.
 */
export function untoldTruth(matching: SigmaMatching, rule: number, event: number): Truth {
  const place = ruleAt(matching, rule);
  const recorded = matching.events[event];
  if (place === undefined || recorded === undefined) return 'no';
  if (logsourceConflicts(place.rule.logsource, recorded.event.logsource)) return 'no';
  return evaluateRule(place.rule, prepareEvent(recorded.event)).truth;
}

function entry<T>(list: readonly T[], at: number): T {
  const found = list[at];
  invariant(found !== undefined, 'positions are of their list');
  return found;
}
