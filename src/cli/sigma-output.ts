import type { CompiledRule } from '../core/sigma/compile/compiled-rule.ts';
import type { CorrelationOutcome } from '../core/sigma/correlate/ruleset-correlations.ts';
import { doubtSentence } from '../core/sigma/explain/doubt-sentence.ts';
import type { MatchedField } from '../core/sigma/explain/matched-fields.ts';
import { printExplanation } from '../core/sigma/explain/print-explanation.ts';
import { quoteName, quoteText } from '../core/sigma/explain/quote-text.ts';
import type { RuleExplanation } from '../core/sigma/explain/rule-explanation.ts';
import type { Truth } from '../core/sigma/match/verdict.ts';
import type { RuleHead } from '../core/sigma/rule/sigma-rule.ts';
import type { CliEvent } from './load-events.ts';

/** A rule that fires, or may fire, on an event. */
export interface Firing {
  readonly rule: CompiledRule;
  readonly event: CliEvent;
  readonly truth: Truth;
  readonly reasons: readonly string[];
  readonly fields: readonly MatchedField[];
  readonly explanation: RuleExplanation;
}

/** A correlation that comes about, or may, in the events of a file. */
export interface FiredCorrelation {
  readonly file: string;
  readonly outcome: CorrelationOutcome;
}

export interface FiredRules {
  readonly firings: readonly Firing[];
  readonly correlations: readonly FiredCorrelation[];
  /** Pairs of a rule and an event of which nothing speaks for the rule, and nothing decides. */
  readonly nUndecided: number;
}

/** A firing as the JSON output has it. */
export function firingToJson(firing: Firing, explain: boolean): Readonly<Record<string, unknown>> {
  const { rule, event, truth, reasons, fields, explanation } = firing;
  return {
    ruleId: rule.head.id ?? null,
    title: rule.head.title,
    level: rule.head.level ?? null,
    event: { file: event.file, index: event.index, path: event.path ?? null },
    verdict: truth,
    reasons,
    fields: fields.map(({ field, value, modifiers, pattern, start, end, decoded, selection }) => ({
      field,
      value,
      modifiers,
      pattern,
      start,
      end,
      ...(decoded !== undefined && { decoded }),
      ...(selection !== undefined && { selection }),
    })),
    ...(rule.unevaluated !== undefined && { unevaluated: rule.unevaluated }),
    ...(explain && { explain: explanation }),
  };
}

/** A correlation as the JSON output has it; its events are positions in the file. */
export function correlationToJson({
  file,
  outcome,
}: FiredCorrelation): Readonly<Record<string, unknown>> {
  const { rule, verdict } = outcome;
  return {
    ruleId: rule.head.id ?? null,
    title: rule.head.title,
    level: rule.head.level ?? null,
    file,
    verdict: verdict.truth,
    reasons: verdict.doubts.map(doubtSentence),
    occurrences: verdict.occurrences.map(({ time, events }) => ({
      time: timeText(time),
      events,
    })),
  };
}

function describeCorrelation({ file, outcome }: FiredCorrelation): string {
  const { rule, verdict } = outcome;
  const doubts = verdict.doubts.map(doubtSentence).join('; ');
  const what =
    verdict.truth === 'yes'
      ? verdict.occurrences
          .map(({ time, events }) => `${timeText(time)} (events ${events.join(', ')})`)
          .join('; ')
      : `cannot be told: ${doubts}`;
  return `${file}: ${nameOf(rule.head)}: ${what}`;
}

/** What fires, event by event, for people. */
export function describeFired({ firings, correlations }: FiredRules, explain: boolean): string {
  const lines: string[] = [];
  let current: CliEvent | undefined;
  for (const firing of firings) {
    if (firing.event !== current) {
      current = firing.event;
      const { file, index, path } = current;
      lines.push(`${file}: event ${index}${path === undefined ? '' : `, ${path}`}`);
    }
    lines.push(...describeFiring(firing, explain));
  }
  lines.push(...correlations.map(describeCorrelation));
  return lines.map((line) => `${line}\n`).join('');
}

function describeFiring(
  { rule, truth, reasons, fields, explanation }: Firing,
  explain: boolean,
): readonly string[] {
  const named = nameOf(rule.head);
  const head = truth === 'yes' ? `  ${named}` : `  ${named} cannot be told: ${reasons.join('; ')}`;
  const because = explain
    ? printExplanation(explanation).split('\n')
    : fields.map(({ field, value, start, end, pattern }) => {
        return `${quoteText(field)}: ${quoteText(value, { start, end })} fits ${quoteText(pattern)}`;
      });
  const { unevaluated } = rule;
  const remark =
    unevaluated === undefined ? [] : [`note: this is left aside: ${quoteText(unevaluated)}`];
  return [head, ...[...remark, ...because].map((line) => `    ${line}`)];
}

/** All of it in a line. */
export function summaryOf(
  counts: FiredRules & { readonly nRules: number; readonly nEvents: number },
): string {
  const nYes = counts.firings.filter(({ truth }) => truth === 'yes').length;
  const nUnknown = counts.firings.length - nYes;
  const nFired = new Set(
    counts.firings.flatMap(({ rule, truth }) => (truth === 'yes' ? rule : [])),
  );
  return `${nFired.size} of ${counts.nRules} rules fire, ${nYes} times on ${counts.nEvents} events; ${nUnknown} times it cannot be told\n`;
}

function nameOf({ level, title, id }: RuleHead): string {
  const idText = id === undefined ? '' : ` (${quoteName(id)})`;
  return `${quoteName(level ?? 'no level')}: ${quoteText(title)}${idText}`;
}

/** Events of hostile logs have times that no calendar has. */
function timeText(timeMs: number): string {
  const date = new Date(timeMs);
  return Number.isNaN(date.getTime()) ? String(timeMs) : date.toISOString();
}
