import type { CompiledRule } from '../compile/compiled-rule.ts';
import { logsourceConflicts } from './logsource.ts';
import type { PreparedEvent } from './prepared-event.ts';
import { readyRule, type Findings } from './ready-rule.ts';
import type { Doubt, EventMatch, RuleVerdict } from './verdict.ts';

const NO: RuleVerdict = { truth: 'no', doubts: [], hasEvidence: false };

/**
 * What a rule says of an event, whatever its logsource. Three-valued: a field that was not recorded, a
 * value that is cut or hashed, or a placeholder without values make it unknown where it matters. Of a
 * condition that goes on with an aggregation only the part before it counts. Never throws. The first
 * call for a rule makes it ready. Source: Sigma specification; Kleene's logic.
 */
export function evaluateRule(rule: CompiledRule, event: PreparedEvent): RuleVerdict {
  return createRuleTest(rule)(event);
}

/** The same for one rule and many events. Never throws. */
export function createRuleTest(rule: CompiledRule): (event: PreparedEvent) => RuleVerdict {
  const ask = readyRule(rule);
  return (event) => {
    const findings: Findings = { doubts: [], hasEvidence: false };
    const truth = ask(event, findings, true);
    if (truth === 'no') return NO;
    return {
      truth,
      doubts: truth === 'unknown' ? withoutRepetitions(findings.doubts) : [],
      hasEvidence: findings.hasEvidence,
    };
  };
}

/** Whether a verdict is worth telling: not that the event merely lacks what the rule reads. Never throws. */
export function isReported({ truth, doubts, hasEvidence }: RuleVerdict): boolean {
  if (truth !== 'unknown') return truth === 'yes';
  return hasEvidence || doubts.some(({ kind }) => kind !== 'not-recorded');
}

/** The outcome of rules on events. */
export interface Evaluation {
  /** By event, then by rule. */
  readonly matches: readonly EventMatch[];
  /** Unknown verdicts that only say that an event lacks what a rule reads. */
  readonly nUnreported: number;
}

/**
 * Every rule on every event whose logsource does not forbid it: a full scan, which is slow, and what
 * everything faster has to agree with. Never throws. O(rules · events).
 */
export function evaluateAll(
  rules: readonly CompiledRule[],
  events: readonly PreparedEvent[],
): Evaluation {
  const matches: EventMatch[] = [];
  let nUnreported = 0;
  events.forEach((event, eventIndex) => {
    rules.forEach((rule, ruleIndex) => {
      if (logsourceConflicts(rule.logsource, event.event.logsource)) return;
      const verdict = evaluateRule(rule, event);
      if (verdict.truth === 'no') return;
      if (!isReported(verdict)) nUnreported++;
      else {
        const { truth, doubts } = verdict;
        matches.push({ event: eventIndex, rule: ruleIndex, truth, doubts });
      }
    });
  });
  return { matches, nUnreported };
}

/** There are mostly one or two: comparing each with each costs less than texts to compare by. */
function withoutRepetitions(doubts: readonly Doubt[]): readonly Doubt[] {
  if (doubts.length < 2) return doubts;
  const distinct: Doubt[] = [];
  for (const doubt of doubts) {
    if (!distinct.some((known) => isSameDoubt(known, doubt))) distinct.push(doubt);
  }
  return distinct;
}

function isSameDoubt(a: Doubt, b: Doubt): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case 'needs-event-stream':
      return b.kind === a.kind;
    case 'placeholder':
      return b.kind === a.kind && b.name === a.name;
    case 'fragment':
      return b.kind === a.kind && b.field === a.field && b.part === a.part && b.of === a.of;
    default:
      return b.kind === a.kind && b.field === a.field;
  }
}
