import { invariant } from '../../../base/assert.ts';
import { doubtSentence } from '../../sigma/explain/doubt-sentence.ts';
import { quoteName } from '../../sigma/explain/quote-text.ts';
import type { Doubt, EventMatch } from '../../sigma/match/verdict.ts';
import type { Platform } from '../../vt/platform.ts';
import { correlationReports } from './correlation-reports.ts';
import { openPlaceholders } from './open-placeholders.ts';
import { rulesOfResults } from './recorded-rules.ts';
import type { FiringRule, MatchReport, RecordedVerdict } from './sigma-bench.ts';
import type { RecordedResult } from './sigma-events.ts';
import { ruleAt, untoldTruth, type SigmaMatching } from './sigma-matching.ts';

/** Reasons that are told of one rule. */
const MAX_REASONS = 4;

/** Matches that are asked for their reasons: a rule that cannot be told has the same ones over and over. */
const MAX_ASKED_MATCHES = 50;

const PLATFORM_OF_PRODUCT: ReadonlyMap<string | undefined, Platform> = new Map([
  ['windows', 'windows'],
  ['linux', 'linux'],
  ['macos', 'macos'],
]);

/**
 * What is told of a matching: the rules that fire or may fire, those that recorded results are of, and
 * how these do on the recorded contexts. Never throws. O(matches, and contexts of such results).
 */
export function matchReport(
  matching: SigmaMatching,
  results: readonly RecordedResult[],
): Omit<MatchReport, 'refused' | 'nRefused'> {
  const { generation, rulesets, events, byRule } = matching;
  const heads = rulesets.flatMap(({ ruleset }) => ruleset.rules.map(({ head }) => head));
  const contexts = contextsByResult(matching);
  const recorded: RecordedVerdict[] = [];
  const told = new Set(byRule.keys());
  for (const [resultIndex, rules] of rulesOfResults(results, heads)) {
    for (const rule of rules) {
      told.add(rule);
      recorded.push(verdictOn(matching, rule, resultIndex, contexts.get(resultIndex) ?? []));
    }
  }
  const nLogEvents = events.filter(({ origin }) => origin.kind === 'log').length;
  return {
    generation,
    nRules: heads.length,
    nSampleEvents: events.length - nLogEvents,
    nLogEvents,
    rules: [...told].sort((a, b) => a - b).map((rule) => firingRule(matching, rule)),
    recorded,
    correlations: correlationReports(matching),
  };
}

/** The recorded contexts of each result, by their position in the events. Never throws. O(events). */
export function contextsByResult({
  events,
}: Pick<SigmaMatching, 'events'>): ReadonlyMap<number, number[]> {
  const contexts = new Map<number, number[]>();
  for (const [at, { origin }] of events.entries()) {
    if (origin.kind !== 'match-context') continue;
    const known = contexts.get(origin.resultIndex);
    if (known === undefined) contexts.set(origin.resultIndex, [at]);
    else known.push(at);
  }
  return contexts;
}

/**
 * The events of a rule's line: the recorded contexts of its result, then the others on which it fires
 * or may fire, without copies of those. Never throws. O(contexts + matches).
 */
export function eventsOfRule(
  matching: SigmaMatching,
  rule: number,
  contexts: readonly number[],
): readonly number[] {
  const shown = new Set(contexts.map((at) => matching.firstCopies[at]));
  const matches = matching.byRule.get(rule) ?? [];
  const others = matches.filter(({ event }) => !shown.has(event));
  return [...contexts, ...firmFirst(others).map(({ event }) => event)];
}

function verdictOn(
  matching: SigmaMatching,
  rule: number,
  resultIndex: number,
  contexts: readonly number[],
): RecordedVerdict {
  const counts = { yes: 0, unknown: 0, no: 0 };
  const told = new Map(matching.byRule.get(rule)?.map(({ event, truth }) => [event, truth]));
  for (const event of contexts) {
    const first = matching.firstCopies[event] ?? event;
    counts[told.get(first) ?? untoldTruth(matching, rule, event)]++;
  }
  return {
    resultIndex,
    rule,
    nYes: counts.yes,
    nUnknown: counts.unknown,
    nNo: counts.no,
    nElsewhere: eventsOfRule(matching, rule, contexts).length - contexts.length,
  };
}

function firingRule(matching: SigmaMatching, number: number): FiringRule {
  const place = ruleAt(matching, number);
  invariant(place !== undefined, 'matches are of loaded rules');
  const { loaded, index, rule } = place;
  const matches = matching.byRule.get(number) ?? [];
  const nYes = matches.filter(({ truth }) => truth === 'yes').length;
  const origin = loaded.ruleset.origins[index];
  return {
    rule: number,
    rulesetId: loaded.summary.id,
    // A pack reads the details of a head when it is asked; on the page it is plain data.
    head: { ...rule.head },
    logsource: rule.logsource,
    platform: PLATFORM_OF_PRODUCT.get(rule.logsource.product),
    fileName: loaded.ruleset.files[origin?.file ?? -1]?.name ?? '',
    nYes,
    nUnknown: matches.length - nYes,
    reasons: reasonsOf(matches),
    placeholders: openPlaceholders(
      matches.slice(0, MAX_ASKED_MATCHES).flatMap(({ doubts }) => doubts),
    ),
    unevaluated: rule.unevaluated,
  };
}

/** Certain ones first. */
function firmFirst(matches: readonly EventMatch[]): readonly EventMatch[] {
  return matches.toSorted((a, b) => Number(b.truth === 'yes') - Number(a.truth === 'yes'));
}

function reasonsOf(matches: readonly EventMatch[]): readonly string[] {
  const counts = new Map<string, { count: number; readonly doubt: Doubt }>();
  for (const { doubts } of matches.slice(0, MAX_ASKED_MATCHES)) {
    for (const doubt of doubts) {
      const key = keyOf(doubt);
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { count: 1, doubt });
      else known.count++;
    }
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MAX_REASONS)
    .map(({ doubt }) => capitalised(reasonOf(doubt)));
}

/** Of many events: which part each of them has does not matter here. */
function reasonOf(doubt: Doubt): string {
  if (doubt.kind !== 'fragment') return doubtSentence(doubt);
  return `${quoteName(doubt.field)} was recorded in parts, of which each event has one`;
}

/** Doubts of one key have one reason. */
function keyOf(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'placeholder':
      return `${doubt.kind} ${doubt.name}`;
    case 'needs-event-stream':
      return doubt.kind;
    default:
      return `${doubt.kind} ${doubt.field}`;
  }
}

function capitalised(sentence: string): string {
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}
