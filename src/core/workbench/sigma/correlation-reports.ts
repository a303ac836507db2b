import type { RecordedEvent } from '../../events/recorded-event.ts';
import {
  rulesetCorrelations,
  type CorrelationOutcome,
} from '../../sigma/correlate/ruleset-correlations.ts';
import { doubtSentence } from '../../sigma/explain/doubt-sentence.ts';
import type { EventMatch } from '../../sigma/match/verdict.ts';
import type { CorrelationReport } from './sigma-bench.ts';
import type { SigmaMatching } from './sigma-matching.ts';

/** Occurrences that are told of one correlation; the rest are counted. */
const MAX_OCCURRENCES = 20;

/**
 * The correlations that come about, or may, by ruleset and stream: the sample's events, of which somebody
 * kept a part, are one, and each log is another. Events that say the same count as often as they are.
 * Never throws. O(events + matches) for each ruleset with correlations, and what these cost.
 */
export function correlationReports(matching: SigmaMatching): readonly CorrelationReport[] {
  const reports: CorrelationReport[] = [];
  let firstRule = 0;
  for (const { summary, ruleset } of matching.rulesets) {
    const nRules = ruleset.rules.length;
    if (ruleset.correlations.length > 0) {
      const matches = matchesByCopy(matching, firstRule, nRules);
      for (const [log, positions] of streamsOf(matching.events)) {
        const outcomes = rulesetCorrelations(ruleset, {
          events: positions.flatMap((at) => matching.events[at]?.event ?? []),
          matches: positions.flatMap((at, event) =>
            (matches.get(matching.firstCopies[at] ?? at) ?? []).map((match) => ({
              ...match,
              event,
            })),
          ),
          isWhole: log !== undefined,
        });
        for (const outcome of outcomes) reports.push(reportOf(outcome, summary.id, log));
      }
    }
    firstRule += nRules;
  }
  return reports;
}

/** The matches of one ruleset's rules, numbered within it, by the event that they are told of. */
function matchesByCopy(
  { byRule }: SigmaMatching,
  firstRule: number,
  nRules: number,
): ReadonlyMap<number, readonly EventMatch[]> {
  const found = new Map<number, EventMatch[]>();
  for (let rule = 0; rule < nRules; rule++) {
    for (const match of byRule.get(firstRule + rule) ?? []) {
      const known = found.get(match.event);
      if (known === undefined) found.set(match.event, [{ ...match, rule }]);
      else known.push({ ...match, rule });
    }
  }
  return found;
}

/** Positions of the events of each stream; undefined: the sample. */
function streamsOf(
  events: readonly RecordedEvent[],
): ReadonlyMap<string | undefined, readonly number[]> {
  const streams = new Map<string | undefined, number[]>();
  for (const [at, { origin }] of events.entries()) {
    const log = origin.kind === 'log' ? origin.fileName : undefined;
    const known = streams.get(log);
    if (known === undefined) streams.set(log, [at]);
    else known.push(at);
  }
  return streams;
}

function reportOf(
  { rule, verdict }: CorrelationOutcome,
  rulesetId: number,
  log: string | undefined,
): CorrelationReport {
  const { title, level, description } = rule.head;
  return {
    rulesetId,
    title,
    level,
    description,
    log,
    truth: verdict.truth === 'yes' ? 'yes' : 'unknown',
    reasons: verdict.doubts.map(doubtSentence),
    occurrences: verdict.occurrences.slice(0, MAX_OCCURRENCES).map(({ time, events }) => ({
      time,
      nEvents: events.length,
    })),
    nOccurrences: verdict.occurrences.length,
  };
}
