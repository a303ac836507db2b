import type { Diagnostic } from '../base/diagnostic.ts';
import { lineColumnAt } from '../base/span.ts';

/** Where a diagnostic is from. */
export interface DiagnosticPlace {
  readonly ruleText: string;
  readonly file: string;
  readonly source: 'yara-x' | 'livehunt';
}

/** A diagnostic as the JSON output has it: 1-based, columns in Unicode scalar values. */
export function diagnosticToJson(
  diagnostic: Diagnostic,
  { ruleText, file, source }: DiagnosticPlace,
): Readonly<Record<string, unknown>> {
  const start = lineColumnAt(ruleText, diagnostic.span.start);
  const end = lineColumnAt(ruleText, diagnostic.span.end);
  return {
    file,
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...(diagnostic.help !== undefined && { help: diagnostic.help }),
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    source,
  };
}

/** A diagnostic on one line for people. */
export function formatDiagnostic(diagnostic: Diagnostic, ruleText: string, file: string): string {
  const { line, column } = lineColumnAt(ruleText, diagnostic.span.start);
  const help = diagnostic.help === undefined ? '' : `; ${diagnostic.help}`;
  return `${file}:${line}:${column}: ${diagnostic.severity}[${diagnostic.code}]: ${diagnostic.message}${help}\n`;
}
