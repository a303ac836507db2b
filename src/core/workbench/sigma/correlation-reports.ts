import type { RecordedEvent } from '../../events/recorded-event.ts';
import {
  rulesetCorrelations,
  type CorrelationOutcome,
} from '../../sigma/correlate/ruleset-correlations.ts';
import type { CompiledRule } from '../../sigma/compile/compiled-rule.ts';
import type { RulesetCorrelation } from '../../sigma/compile/ruleset.ts';
import { doubtSentence } from '../../sigma/explain/doubt-sentence.ts';
import type { EventMatch } from '../../sigma/match/verdict.ts';
import type { CorrelationRule } from '../../sigma/rule/sigma-rule.ts';
import type { CorrelationReport } from './sigma-bench.ts';
import type { SigmaMatching } from './sigma-matching.ts';

/** Occurrences that are told of one correlation; the rest are counted. */
const MAX_OCCURRENCES = 20;

/** Correlations, and the rules that they are about. */
interface Group {
  readonly rules: readonly CompiledRule[];
  readonly correlations: readonly RulesetCorrelation[];
  /** The number of the first of the rules in the matching. */
  readonly firstRule: number;
  /** The ruleset of a correlation; undefined for one that is told of elsewhere. */
  readonly rulesetOf: (correlation: CorrelationRule) => number | undefined;
}

/**
 * The correlations that come about, or may, by ruleset and stream, those about rules of several rulesets
 * last: the sample's events, of which somebody
 * kept a part, are one, and each log is another. Events that say the same count as often as they are.
 * Never throws. O(events + matches) for each ruleset with correlations, and what these cost.
 */
export function correlationReports(matching: SigmaMatching): readonly CorrelationReport[] {
  const reports: CorrelationReport[] = [];
  for (const group of groupsOf(matching)) {
    const matches = matchesByCopy(matching, group.firstRule, group.rules.length);
    for (const [log, positions] of streamsOf(matching.events)) {
      const outcomes = rulesetCorrelations(group, {
        events: positions.flatMap((at) => matching.events[at]?.event ?? []),
        matches: positions.flatMap((at, event) =>
          (matches.get(matching.firstCopies[at] ?? at) ?? []).map((match) => ({
            ...match,
            event,
          })),
        ),
        isWhole: log !== undefined,
      });
      for (const outcome of outcomes) {
        const ruleset = group.rulesetOf(outcome.rule);
        if (ruleset !== undefined) reports.push(reportOf(outcome, ruleset, log));
      }
    }
  }
  return reports;
}

/** Each ruleset with correlations, and all rulesets together where some are about rules of several. */
function groupsOf({ rulesets, linked }: SigmaMatching): readonly Group[] {
  const groups: Group[] = [];
  let firstRule = 0;
  for (const { summary, ruleset } of rulesets) {
    const { rules, correlations } = ruleset;
    if (correlations.length > 0) {
      groups.push({ rules, correlations, firstRule, rulesetOf: () => summary.id });
    }
    firstRule += rules.length;
  }
  if (linked.homes.size > 0) {
    groups.push({
      rules: rulesets.flatMap(({ ruleset }) => ruleset.rules),
      correlations: linked.correlations,
      firstRule: 0,
      rulesetOf: (correlation) => rulesets[linked.homes.get(correlation) ?? -1]?.summary.id,
    });
  }
  return groups;
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
