import type { RecordedEvent } from '../../../events/recorded-event.ts';
import type {
  MatchReport,
  RulesetSummary,
  SigmaBench,
  Work,
  WorkProgress,
} from '../sigma-bench.ts';
import type { SampleEvents } from '../sigma-events.ts';

/** Drives long work to its end. */
export function run<T>(work: Work<T>): {
  readonly value: T;
  readonly steps: readonly WorkProgress[];
} {
  const steps: WorkProgress[] = [];
  let step = work.next();
  while (step.done !== true) {
    steps.push(step.value);
    step = work.next();
  }
  return { value: step.value, steps };
}

/** Opens texts as the files of one ruleset, named by their numbers. */
export function openTexts(bench: SigmaBench, name: string, ...texts: readonly string[]): number {
  const files = texts.map((text, at) => ({
    name: `${at}.yml`,
    bytes: new TextEncoder().encode(text),
  }));
  const outcome = run(bench.openRules({ name, kind: 'user', files })).value;
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.rulesetId;
}

/** The ruleset of a name as the bench tells of it. */
export function rulesetNamed(bench: SigmaBench, name: string): RulesetSummary {
  const found = bench.holdings().rulesets.find((ruleset) => ruleset.name === name);
  if (found === undefined) throw new Error(`no ruleset is named ${name}`);
  return found;
}

/** The titles of the rules that fire, and those that cannot be told with a question mark. */
export function fired({ rules }: MatchReport): readonly string[] {
  return rules
    .filter(({ nYes, nUnknown }) => nYes + nUnknown > 0)
    .map(({ head, nYes }) => (nYes > 0 ? head.title : `${head.title}?`));
}

/** A sample of these events. */
export function sampleOf(events: readonly RecordedEvent[]): SampleEvents {
  return { sampleId: 1, platform: 'windows', events, notes: [], results: [] };
}
