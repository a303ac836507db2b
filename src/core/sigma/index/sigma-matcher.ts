import type { Ruleset } from '../compile/ruleset.ts';
import type { SigmaEvent } from '../event.ts';
import { createRuleTest, isReported } from '../match/evaluate-rule.ts';
import { createEventReader, type PreparedEvent } from '../match/prepared-event.ts';
import type { EventMatch, RuleVerdict } from '../match/verdict.ts';
import { createCandidateFinder } from './find-candidates.ts';
import { createRouter } from './routing.ts';
import { buildWitnessIndex } from './witness-index.ts';
import { buildWitnessTable } from './witness-table.ts';

/** Rules, indexed to be run over many events. */
export interface SigmaMatcher {
  /**
   * All rules on these events, without asking each rule about each event. Yields how many events are done
   * now and then, so that whoever drives it can tell progress, or stop. Never throws.
   */
  readonly match: (events: readonly SigmaEvent[]) => Generator<number, MatchOutcome, void>;
}

export interface MatchOutcome {
  /** By event, then by rule: the same that `evaluateAll` tells. */
  readonly matches: readonly EventMatch[];
  /**
   * Pairs of a rule and an event about which nothing can be told but that the event lacks what the rule
   * reads. Some of them a filter of the rule would exclude; `evaluateAll` finds that out.
   */
  readonly nUndecided: number;
  /** How often a rule was evaluated. */
  readonly nEvaluated: number;
}

/** Events between two yields: some milliseconds. */
const EVENTS_PER_STEP = 64;

/** Indexes rules. Never throws. O(size of the rules); of a ruleset out of a pack much less. */
export function createSigmaMatcher({
  rules,
  witnesses,
}: Pick<Ruleset, 'rules' | 'witnesses'>): SigmaMatcher {
  const table = witnesses ?? buildWitnessTable(rules.map(({ root }) => root));
  const index = buildWitnessIndex(table);
  const route = createRouter(
    rules.map(({ logsource }) => logsource),
    index,
  );
  const findCandidates = createCandidateFinder(index);
  const read = createEventReader();
  const tests: (RuleTest | undefined)[] = rules.map(() => undefined);
  const testOf = (rule: number): RuleTest | undefined => {
    const compiled = rules[rule];
    return (tests[rule] ??= compiled && createRuleTest(compiled));
  };
  return {
    *match(events) {
      const matches: EventMatch[] = [];
      let nUndecided = 0;
      let nEvaluated = 0;
      for (const [number, event] of events.entries()) {
        if (number % EVENTS_PER_STEP === 0 && number > 0) yield number;
        const candidates = findCandidates(event, route(event.logsource));
        nUndecided += candidates.nUndecided;
        nEvaluated += candidates.rules.length;
        if (candidates.rules.length === 0) continue;
        nUndecided += evaluateCandidates(testOf, candidates.rules, read(event), number, matches);
      }
      return { matches, nUndecided, nEvaluated };
    },
  };
}

/** Runs a matcher to its end. Never throws. */
export function matchAll(matcher: SigmaMatcher, events: readonly SigmaEvent[]): MatchOutcome {
  const run = matcher.match(events);
  let step = run.next();
  while (step.done !== true) step = run.next();
  return step.value;
}

type RuleTest = (event: PreparedEvent) => RuleVerdict;

/** Adds what is to be told to `matches`; how many verdicts are not. */
function evaluateCandidates(
  testOf: (rule: number) => RuleTest | undefined,
  candidates: readonly number[],
  prepared: PreparedEvent,
  event: number,
  matches: EventMatch[],
): number {
  let nUnreported = 0;
  for (const rule of candidates) {
    const verdict = testOf(rule)?.(prepared);
    if (verdict === undefined || verdict.truth === 'no') continue;
    if (isReported(verdict)) {
      matches.push({ event, rule, truth: verdict.truth, doubts: verdict.doubts });
    } else {
      nUnreported++;
    }
  }
  return nUnreported;
}
