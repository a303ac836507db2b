import { assertNever } from '../../../base/assert.ts';
import { parseDecimal } from '../match/decimal.ts';
import type { CorrelationRule } from '../rule/sigma-rule.ts';
import { fieldOfAlias } from './group-occurrences.ts';
import { memberTest } from './member-condition.ts';
import type { CorrelationMember, PlacedOccurrence } from './occurrence.ts';
import { areLowerBounds, passesAll } from './threshold.ts';

/** What a window of time holds, kept up to date while occurrences come and go. */
export interface Measure {
  readonly add: (placed: PlacedOccurrence) => void;
  readonly remove: (placed: PlacedOccurrence) => void;
  /** Whether the correlation's condition holds of what is in the window. */
  readonly holds: () => boolean;
}

/** How a correlation other than an ordered one measures a window. */
export interface MeasureKind {
  readonly create: () => Measure;
  /** Whether occurrences that come on top cannot spoil the condition. */
  readonly isMonotone: boolean;
}

/**
 * How a correlation measures: events are counted, distinct values of its fields (several fields make a
 * tuple; case does not count), or numbers are added up, averaged or ranked. What is no number, or lacks a
 * field, does not count. A percentile between two values is interpolated. Never throws.
 * Source: Sigma correlation rules specification, "Correlation Types".
 */
export function measureOf(
  rule: CorrelationRule,
  members: readonly CorrelationMember[],
): MeasureKind {
  const { type, thresholds } = rule;
  const valueOf = (placed: PlacedOccurrence) => valueText(rule, members, placed);
  const growing = areLowerBounds(thresholds);
  switch (type) {
    case 'event_count':
      return { create: () => eventCount(rule), isMonotone: growing };
    case 'value_count':
      return { create: () => valueCount(rule, valueOf), isMonotone: growing };
    case 'temporal':
    case 'temporal_ordered': {
      const { accepts, isMonotone } = memberTest(rule, members);
      return { create: () => membersThere(accepts), isMonotone };
    }
    case 'value_sum':
      return { create: () => valueSum(rule, valueOf), isMonotone: false };
    case 'value_avg':
      return { create: () => numbers(rule, valueOf, average), isMonotone: false };
    case 'value_median':
      return {
        create: () => numbers(rule, valueOf, (all) => percentile(all, 50)),
        isMonotone: false,
      };
    case 'value_percentile': {
      const rank = rule.percentile ?? 50;
      return {
        create: () => numbers(rule, valueOf, (all) => percentile(all, rank)),
        isMonotone: false,
      };
    }
    default:
      return assertNever(type, 'type');
  }
}

function eventCount({ thresholds }: CorrelationRule): Measure {
  let count = 0;
  return {
    add: () => count++,
    remove: () => count--,
    holds: () => passesAll(count, thresholds),
  };
}

type ValueOf = (placed: PlacedOccurrence) => string | undefined;

function valueCount({ thresholds }: CorrelationRule, valueOf: ValueOf): Measure {
  const counts = createCounts<string>();
  return {
    add: (placed) => counts.change(valueOf(placed), 1),
    remove: (placed) => counts.change(valueOf(placed), -1),
    holds: () => passesAll(counts.size(), thresholds),
  };
}

function membersThere(accepts: (isThere: (member: number) => boolean) => boolean): Measure {
  const counts = createCounts<number>();
  return {
    add: ({ member }) => counts.change(member, 1),
    remove: ({ member }) => counts.change(member, -1),
    holds: () => accepts(counts.has),
  };
}

function valueSum({ thresholds }: CorrelationRule, valueOf: ValueOf): Measure {
  let total = 0;
  let count = 0;
  const change = (placed: PlacedOccurrence, by: 1 | -1) => {
    const number = numberOf(valueOf(placed));
    if (number === undefined) return;
    total += by * number;
    count += by;
  };
  return {
    add: (placed) => change(placed, 1),
    remove: (placed) => change(placed, -1),
    holds: () => count > 0 && passesAll(total, thresholds),
  };
}

/** Of windows that only grow. */
function numbers(
  { thresholds }: CorrelationRule,
  valueOf: ValueOf,
  measure: (all: readonly number[]) => number,
): Measure {
  const all: number[] = [];
  return {
    add: (placed) => {
      const number = numberOf(valueOf(placed));
      if (number !== undefined) all.push(number);
    },
    remove: () => undefined,
    holds: () => all.length > 0 && passesAll(measure(all), thresholds),
  };
}

function average(all: readonly number[]): number {
  return all.reduce((total, each) => total + each, 0) / all.length;
}

function percentile(all: readonly number[], rank: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  const place = (Math.min(100, Math.max(0, rank)) / 100) * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && parseDecimal(text) !== undefined ? Number(text) : undefined;
}

/** The values of the fields that count, as one text; undefined where one is missing. */
function valueText(
  rule: CorrelationRule,
  members: readonly CorrelationMember[],
  { member, occurrence }: PlacedOccurrence,
): string | undefined {
  const texts: string[] = [];
  for (const name of rule.valueFields) {
    const text =
      occurrence.read(fieldOfAlias(rule, members[member], name)) ?? occurrence.read(name);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.length === 1 ? texts[0] : JSON.stringify(texts);
}

interface Counts<Key> {
  readonly change: (key: Key | undefined, by: 1 | -1) => void;
  readonly has: (key: Key) => boolean;
  readonly size: () => number;
}

function createCounts<Key>(): Counts<Key> {
  const counts = new Map<Key, number>();
  return {
    change: (key, by) => {
      if (key === undefined) return;
      const count = (counts.get(key) ?? 0) + by;
      if (count > 0) counts.set(key, count);
      else counts.delete(key);
    },
    has: (key) => counts.has(key),
    size: () => counts.size,
  };
}
