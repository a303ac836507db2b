import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import type { Token } from '../syntax/token.ts';
import type { CodeAction } from './code-action.ts';
import type { RuleDocument } from './rule-document.ts';
import { tokenAt } from './token-at.ts';

/**
 * For an escape that the language does not have (E029): the one backslash doubled, and, where the
 * literal has more single ones, all of them. Never throws. O(literal).
 */
export function escapeActions(
  { tokens, text }: RuleDocument,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  const { code, span } = diagnostic;
  if (code !== 'E029' || text.charAt(span.start) !== '\\') return [];
  const literal = tokenAt(tokens, span.start + 1);
  const all = literal?.kind === 'string' ? singleBackslashes(literal) : [];
  const written = text.slice(span.start, span.start + 2);
  return [
    { title: `Change to \`\\${written}\``, edits: [doubled(span.start)], diagnostic },
    ...(all.length > 1
      ? [{ title: 'Double every backslash of this text', edits: all.map(doubled), diagnostic }]
      : []),
  ];
}

/** Offsets of the backslashes that are neither doubled nor before a quote. */
function singleBackslashes({ text, span }: Token): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at + 2)) {
    const next = text.charAt(at + 1);
    if (next !== '\\' && next !== '"') offsets.push(span.start + at);
  }
  return offsets;
}

function doubled(offset: number): TextEdit {
  return { span: { start: offset, end: offset }, newText: '\\' };
}
