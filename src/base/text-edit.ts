import { invariant } from './assert.ts';
import type { Span } from './span.ts';

/** Replaces `span` of a text (empty for an insertion) by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * The text after all edits. The edits' spans refer to the text before any of them and must not
 * overlap; insertions at the same offset keep their order. Throws InvariantError on overlap or on a
 * span outside the text: edits are always made by this program. O(text + edits · log edits).
 */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.order - b.order);
  let result = '';
  let at = 0;
  for (const { edit } of ordered) {
    const { start, end } = edit.span;
    invariant(at <= start && start <= end && end <= text.length, 'text edits overlap');
    result += text.slice(at, start) + edit.newText;
    at = end;
  }
  return result + text.slice(at);
}
