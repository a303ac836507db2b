import type { Result } from '../../../base/result.ts';
import { ok } from '../../../base/result.ts';
import type { TextEdit } from '../../../base/text-edit.ts';
import type { FormatOptions, FormatRefusal } from '../format/format-yara.ts';
import { formatYara } from '../format/format-yara.ts';
import { tokenize } from '../syntax/lexer.ts';
import type { Token } from '../syntax/token.ts';

/**
 * The edits that format a text: only the space between its tokens changes, so that a cursor, marks
 * and what is folded stay where they are. None for a text that is formatted. Refused for a text with
 * an error of syntax. Never throws. O(text).
 */
export function formatEdits(
  text: string,
  options: FormatOptions = {},
): Result<readonly TextEdit[], FormatRefusal> {
  const formatted = formatYara(text, options);
  if (!formatted.ok) return formatted;
  return ok(formatted.value === text ? [] : spaceEdits(text, formatted.value));
}

/** What turns a text into one with the same tokens; one edit over all where the tokens differ. */
function spaceEdits(before: string, after: string): readonly TextEdit[] {
  const [old, now] = [solidTokens(before), solidTokens(after)];
  const whole: TextEdit = { span: { start: 0, end: before.length }, newText: after };
  if (old.length !== now.length) return [whole];
  const edits: TextEdit[] = [];
  let [oldEnd, newEnd] = [0, 0];
  for (const [at, token] of old.entries()) {
    const twin = now[at];
    if (twin === undefined || twin.kind !== token.kind) return [whole];
    add(edits, before, oldEnd, token.span.start, after.slice(newEnd, twin.span.start));
    add(edits, before, token.span.start, token.span.end, twin.text);
    [oldEnd, newEnd] = [token.span.end, twin.span.end];
  }
  add(edits, before, oldEnd, before.length, after.slice(newEnd));
  return edits;
}

function add(edits: TextEdit[], text: string, start: number, end: number, newText: string): void {
  if (text.slice(start, end) !== newText) edits.push({ span: { start, end }, newText });
}

function solidTokens(text: string): readonly Token[] {
  return tokenize(text).filter(({ kind }) => kind !== 'whitespace');
}
