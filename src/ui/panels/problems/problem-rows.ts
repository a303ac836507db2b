import type { Diagnostic, Severity } from '../../../base/diagnostic.ts';
import { lineColumnAt, type LineColumn } from '../../../base/span.ts';

export interface ProblemRow {
  readonly diagnostic: Diagnostic;
  readonly at: LineColumn;
}

/** How a severity looks and what it is called. */
export const SEVERITIES: Readonly<
  Record<Severity, { readonly glyph: string; readonly word: string }>
> = {
  error: { glyph: '✗', word: 'Error' },
  warning: { glyph: '▲', word: 'Warning' },
  info: { glyph: 'i', word: 'Note' },
};

/** Problems that are listed; more are counted, not shown. */
export const MAX_PROBLEMS = 200;

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The problems with their places, errors first, then in the order of the text. */
export function problemRows(
  diagnostics: readonly Diagnostic[],
  text: string,
): readonly ProblemRow[] {
  return [...diagnostics]
    .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || a.span.start - b.span.start)
    .slice(0, MAX_PROBLEMS)
    .map((diagnostic) => ({ diagnostic, at: lineColumnAt(text, diagnostic.span.start) }));
}
