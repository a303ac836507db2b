import type { CorrelationRule } from '../rule/sigma-rule.ts';
import { groupOccurrences, type OccurrenceGroup } from './group-occurrences.ts';
import { measureOf, type MeasureKind } from './measure.ts';
import { memberTest } from './member-condition.ts';
import type { CorrelationMember, Occurrence, PlacedOccurrence } from './occurrence.ts';
import { createChainFinder } from './ordered-chain.ts';
import { areLowerBounds } from './threshold.ts';

/**
 * When a correlation comes about: once for each group of occurrences that its condition holds of, in the
 * order of time. Occurrences no further apart than the time span are together; each is in one
 * correlation at most. A condition that more occurrences can only help to hold is tried on every window
 * that ends with an occurrence; any other on windows that begin with the first occurrence that is in none
 * yet, since only a whole time span shows it. Members: for each of the rule's references. Never throws.
 * O(n log n) but for averages and percentiles, and for ordered ones see `createChainFinder`.
 * Source: Sigma correlation rules specification 2.1.
 */
export function correlate(
  rule: CorrelationRule,
  members: readonly CorrelationMember[],
): readonly Occurrence[] {
  const found = groupOccurrences(rule, members).flatMap((group) =>
    placesIn(rule, members, group).map((placed) => toOccurrence(placed, group)),
  );
  return found.sort((a, b) => a.time - b.time);
}

/** Whether further occurrences can only make a correlation come about, never spoil it. Never throws. */
export function isMonotone(rule: CorrelationRule, members: readonly CorrelationMember[]): boolean {
  return measureOf(rule, members).isMonotone;
}

function placesIn(
  rule: CorrelationRule,
  members: readonly CorrelationMember[],
  { placed }: OccurrenceGroup,
): readonly (readonly PlacedOccurrence[])[] {
  if (rule.type === 'temporal_ordered') {
    const test = memberTest(rule, members);
    const next = createChainFinder(members.length, test, rule.timespan);
    return byEvent(placed).flatMap((sameEvent) => {
      const chain = next(sameEvent);
      return chain === undefined ? [] : [chain];
    });
  }
  const kind = measureOf(rule, members);
  const slides = kind.isMonotone || (rule.type === 'value_sum' && areLowerBounds(rule.thresholds));
  return slides
    ? slidingWindows(placed, kind, rule.timespan)
    : separateWindows(placed, kind, rule.timespan);
}

function slidingWindows(
  placed: readonly PlacedOccurrence[],
  { create }: MeasureKind,
  timespan: number,
): readonly (readonly PlacedOccurrence[])[] {
  const found: (readonly PlacedOccurrence[])[] = [];
  let measure = create();
  let start = 0;
  for (const [index, last] of placed.entries()) {
    measure.add(last);
    for (let first = placed[start]; first !== undefined && isApart(first, last, timespan);) {
      measure.remove(first);
      start++;
      first = placed[start];
    }
    if (!measure.holds()) continue;
    found.push(placed.slice(start, index + 1));
    start = index + 1;
    measure = create();
  }
  return found;
}

function separateWindows(
  placed: readonly PlacedOccurrence[],
  { create }: MeasureKind,
  timespan: number,
): readonly (readonly PlacedOccurrence[])[] {
  const found: (readonly PlacedOccurrence[])[] = [];
  let measure = create();
  let start = 0;
  for (const [index, next] of placed.entries()) {
    const first = placed[start] ?? next;
    if (isApart(first, next, timespan)) {
      if (measure.holds()) found.push(placed.slice(start, index));
      measure = create();
      start = index;
    }
    measure.add(next);
  }
  if (placed.length > 0 && measure.holds()) found.push(placed.slice(start));
  return found;
}

function isApart(first: PlacedOccurrence, last: PlacedOccurrence, timespan: number): boolean {
  return last.occurrence.time - first.occurrence.time > timespan;
}

/** Neighbours that are of the same event, by several members. */
function byEvent(placed: readonly PlacedOccurrence[]): readonly (readonly PlacedOccurrence[])[] {
  const events: PlacedOccurrence[][] = [];
  let last: Occurrence | undefined;
  for (const each of placed) {
    const { occurrence } = each;
    const isSame =
      last?.time === occurrence.time && last.events.join() === occurrence.events.join();
    if (isSame) events.at(-1)?.push(each);
    else events.push([each]);
    last = occurrence;
  }
  return events;
}

function toOccurrence(
  placed: readonly PlacedOccurrence[],
  { values }: OccurrenceGroup,
): Occurrence {
  const events = new Set(placed.flatMap(({ occurrence }) => occurrence.events));
  return {
    time: placed.at(-1)?.occurrence.time ?? 0,
    events: [...events].sort((a, b) => a - b),
    read: (field) => values.get(field),
  };
}
