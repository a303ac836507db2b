import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { CodeAction } from './code-action.ts';
import { comparisonActions } from './comparison-actions.ts';
import { escapeActions } from './escape-actions.ts';
import { importActions } from './import-actions.ts';
import type { RuleDocument } from './rule-document.ts';

/** More would be a list to search, not a choice. */
const MAX_ACTIONS = 20;

/**
 * What can be mended within a span (UTF-16, empty for a cursor): the fixes that `diagnostics` and the
 * document's own problems carry, a missing import, escapes that the language does not have, a
 * comparison of a boolean with a constant, upper case against a field in lower case, `0 of`.
 * diagnostics: of this very text; those outside of the span are passed over. Two actions with the
 * same edits, but for space around what they write, are one. Never throws. O(text).
 */
export function codeActionsAt(
  document: RuleDocument,
  span: Span,
  diagnostics: readonly Diagnostic[] = [],
): readonly CodeAction[] {
  const problems = [...diagnostics, ...document.diagnostics].filter((problem) =>
    touches(problem.span, span),
  );
  const actions = [
    ...problems.flatMap(carriedActions),
    ...problems.flatMap((problem) => [
      ...importActions(document, problem),
      ...escapeActions(document, problem),
    ]),
    ...comparisonActions(document, span, problems),
  ];
  return withoutRepeats(actions)
    .filter(({ edits }) => edits.every((edit) => edit.span.end <= document.text.length))
    .slice(0, MAX_ACTIONS);
}

function carriedActions(diagnostic: Diagnostic): readonly CodeAction[] {
  return (diagnostic.fixes ?? []).map(({ title, edits }) => ({ title, edits, diagnostic }));
}

function withoutRepeats(actions: readonly CodeAction[]): readonly CodeAction[] {
  const seen = new Set<string>();
  return actions.filter(({ edits }) => {
    const key = JSON.stringify(
      edits.map(({ span, newText }) => [span.start, span.end, newText.trim()]),
    );
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Whether the spans share a place; one that ends where the other starts counts. */
function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
