import type { CompiledRule } from '../../compile/compiled-rule.ts';
import type { SigmaEvent } from '../../event.ts';
import { evaluateAll } from '../../match/evaluate-rule.ts';
import { createEventReader } from '../../match/prepared-event.ts';
import type { EventMatch } from '../../match/verdict.ts';
import { matchAll, type SigmaMatcher } from '../sigma-matcher.ts';

export interface Comparison {
  /** Matches that only one of them tells, as text; at most 20. */
  readonly differences: readonly string[];
  readonly nMatches: number;
  readonly nUnknown: number;
  /** What cannot be told: by the full scan, and by the index, which may count more. */
  readonly nUnreported: number;
  readonly nUndecided: number;
  readonly nEvaluated: number;
}

/** The matches of a matcher against those of asking each rule about each event. */
export function compareWithFullScan(
  matcher: SigmaMatcher,
  rules: readonly CompiledRule[],
  events: readonly SigmaEvent[],
): Comparison {
  const found = matchAll(matcher, events);
  const read = createEventReader();
  const all = evaluateAll(rules, events.map(read));
  const ofIndex = new Set(found.matches.map(asText));
  const ofScan = new Set(all.matches.map(asText));
  return {
    differences: [
      ...[...ofScan].filter((text) => !ofIndex.has(text)).map((text) => `not found: ${text}`),
      ...[...ofIndex].filter((text) => !ofScan.has(text)).map((text) => `made up: ${text}`),
    ].slice(0, 20),
    nMatches: found.matches.length,
    nUnknown: found.matches.filter(({ truth }) => truth === 'unknown').length,
    nUnreported: all.nUnreported,
    nUndecided: found.nUndecided,
    nEvaluated: found.nEvaluated,
  };
}

function asText({ event, rule, truth, doubts }: EventMatch): string {
  return `event ${event}, rule ${rule}: ${truth} ${JSON.stringify(doubts)}`;
}
