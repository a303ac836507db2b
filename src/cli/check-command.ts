import type { Diagnostic } from '../base/diagnostic.ts';
import { checkRules, ownDiagnostics, ruleTargets } from '../core/workbench/check-rules.ts';
import { featuresFor } from '../core/vt/vt-schema.ts';
import { parseYara } from '../core/yara/syntax/parse-yara.ts';
import { checkWithEngine } from '../engine/load-node-engine.ts';
import { diagnosticToJson, formatDiagnostic, type DiagnosticPlace } from './diagnostic-output.ts';
import { EXIT, formatProblem, problemToJson, type CommandResult } from './output.ts';
import type { Command } from './parse-arguments.ts';
import { readText } from './read-files.ts';
import type { FileProblem } from '../core/workbench/workbench.ts';

/** What the rules of a file may use. */
type CheckOptions = Pick<Extract<Command, { verb: 'check' }>, 'target' | 'gti'>;

interface FoundProblem {
  readonly diagnostic: Diagnostic;
  readonly place: DiagnosticPlace;
}

/**
 * `livehunt check`: what the engine says of rule files, each rule with the fields of what it hunts for
 * (`--target` for all); where the engine cannot be had, what our own checker says, and that. Never
 * rejects.
 */
export async function checkCommand(
  command: Extract<Command, { verb: 'check' }>,
): Promise<CommandResult> {
  const found: FoundProblem[] = [];
  const problems: FileProblem[] = [];
  for (const file of command.rules) {
    const text = readText(file);
    if (!text.ok) problems.push({ fileName: file, message: text.error });
    else found.push(...(await checkText(text.value, file, command)));
  }
  const hasErrors = found.some(({ diagnostic }) => diagnostic.severity === 'error');
  return {
    stdout: command.json
      ? `${JSON.stringify({
          diagnostics: found.map(({ diagnostic, place }) => diagnosticToJson(diagnostic, place)),
          problems: problems.map(problemToJson),
        })}\n`
      : found
          .map(({ diagnostic, place }) => formatDiagnostic(diagnostic, place.ruleText, place.file))
          .join(''),
    stderr: problems.map(formatProblem).join(''),
    exitCode: problems.length > 0 ? EXIT.unusable : hasErrors ? EXIT.problems : EXIT.fine,
  };
}

async function checkText(
  ruleText: string,
  file: string,
  { target, gti }: CheckOptions,
): Promise<readonly FoundProblem[]> {
  const parsed = parseYara(ruleText);
  const targets = ruleTargets(parsed.file, target);
  const diagnostics: Diagnostic[] = [];
  for (const entity of targets.distinct) {
    const run = await checkWithEngine(ruleText, featuresFor(entity, { gti }));
    if (!run.ok) return withoutEngine(ruleText, file, { target, gti, message: run.error.message });
    if (run.value.kind === 'trapped') {
      return withoutEngine(ruleText, file, { target, gti, message: run.value.message });
    }
    diagnostics.push(...ownDiagnostics(run.value.report.diagnostics, targets, entity));
  }
  return diagnostics
    .sort((a, b) => a.span.start - b.span.start)
    .map((diagnostic) => ({ diagnostic, place: { ruleText, file, source: 'yara-x' } }));
}

/** What our own checker says, and that the engine does not say it. */
function withoutEngine(
  ruleText: string,
  file: string,
  { target, gti, message }: CheckOptions & { readonly message: string },
): readonly FoundProblem[] {
  const { file: tree, diagnostics: syntax } = parseYara(ruleText);
  const note: Diagnostic = {
    code: 'livehunt/no-engine',
    severity: 'info',
    message: `checked without YARA-X: ${message}`,
    span: { start: 0, end: 0 },
  };
  return [note, ...checkRules(tree, syntax, target, { gti }).diagnostics].map((diagnostic) => ({
    diagnostic,
    place: { ruleText, file, source: 'livehunt' },
  }));
}
