import { writeFileSync } from 'node:fs';
import { isPack } from '../core/sigma/pack/sections.ts';
import { writePack } from '../core/sigma/pack/write-pack.ts';
import { rulesetOf } from './load-ruleset.ts';
import { EXIT, formatProblem, problemToJson, type CommandResult } from './output.ts';
import type { Command } from './parse-arguments.ts';
import { readRuleFiles } from './read-rule-files.ts';
import {
  formatRuleProblem,
  formatRuleWarnings,
  problemsOf,
  ruleProblemToJson,
} from './rule-problems.ts';

/**
 * `livehunt pack`: compiles rules to one file that the page and `livehunt sigma` load fast. Rules with an
 * error are left out and told. Nothing is written where a named file cannot be read, or no rule is left.
 * Never throws.
 */
export function packCommand(command: Extract<Command, { verb: 'pack' }>): CommandResult {
  const { inputs, problems: unread } = readRuleFiles(command.rules);
  const problems = [...unread];
  for (const { name, bytes } of inputs) {
    if (isPack(bytes))
      problems.push({ fileName: name, message: 'is a pack already; name its sources' });
  }
  const ruleset = rulesetOf(
    inputs.filter(({ bytes }) => !isPack(bytes)),
    { readsAll: false },
  );
  const { nFilters, nLeftOut } = ruleset;
  const nCorrelations = ruleset.correlations.length;
  const nRules = ruleset.rules.length;
  const found = problemsOf(ruleset);
  const errors = found.filter(({ severity }) => severity === 'error');
  const warnings = found.filter(({ severity }) => severity === 'warning');
  const pack = writePack(ruleset);
  if (problems.length === 0 && nRules === 0) {
    problems.push({
      fileName: command.output,
      message: 'is not written, as no rule could be read',
    });
  }
  if (problems.length === 0) {
    const failure = written(command.output, pack);
    if (failure !== undefined) problems.push({ fileName: command.output, message: failure });
  }
  const isWritten = problems.length === 0;
  const nBytes = isWritten ? pack.length : 0;
  return {
    stdout: command.json
      ? `${JSON.stringify({
          file: isWritten ? command.output : null,
          nBytes,
          nRules,
          nCorrelations,
          nFilters,
          nLeftOut,
          ruleErrors: errors.map(ruleProblemToJson),
          ruleWarnings: warnings.map(ruleProblemToJson),
          problems: problems.map(problemToJson),
        })}\n`
      : isWritten
        ? `${command.output}: ${nRules} rules in ${nBytes} bytes${leftOut(nLeftOut)}\n`
        : '',
    stderr:
      errors.map(formatRuleProblem).join('') +
      (command.json ? '' : formatRuleWarnings(warnings)) +
      problems.map(formatProblem).join(''),
    exitCode: isWritten ? (errors.length > 0 ? EXIT.problems : EXIT.fine) : EXIT.unusable,
  };
}

function leftOut(nLeftOut: number): string {
  return nLeftOut === 0 ? '' : `; ${nLeftOut} deprecated or unsupported ones are left out`;
}

function written(path: string, bytes: Uint8Array): string | undefined {
  try {
    writeFileSync(path, bytes);
    return undefined;
  } catch (error) {
    return `cannot be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}
