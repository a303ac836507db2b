import type { CompiledRule } from '../core/sigma/compile/compiled-rule.ts';
import type { Ruleset } from '../core/sigma/compile/ruleset.ts';
import { doubtSentence } from '../core/sigma/explain/doubt-sentence.ts';
import { explainRule } from '../core/sigma/explain/explain-rule.ts';
import { matchedFields } from '../core/sigma/explain/matched-fields.ts';
import { rulesetCorrelations } from '../core/sigma/correlate/ruleset-correlations.ts';
import { matchAll } from '../core/sigma/index/sigma-matcher.ts';
import { createEventReader } from '../core/sigma/match/prepared-event.ts';
import type { EventMatch } from '../core/sigma/match/verdict.ts';
import { loadEvents, type CliEvent } from './load-events.ts';
import { linkLoaded, type LinkedRules } from './link-loaded.ts';
import { loadRulesets } from './load-ruleset.ts';
import { EXIT, formatProblem, problemToJson, type CommandResult } from './output.ts';
import type { Command } from './parse-arguments.ts';
import {
  formatRuleProblem,
  formatRuleWarnings,
  problemsOf,
  ruleProblemToJson,
} from './rule-problems.ts';
import {
  correlationToJson,
  describeFired,
  firingToJson,
  summaryOf,
  type FiredCorrelation,
  type FiredRules,
  type Firing,
} from './sigma-output.ts';

type SigmaCommand = Extract<Command, { verb: 'sigma' }>;

/** `livehunt sigma`: which rules fire on the events of reports and logs, and on what that rests. Never throws. */
export function sigmaCommand(command: SigmaCommand): CommandResult {
  const { placeholders, on } = command;
  const rules = loadRulesets(command.rules, { placeholders, readsAll: true });
  const linked = linkLoaded(rules, placeholders);
  const { events, notes: eventNotes, problems: unreadEvents } = loadEvents(on);
  const notes = [...linked.notes, ...eventNotes];
  const problems = [...rules.problems, ...unreadEvents];
  const fired = runRules(linked, events);
  const found = linked.rulesets.flatMap(({ ruleset }) => problemsOf(ruleset));
  const errors = found.filter(({ severity }) => severity === 'error');
  const warnings = found.filter(({ severity }) => severity === 'warning');
  const nRules = sum(rules.rulesets.map((ruleset) => ruleset.rules.length));
  // An archive that was named and cannot be opened is unreadable input, and no error of a rule.
  const isUnread = errors.some(
    ({ code, fileName }) => code === 'sigma/unread-file' && command.rules.includes(fileName),
  );
  const isMatchMissing = command.expectMatch && !fired.firings.some(({ truth }) => truth === 'yes');
  return {
    stdout: command.json
      ? `${JSON.stringify({
          nRules,
          nCorrelations: linked.nCorrelations,
          nEvents: events.length,
          ruleErrors: errors.map(ruleProblemToJson),
          ruleWarnings: warnings.map(ruleProblemToJson),
          matches: fired.firings.map((firing) => firingToJson(firing, command.explain)),
          correlations: fired.correlations.map(correlationToJson),
          nUndecided: fired.nUndecided,
          notes,
          problems: problems.map(problemToJson),
        })}\n`
      : describeFired(fired, command.explain) +
        summaryOf({ nRules, nEvents: events.length, ...fired }),
    stderr:
      errors.map(formatRuleProblem).join('') +
      // As data they are among the rest.
      (command.json ? '' : formatRuleWarnings(warnings)) +
      notes.map((note) => `note: ${note}\n`).join('') +
      problems.map(formatProblem).join(''),
    exitCode:
      problems.length > 0 || isUnread
        ? EXIT.unusable
        : errors.length > 0 || isMatchMissing
          ? EXIT.problems
          : EXIT.fine,
  };
}

/** In the order of the events, on each in the order of the rules. */
function runRules(linked: LinkedRules, events: readonly CliEvent[]): FiredRules {
  const read = createEventReader();
  const byEvent: Firing[][] = events.map(() => []);
  const correlations: FiredCorrelation[] = [];
  const all: { rules: CompiledRule[]; matches: EventMatch[] } = { rules: [], matches: [] };
  let nUndecided = 0;
  for (const { ruleset, matcher } of linked.rulesets) {
    const { rules } = ruleset;
    const { matches, nUndecided: nOfThese } = matchAll(
      matcher,
      events.map(({ recorded }) => recorded.event),
    );
    nUndecided += nOfThese;
    correlations.push(...correlate(ruleset, events, matches));
    const firstRule = all.rules.length;
    for (const rule of rules) all.rules.push(rule);
    for (const match of matches) all.matches.push({ ...match, rule: firstRule + match.rule });
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
  const ofSeveral = correlate({ ...all, correlations: linked.correlations }, events, all.matches);
  correlations.push(...ofSeveral.filter(({ outcome }) => linked.isOfSeveral(outcome)));
  return { firings: byEvent.flat(), correlations, nUndecided };
}

/** Each file is a stream of its own: a log is whole, of a report somebody kept a part. */
function correlate(
  ruleset: Pick<Ruleset, 'rules' | 'correlations'>,
  events: readonly CliEvent[],
  matches: readonly EventMatch[],
): readonly FiredCorrelation[] {
  return [...new Set(events.map(({ file }) => file))].flatMap((file) => {
    const ofFile = events.filter((event) => event.file === file);
    const positions = new Map(ofFile.map((event, at) => [event, at]));
    const outcomes = rulesetCorrelations(ruleset, {
      events: ofFile.map(({ recorded }) => recorded.event),
      matches: matches.flatMap((match) => {
        const event = events[match.event];
        const at = event === undefined ? undefined : positions.get(event);
        return at === undefined ? [] : [{ ...match, event: at }];
      }),
      isWhole: ofFile.every(({ recorded }) => recorded.origin.kind === 'log'),
    });
    return outcomes.map((outcome) => ({ file, outcome }));
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
