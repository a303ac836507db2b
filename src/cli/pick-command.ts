import { err, ok, type Result } from '../base/result.ts';
import { lineColumnAt } from '../base/span.ts';
import { readPickPath } from './pick-path.ts';
import { parsePick } from '../core/livehunt/parse-pick.ts';
import type { Pick } from '../core/livehunt/pick.ts';
import { synthesize } from '../core/livehunt/synthesize.ts';
import { VT_SCHEMA } from '../core/vt/vt-schema.ts';
import type { VtModel } from '../core/vt/vt-model.ts';
import { analyseText } from '../core/workbench/analyse-rule.ts';
import type { FileProblem } from '../core/workbench/workbench.ts';
import { loadSamples } from './load-samples.ts';
import { EXIT, failedCommand, type CommandResult } from './output.ts';
import type { Command } from './parse-arguments.ts';
import { readText } from './read-files.ts';

type PickCommand = Extract<Command, { verb: 'pick' }>;

/** `livehunt pick`: the rule that clicking fields in that order writes. Never throws. */
export function pickCommand(command: PickCommand): CommandResult {
  const onto = command.onto === undefined ? ok('') : readText(command.onto);
  if (!onto.ok) return unreadable(command, [{ fileName: command.onto ?? '', message: onto.error }]);
  const { samples, problems } = loadSamples(command.reports, command.choice);
  const [sample, ...others] = samples;
  if (sample === undefined || problems.length > 0) return unreadable(command, problems);
  const [other] = others;
  if (other !== undefined) {
    const [fileName = ''] = other.files;
    const first = sample.files.join(', ');
    const message = `is about another sample than ${first}; pick works on one sample`;
    return unreadable(command, [{ fileName, message }]);
  }
  let rule = onto.value;
  for (const text of command.picks) {
    const pick = readPick(sample.model, text);
    if (!pick.ok) return refused(command, { pick: text, message: pick.error }, EXIT.unusable);
    const result = synthesize(rule, pick.value, {
      schema: VT_SCHEMA,
      data: sample.model.data,
      ...(command.name !== undefined && { ruleName: command.name }),
    });
    if (!result.ok) {
      return refused(command, { pick: text, message: result.error.message }, EXIT.problems);
    }
    rule = result.value.text;
  }
  return judged(command, rule, sample.model);
}

/**
 * The rule, and what its reader should know: that it has errors (which were in the rule that it was
 * started from), or that the sample is no match (a value was asked for that the sample does not have).
 */
function judged({ json }: PickCommand, rule: string, model: VtModel): CommandResult {
  const { diagnostics, rules } = analyseText(rule, { model }).analysis;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const lines = errors.map(({ message, span }) => {
    const { line, column } = lineColumnAt(rule, span.start);
    return `the rule does not compile: ${message} (line ${line}, column ${column})\n`;
  });
  const isMiss = errors.length === 0 && rules.at(-1)?.verdict === 'does-not-match';
  if (isMiss) lines.push('note: the rule does not match this sample\n');
  return {
    stdout: json ? `${JSON.stringify({ rule })}\n` : rule,
    stderr: lines.join(''),
    exitCode: errors.length > 0 ? EXIT.problems : EXIT.fine,
  };
}

function readPick(model: VtModel, text: string): Result<Pick, string> {
  const parsed = parsePick(text);
  if (!parsed.ok) return err(`${parsed.error.message} (at character ${parsed.error.position + 1})`);
  const path = readPickPath(model, parsed.value.pathText);
  if (!path.ok) return path;
  return ok({
    path: path.value,
    test: parsed.value.test,
    negated: parsed.value.negated,
    element: 'auto',
  });
}

function unreadable({ json }: PickCommand, problems: readonly FileProblem[]): CommandResult {
  return failedCommand(json, { instead: { rule: null }, problems });
}

/** A pick that cannot be carried out. */
function refused(
  { json }: PickCommand,
  problem: { readonly pick: string; readonly message: string },
  exitCode: number,
): CommandResult {
  return {
    stdout: json ? `${JSON.stringify({ rule: null, problems: [problem] })}\n` : '',
    stderr: `--pick '${problem.pick}': ${problem.message}\n`,
    exitCode,
  };
}
