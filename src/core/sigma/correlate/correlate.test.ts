import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ruleHead } from '../rule/testdata/rule-head.ts';
import type { CorrelationRule, CorrelationType } from '../rule/sigma-rule.ts';
import { correlate } from './correlate.ts';
import type { CorrelationMember } from './occurrence.ts';

const SPAN = { start: 0, end: 0 };
const TIMESPAN = 10;

function rule(
  type: CorrelationType,
  nMembers: number,
  more: Partial<CorrelationRule> = {},
): CorrelationRule {
  return {
    kind: 'correlation',
    head: ruleHead(),
    type,
    rules: Array.from({ length: nMembers }, (_, at) => ({ text: `r${at}`, span: SPAN })),
    groupBy: [],
    aliases: [],
    timespan: TIMESPAN,
    thresholds: [],
    valueFields: [],
    percentile: undefined,
    ruleCondition: undefined,
    generate: false,
    span: SPAN,
    ...more,
  };
}

/** Who occurred when; each entry is an event of its own. */
const stream = fc.array(fc.tuple(fc.nat(2), fc.nat(40)), { maxLength: 10 });

function membersOf(
  entries: readonly (readonly [member: number, time: number])[],
): readonly CorrelationMember[] {
  return [0, 1, 2].map((member) => ({
    names: [`r${member}`],
    occurrences: entries.flatMap(([each, time], event) =>
      each === member ? [{ time, events: [event], read: () => undefined }] : [],
    ),
  }));
}

function subsets<T>(all: readonly T[]): readonly (readonly T[])[] {
  return all.reduce<readonly (readonly T[])[]>(
    (found, each) => [...found, ...found.map((subset) => [...subset, each])],
    [[]],
  );
}

type Entry = readonly [member: number, time: number];

function isTogether(entries: readonly Entry[]): boolean {
  const times = entries.map(([, time]) => time);
  return Math.max(...times) - Math.min(...times) <= TIMESPAN;
}

describe('correlate', () => {
  it.each([1, 2, 3])('counts as it is defined: some %i events are together', (nWanted) => {
    const thresholds = [{ operator: 'gte', value: nWanted } as const];
    fc.assert(
      fc.property(stream, (entries) => {
        const expected = subsets(entries).some(
          (subset) => subset.length === nWanted && isTogether(subset),
        );
        const found = correlate(rule('event_count', 3, { thresholds }), membersOf(entries));
        expect(found.length > 0).toBe(expected);
      }),
      { seed: 91, numRuns: 400 },
    );
  });

  it('finds members together as it is defined: one of each', () => {
    fc.assert(
      fc.property(stream, (entries) => {
        const expected = subsets(entries).some(
          (subset) => new Set(subset.map(([member]) => member)).size === 3 && isTogether(subset),
        );
        const found = correlate(rule('temporal', 3), membersOf(entries));
        expect(found.length > 0).toBe(expected);
      }),
      { seed: 92, numRuns: 400 },
    );
  });

  it('finds members in order as it is defined: one of each, each after the one before', () => {
    let nFound = 0;
    fc.assert(
      fc.property(stream, (entries) => {
        const sorted = entries
          .map((entry, event) => ({ entry, event }))
          .sort((a, b) => a.entry[1] - b.entry[1] || a.event - b.event)
          .map(({ entry }) => entry);
        const expected = subsets(sorted).some(
          (subset) => subset.map(([member]) => member).join() === '0,1,2' && isTogether(subset),
        );
        if (expected) nFound++;
        const found = correlate(rule('temporal_ordered', 3), membersOf(entries));
        expect(found.length > 0).toBe(expected);
      }),
      { seed: 93, numRuns: 1000 },
    );
    expect(nFound).toBeGreaterThan(50);
  });

  it('uses each event once, and tells in the order of time', () => {
    fc.assert(
      fc.property(
        stream,
        fc.constantFrom<CorrelationType>('event_count', 'temporal', 'temporal_ordered'),
        (entries, type) => {
          const thresholds = type === 'event_count' ? [{ operator: 'gt', value: 1 } as const] : [];
          const found = correlate(rule(type, 3, { thresholds }), membersOf(entries));
          const events = found.flatMap((each) => each.events);
          expect(new Set(events).size).toBe(events.length);
          const times = found.map(({ time }) => time);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
        },
      ),
      { seed: 94, numRuns: 1000 },
    );
  });

  it('takes little time for many events', () => {
    const entries = Array.from({ length: 100_000 }, (_, at): Entry => [at % 3, at]);
    const members = membersOf(entries);
    const value = 1000;
    const wide = { timespan: 5000, thresholds: [{ operator: 'gte', value } as const] };
    expect(correlate(rule('event_count', 3, wide), members)).toHaveLength(100);
    expect(correlate(rule('temporal', 3), members)).toHaveLength(33_333);
    expect(correlate(rule('temporal_ordered', 3), members)).toHaveLength(33_333);
  });
});
