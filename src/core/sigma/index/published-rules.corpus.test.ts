import { describe, expect, it } from 'vitest';
import { compileRule } from '../compile/compile-rule.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import type { SigmaEvent } from '../event.ts';
import { readSigmaFile } from '../rule/read-sigma-file.ts';
import { corpusLogEvents, corpusReportEvents } from '../testdata/corpus-events.ts';
import { isMeantToRun, publishedRules } from '../testdata/published-rules.ts';
import { createSigmaMatcher, type SigmaMatcher } from './sigma-matcher.ts';
import { compareWithFullScan } from './testdata/compare-with-full-scan.ts';
import { createEventSource } from './testdata/rule-driven-events.ts';

const SEED = 7_100;
/** The full scan takes milliseconds an event: most events meet a tenth of the rules, every rule in turn. */
const N_BATCHES = 20;
const N_PARTS = 10;
const BATCH_EVENTS = 5_000;
const WHOLE_EVENTS = 1_000;

const rules: readonly CompiledRule[] = publishedRules()
  .filter(isMeantToRun)
  .flatMap(({ name, text }) => readSigmaFile(name, text).documents)
  .flatMap((document) => (document.kind === 'detection' ? (compileRule(document).rule ?? []) : []));
const matcher: SigmaMatcher = createSigmaMatcher({ rules });

/** Without a logsource, so that all rules are for it. */
function unrouted(event: SigmaEvent): SigmaEvent {
  const logsource = { product: undefined, categories: undefined, services: undefined };
  return { ...event, logsource };
}

function makeEvents(
  about: readonly CompiledRule[],
  batch: number,
  count: number,
): readonly SigmaEvent[] {
  const source = createEventSource(about, SEED + batch);
  return Array.from({ length: count }, source);
}

describe('all published rules by index', () => {
  it.each<[string, () => readonly SigmaEvent[], number]>([
    ['logs', corpusLogEvents, 300],
    ['reports', corpusReportEvents, 500],
    ['events of unknown origin', () => corpusLogEvents().map(unrouted), 1_000],
  ])('tell what the full scan tells of %s', (_, readEvents, minMatches) => {
    const comparison = compareWithFullScan(matcher, rules, readEvents());
    expect(comparison.differences).toEqual([]);
    expect(comparison.nMatches).toBeGreaterThan(minMatches);
    expect(comparison.nUndecided).toBeGreaterThanOrEqual(comparison.nUnreported);
  });

  it('tell what the full scan tells of 1,000 made events', () => {
    const comparison = compareWithFullScan(matcher, rules, makeEvents(rules, 0, WHOLE_EVENTS));
    expect(comparison.differences).toEqual([]);
    expect(comparison.nMatches).toBeGreaterThan(WHOLE_EVENTS);
  });
});

describe('a tenth of the published rules by index', () => {
  it.each(Array.from({ length: N_BATCHES }, (_, batch) => [batch + 1]))(
    'tell what the full scan tells of 5,000 made events, batch %i of 20',
    (batch) => {
      const some = rules.filter((_, index) => index % N_PARTS === batch % N_PARTS);
      const comparison = compareWithFullScan(
        createSigmaMatcher({ rules: some }),
        some,
        makeEvents(some, batch, BATCH_EVENTS),
      );
      expect(comparison.differences).toEqual([]);
      expect(comparison.nMatches).toBeGreaterThan(BATCH_EVENTS);
    },
  );
});
