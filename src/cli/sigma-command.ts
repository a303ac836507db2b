import type { CompiledRule } from '../core/sigma/compile/compiled-rule.ts';
import type { Ruleset } from '../core/sigma/compile/ruleset.ts';
import { doubtSentence } from '../core/sigma/explain/doubt-sentence.ts';
import { explainRule } from '../core/sigma/explain/explain-rule.ts';
import { matchedFields, type MatchedField } from '../core/sigma/explain/matched-fields.ts';
import { printExplanation } from '../core/sigma/explain/print-explanation.ts';
import { quoteText } from '../core/sigma/explain/quote-text.ts';
import type { RuleExplanation } from '../core/sigma/explain/rule-explanation.ts';
import { createSigmaMatcher, matchAll } from '../core/sigma/index/sigma-matcher.ts';
import { createEventReader } from '../core/sigma/match/prepared-event.ts';
import type { Truth } from '../core/sigma/match/verdict.ts';
import { loadEvents, type CliEvent } from './load-events.ts';
import { loadRulesets } from './load-ruleset.ts';
import { EXIT, formatProblem, problemToJson, type CommandResult } from './output.ts';
import type { Command } from './parse-arguments.ts';
import { formatRuleProblem, problemsOf, ruleProblemToJson } from './rule-problems.ts';

type SigmaCommand = Extract<Command, { verb: 'sigma' }>;

/** A rule that fires, or may fire, on an event. */
interface Firing {
  readonly rule: CompiledRule;
  readonly event: CliEvent;
  readonly truth: Truth;
  readonly reasons: readonly string[];
  readonly fields: readonly MatchedField[];
  readonly explanation: RuleExplanation;
}

interface FiredRules {
  readonly firings: readonly Firing[];
  /** Pairs of a rule and an event of which nothing speaks for the rule, and nothing decides. */
  readonly nUndecided: number;
}

/** `livehunt sigma`: which rules fire on the events of reports and logs, and on what that rests. Never throws. */
export function sigmaCommand(command: SigmaCommand): CommandResult {
  const { placeholders, on } = command;
  const rules = loadRulesets(command.rules, { placeholders, readsAll: true });
  const { events, notes, problems: unreadEvents } = loadEvents(on);
  const problems = [...rules.problems, ...unreadEvents];
  const fired = runRules(rules.rulesets, events);
  const found = rules.rulesets.flatMap(problemsOf);
  const errors = found.filter(({ severity }) => severity === 'error');
  const nRules = sum(rules.rulesets.map((ruleset) => ruleset.rules.length));
  const isMatchMissing = command.expectMatch && !fired.firings.some(({ truth }) => truth === 'yes');
  return {
    stdout: command.json
      ? `${JSON.stringify({
          nRules,
          nCorrelations: sum(rules.rulesets.map((ruleset) => ruleset.nCorrelations)),
          nEvents: events.length,
          ruleErrors: errors.map(ruleProblemToJson),
          ruleWarnings: found
            .filter(({ severity }) => severity === 'warning')
            .map(ruleProblemToJson),
          matches: fired.firings.map((firing) => firingToJson(firing, command.explain)),
          nUndecided: fired.nUndecided,
          notes,
          problems: problems.map(problemToJson),
        })}\n`
      : describe(fired, command.explain) + summary({ nRules, nEvents: events.length, ...fired }),
    stderr:
      errors.map(formatRuleProblem).join('') +
      notes.map((note) => `note: ${note}\n`).join('') +
      problems.map(formatProblem).join(''),
    exitCode:
      problems.length > 0
        ? EXIT.unusable
        : errors.length > 0 || isMatchMissing
          ? EXIT.problems
          : EXIT.fine,
  };
}

/** In the order of the events, on each in the order of the rules. */
function runRules(rulesets: readonly Ruleset[], events: readonly CliEvent[]): FiredRules {
  const read = createEventReader();
  const byEvent: Firing[][] = events.map(() => []);
  let nUndecided = 0;
  for (const ruleset of rulesets) {
    const { rules } = ruleset;
    const { matches, nUndecided: nOfThese } = matchAll(
      createSigmaMatcher(ruleset),
      events.map(({ recorded }) => recorded.event),
    );
    nUndecided += nOfThese;
    for (const match of matches) {
      const rule = rules[match.rule];
      const event = events[match.event];
      if (rule === undefined || event === undefined) continue;
      const explanation = explainRule(rule, read(event.recorded.event));
      byEvent[match.event]?.push({
        rule,
        event,
        truth: match.truth,
        reasons: match.doubts.map(doubtSentence),
        fields: matchedFields(explanation),
        explanation,
      });
    }
  }
  return { firings: byEvent.flat(), nUndecided };
}

function firingToJson(firing: Firing, explain: boolean): Readonly<Record<string, unknown>> {
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

function describe({ firings }: FiredRules, explain: boolean): string {
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
  return lines.map((line) => `${line}\n`).join('');
}

function describeFiring(
  { rule, truth, reasons, fields, explanation }: Firing,
  explain: boolean,
): readonly string[] {
  const { level, title, id } = rule.head;
  const named = `${level ?? 'no level'}: ${quoteText(title)}${id === undefined ? '' : ` (${id})`}`;
  const head = truth === 'yes' ? `  ${named}` : `  ${named} cannot be told: ${reasons.join('; ')}`;
  const because = explain
    ? printExplanation(explanation).split('\n')
    : fields.map(({ field, value, start, end, pattern }) => {
        return `${quoteText(field)}: ${quoteText(value, { start, end })} fits ${quoteText(pattern)}`;
      });
  return [head, ...because.map((line) => `    ${line}`)];
}

function summary(
  counts: FiredRules & { readonly nRules: number; readonly nEvents: number },
): string {
  const nYes = counts.firings.filter(({ truth }) => truth === 'yes').length;
  const nUnknown = counts.firings.length - nYes;
  const nFired = new Set(
    counts.firings.flatMap(({ rule, truth }) => (truth === 'yes' ? rule : [])),
  );
  return `${nFired.size} of ${counts.nRules} rules fire, ${nYes} times on ${counts.nEvents} events; ${nUnknown} times it cannot be told\n`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
