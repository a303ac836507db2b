import type { CollectionMember } from '../rule/rule-collection.ts';
import type { CorrelationRule, RuleHead } from '../rule/sigma-rule.ts';
import { readField, type PreparedEvent } from '../match/prepared-event.ts';
import { foldedText } from '../match/prepared-value.ts';
import type { Doubt, EventMatch, Truth } from '../match/verdict.ts';
import { correlate, isMonotone } from './correlate.ts';
import type { CorrelationMember, Occurrence } from './occurrence.ts';

/** What correlations are evaluated on. */
export interface CorrelationInput {
  /** With their members resolved; undefined for one that cannot be read any more, which never comes about. */
  readonly correlations: readonly {
    readonly correlation: CorrelationRule | undefined;
    readonly members: readonly CollectionMember[];
  }[];
  /** The heads of the collection's rules. */
  readonly ruleHeads: readonly RuleHead[];
  /** What the rules of the collection say of the events; positions are into these two lists. */
  readonly matches: readonly EventMatch[];
  readonly events: readonly PreparedEvent[];
  /**
   * Whether the events are all that happened, as in a log, and not the ones that somebody kept, as in a
   * report.
   */
  readonly isWhole: boolean;
}

/** Whether a correlation came about, and when. */
export interface CorrelationVerdict {
  readonly truth: Truth;
  readonly doubts: readonly Doubt[];
  /** In the order of time; empty unless `truth` is yes. */
  readonly occurrences: readonly Pick<Occurrence, 'time' | 'events'>[];
}

/**
 * For each correlation whether it comes about. Unknown where that depends on events that nobody kept, have
 * no time, or on which a rule may have fired: `needs-event-stream`. Never throws.
 * Source: Sigma correlation rules specification 2.1; Kleene's logic.
 */
export function evaluateCorrelations(input: CorrelationInput): readonly CorrelationVerdict[] {
  const sure = createResolver(input, { withUnknown: false });
  const possible = createResolver(input, { withUnknown: true });
  return input.correlations.map((_, index) => {
    const { occurrences, isSpoilable, isOpen, hasNoTime } = sure(index, 0);
    const isCertain = input.isWhole && !isOpen;
    if (occurrences.length > 0 && (isCertain || !isSpoilable)) {
      return { truth: 'yes', doubts: [], occurrences };
    }
    if (isCertain) return NEVER;
    const mayComeAbout =
      !input.isWhole || hasNoTime || isSpoilable || possible(index, 0).occurrences.length > 0;
    return mayComeAbout ? OPEN : NEVER;
  });
}

const NEVER: CorrelationVerdict = { truth: 'no', doubts: [], occurrences: [] };
const OPEN: CorrelationVerdict = {
  truth: 'unknown',
  doubts: [{ kind: 'needs-event-stream' }],
  occurrences: [],
};

/** A correlation on some of the matches, and what stands in the way of trusting that. */
interface Resolution {
  readonly occurrences: readonly Occurrence[];
  /** Further occurrences might spoil it. */
  readonly isSpoilable: boolean;
  /** There are matches that may be none, or that have no time. */
  readonly isOpen: boolean;
  readonly hasNoTime: boolean;
}

const UNRESOLVED: Resolution = {
  occurrences: [],
  isSpoilable: false,
  isOpen: false,
  hasNoTime: false,
};

/** Correlations are about correlations at most so deep; collecting them has ruled out circles. */
const MAX_DEPTH = 100;

function createResolver(
  { correlations, ruleHeads, matches, events }: CorrelationInput,
  { withUnknown }: { readonly withUnknown: boolean },
): (correlation: number, depth: number) => Resolution {
  const ofRules = matchesByRule(matches);
  const known = new Map<number, Resolution>();

  const ofRule = (rule: number): Resolution => {
    const all = ofRules.get(rule) ?? [];
    const wanted = withUnknown ? all : all.filter(({ truth }) => truth === 'yes');
    const occurrences = wanted.flatMap(({ event }) => occurrenceOf(events[event], event));
    const hasNoTime = all.some(({ event }) => events[event]?.event.time === undefined);
    const isOpen = hasNoTime || all.some(({ truth }) => truth === 'unknown');
    return { occurrences, isSpoilable: false, isOpen, hasNoTime };
  };

  const resolve = (index: number, depth: number): Resolution => {
    const collected = correlations[index];
    if (collected?.correlation === undefined || depth > MAX_DEPTH) return UNRESOLVED;
    const before = known.get(index);
    if (before !== undefined) return before;
    const { correlation } = collected;
    const parts = collected.members.map((member) =>
      member.kind === 'rule' ? ofRule(member.index) : resolve(member.index, depth + 1),
    );
    const members = collected.members.map((member, at): CorrelationMember => {
      const head =
        member.kind === 'rule'
          ? ruleHeads[member.index]
          : correlations[member.index]?.correlation?.head;
      const names = [correlation.rules[at]?.text, head?.name, head?.id];
      return {
        names: names.filter((name) => name !== undefined),
        occurrences: parts[at]?.occurrences ?? [],
      };
    });
    const resolution = {
      occurrences: correlate(correlation, members),
      isSpoilable: !isMonotone(correlation, members) || parts.some((part) => part.isSpoilable),
      isOpen: parts.some((part) => part.isOpen),
      hasNoTime: parts.some((part) => part.hasNoTime),
    };
    known.set(index, resolution);
    return resolution;
  };
  return resolve;
}

function matchesByRule(matches: readonly EventMatch[]): ReadonlyMap<number, readonly EventMatch[]> {
  const byRule = new Map<number, EventMatch[]>();
  for (const match of matches) {
    const list = byRule.get(match.rule);
    if (list === undefined) byRule.set(match.rule, [match]);
    else list.push(match);
  }
  return byRule;
}

/** None for an event without a time. */
function occurrenceOf(prepared: PreparedEvent | undefined, event: number): readonly Occurrence[] {
  const time = prepared?.event.time;
  if (prepared === undefined || time === undefined) return [];
  return [{ time, events: [event], read: (field) => readText(prepared, field) }];
}

function readText(prepared: PreparedEvent, field: string): string | undefined {
  const reading = readField(prepared, field);
  if (reading.kind !== 'present' || reading.values.length === 0) return undefined;
  const [first, ...others] = reading.values.map(foldedText);
  return others.length === 0 ? first : JSON.stringify([first, ...others]);
}
