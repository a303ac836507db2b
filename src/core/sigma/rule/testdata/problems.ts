import type { Diagnostic } from '../../../../base/diagnostic.ts';
import { readSigmaFile } from '../read-sigma-file.ts';

/** `error sigma/code: marked text` for each problem of a file. */
export function problemsOf(text: string): readonly string[] {
  return readSigmaFile('rule.yml', text).diagnostics.map((found) => problemShape(found, text));
}

/** The same of one diagnostic. */
export function problemShape({ severity, code, span }: Diagnostic, text: string): string {
  return `${severity} ${code}: ${text.slice(span.start, span.end)}`;
}
