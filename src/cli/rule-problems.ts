import { visibleText } from '../base/visible-text.ts';
import type { RuleFileProblem, Ruleset } from '../core/sigma/compile/ruleset.ts';

/** Warnings are many in a large collection, and the rules run all the same: more are only counted. */
const MAX_PRINTED_WARNINGS = 20;

/** Something wrong in a Sigma rule file, with the file's name. */
export interface RuleProblem extends Omit<RuleFileProblem, 'file'> {
  readonly fileName: string;
}

/** What is wrong in the files of a ruleset, in their order. Never throws. */
export function problemsOf({ files, problems }: Ruleset): readonly RuleProblem[] {
  return problems.map(({ file, ...problem }) => ({
    ...problem,
    fileName: files[file]?.name ?? '',
  }));
}

/** A problem as the JSON output has it; without a place it is of the whole file. */
export function ruleProblemToJson(problem: RuleProblem): Readonly<Record<string, unknown>> {
  const { fileName, code, message, help, place } = problem;
  return {
    file: fileName,
    code,
    message,
    ...(help !== undefined && { help }),
    line: place?.line ?? null,
    column: place?.column ?? null,
  };
}

/** A problem on a line of its own. */
export function formatRuleProblem(problem: RuleProblem): string {
  const { fileName, severity, code, message, help, place } = problem;
  const where = place === undefined ? '' : `:${place.line}:${place.column}`;
  const advice = help === undefined ? '' : `; ${help}`;
  // A name in an archive is as hostile as a rule.
  return `${visibleText(fileName)}${where}: ${severity}[${code}]: ${message}${advice}\n`;
}

/** Warnings, each on a line of its own, and how many there are beyond those. */
export function formatRuleWarnings(warnings: readonly RuleProblem[]): string {
  const nMore = warnings.length - MAX_PRINTED_WARNINGS;
  const more =
    nMore > 0 ? `and ${nMore} more warning${nMore === 1 ? '' : 's'}; --json lists them all\n` : '';
  return warnings.slice(0, MAX_PRINTED_WARNINGS).map(formatRuleProblem).join('') + more;
}
