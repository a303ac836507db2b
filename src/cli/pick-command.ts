import { err, ok, type Result } from '../base/result.ts';
import { readPickPath } from './pick-path.ts';
import { parsePick } from '../core/livehunt/parse-pick.ts';
import type { Pick } from '../core/livehunt/pick.ts';
import { synthesizeAll } from '../core/livehunt/synthesize.ts';
import { VT_SCHEMA } from '../core/vt/vt-schema.ts';
import type { VtModel } from '../core/vt/vt-model.ts';
import { loadSamples } from './load-samples.ts';
import { EXIT, formatProblem, type CommandResult } from './output.ts';
import type { Command } from './parse-arguments.ts';
import { readText } from './read-files.ts';

/** `livehunt pick`: the rule that clicking fields in that order writes. Never throws. */
export function pickCommand(command: Extract<Command, { verb: 'pick' }>): CommandResult {
  const onto = command.onto === undefined ? ok('') : readText(command.onto);
  if (!onto.ok) return failed(`${command.onto ?? ''} ${onto.error}\n`, EXIT.unusable);
  const { samples, problems } = loadSamples(command.reports);
  const [sample, ...others] = samples;
  if (sample === undefined || problems.length > 0) {
    return failed(problems.map(formatProblem).join(''), EXIT.unusable);
  }
  if (others.length > 0) {
    return failed('pick works on one sample; these reports are of several\n', EXIT.unusable);
  }
  const picks: Pick[] = [];
  for (const text of command.picks) {
    const pick = readPick(sample.model, text);
    if (!pick.ok) return failed(`--pick '${text}': ${pick.error}\n`, EXIT.unusable);
    picks.push(pick.value);
  }
  const result = synthesizeAll(onto.value, picks, {
    schema: VT_SCHEMA,
    data: sample.model.data,
    ...(command.name !== undefined && { ruleName: command.name }),
  });
  if (!result.ok) return failed(`${result.error.message}\n`, EXIT.problems);
  return {
    stdout: command.json ? `${JSON.stringify({ rule: result.value.text })}\n` : result.value.text,
    stderr: '',
    exitCode: EXIT.fine,
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

function failed(stderr: string, exitCode: number): CommandResult {
  return { stdout: '', stderr, exitCode };
}
