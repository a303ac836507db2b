import { analyseRun, analyseText } from '../core/workbench/analyse-rule.ts';
import { explainOne } from '../core/workbench/explain-text.ts';
import { runRules } from '../core/workbench/run-rules.ts';
import type { RuleAnalysis, Verdict } from '../core/workbench/workbench.ts';
import type { RuleExplanation } from '../core/yara/explain/explain-node.ts';
import { printExplanation } from '../core/yara/explain/print-explanation.ts';
import { diagnosticToJson, formatDiagnostic } from './diagnostic-output.ts';
import { explanationToJson } from './explanation-json.ts';
import { loadSamples, type CliSample } from './load-samples.ts';
import { EXIT, failedCommand, formatProblem, problemToJson, type CommandResult } from './output.ts';
import type { Command } from './parse-arguments.ts';
import { readText } from './read-files.ts';
import { describeWitness, witnessToJson } from './witness-value.ts';

type EvalCommand = Extract<Command, { verb: 'eval' }>;

/** The rules of a file on one sample. */
interface SampleResult {
  readonly sample: CliSample;
  readonly rules: readonly RuleAnalysis[];
  /** By rule; empty unless asked for. */
  readonly explanations: readonly (RuleExplanation | undefined)[];
}

/** `livehunt eval`: whether the rules of a file match reports, and on what that rests. Never throws. */
export function evalCommand(command: EvalCommand): CommandResult {
  const target = command.target === undefined ? {} : { target: command.target };
  const text = readText(command.rule);
  if (!text.ok) {
    const problem = { fileName: command.rule, message: text.error };
    return failedCommand(command.json, { instead: NO_RESULTS, problems: [problem] });
  }
  const { samples, problems } = loadSamples(command.reports, command.choice);
  const { analysis: unopened } = analyseText(text.value, target);
  let { diagnostics } = unopened;
  const hasNoRule = unopened.rules.length === 0;
  const results = samples.map((sample): SampleResult => {
    const { model } = sample;
    const run = runRules(text.value, { ...target, model });
    const { analysis } = analyseRun(text.value, run, { model });
    ({ diagnostics } = analysis);
    const explanations = command.explain
      ? analysis.rules.map((_, rule) => explainOne(text.value, run, { model, rule }))
      : [];
    return { sample, rules: analysis.rules, explanations };
  });
  const hasErrors = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  const isMatchMissing =
    command.expectMatch &&
    results.some(({ rules }) => !rules.some((rule) => rule.verdict === 'matches'));
  return {
    stdout: command.json
      ? `${JSON.stringify({
          results: results.map((result) => resultToJson(result, text.value, command)),
          diagnostics: diagnostics.map((found) =>
            diagnosticToJson(found, {
              ruleText: text.value,
              file: command.rule,
              source: 'livehunt',
            }),
          ),
          problems: problems.map(problemToJson),
        })}\n`
      : results.map(describeResult).join('\n'),
    stderr:
      diagnostics.map((found) => formatDiagnostic(found, text.value, command.rule)).join('') +
      (hasNoRule ? `${command.rule}: has no rule in it\n` : '') +
      targetNote(command) +
      problems.map(formatProblem).join(''),
    exitCode:
      problems.length > 0
        ? EXIT.unusable
        : hasErrors || hasNoRule || isMatchMissing
          ? EXIT.problems
          : EXIT.fine,
  };
}

const NO_RESULTS = { results: [], diagnostics: [] };

/** A report of a file has nothing for vt.net: what a rule for URLs says of it means little. */
function targetNote({ target }: EvalCommand): string {
  return target === undefined || target === 'file' || target === 'retrohunt'
    ? ''
    : `note: the reports are of files and have no vt.net; a rule for target ${target} sees only empty fields in them\n`;
}

function resultToJson(
  { sample, rules, explanations }: SampleResult,
  ruleText: string,
  command: EvalCommand,
): Readonly<Record<string, unknown>> {
  return {
    report: sample.files[0] ?? null,
    ...(sample.files.length > 1 && { reports: sample.files }),
    sha256: sample.model.report.sha256 ?? null,
    rules: rules.map((rule, at) => ({
      rule: rule.name,
      verdict: verdictToJson(rule.verdict),
      ...(rule.reasons.length > 0 && { reasons: rule.reasons }),
      witnesses: rule.witnesses.map((witness) => witnessToJson(sample.model, witness)),
      nWitnesses: rule.nWitnesses,
      ...(command.explain && {
        why: explanations[at]?.sentence ?? null,
        explain: explanationToJson(explanations[at], rule.terms, ruleText, sample.model),
      }),
    })),
  };
}

/** True and false are verdicts; what cannot be told is said in words, never as false. */
function verdictToJson(verdict: Verdict): boolean | string {
  if (verdict === 'matches') return true;
  return verdict === 'does-not-match' ? false : verdict;
}

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  matches: 'matches',
  'does-not-match': 'does not match',
  'cannot-tell': 'cannot be told',
  'cannot-compile': 'does not compile',
};

function describeResult({ sample, rules, explanations }: SampleResult): string {
  const lines = [sample.files.join(', ')];
  for (const [at, rule] of rules.entries()) {
    const reasons = rule.reasons.length === 0 ? '' : `: ${rule.reasons.join('; ')}`;
    lines.push(`  ${rule.name} ${VERDICT_WORDS[rule.verdict]}${reasons}`);
    lines.push(...rule.witnesses.map((witness) => `    ${describeWitness(sample.model, witness)}`));
    if (rule.nWitnesses > rule.witnesses.length) {
      lines.push(`    … ${rule.nWitnesses} witnesses in all`);
    }
    const explanation = explanations[at];
    if (explanation) lines.push(...explanationLines(explanation));
  }
  return `${lines.join('\n')}\n`;
}

/** The sentences of the page; the first one, with the verdict, stands above them already. */
function explanationLines(explanation: RuleExplanation): readonly string[] {
  const [, ...lines] = printExplanation(explanation).split('\n');
  return lines.map((line) => `  ${line}`);
}
