import type { Span } from '../../../base/span.ts';
import { spanContains } from '../../../base/span.ts';
import type { FileItem, Suppression } from './ast.ts';
import type { Token } from './token.ts';

const MARK = 'suppress: ';
const CODES = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\s,]+/u;
const LINE_END = /[\r\n]/;

/**
 * The comments of a text that silence warnings, each with the code that it is about: behind code on
 * its line, that code; else the rule or the pattern that follows, or the next line that has code.
 * tokens: all of the text, white space and comments included; items: of its tree. Never throws.
 * O(tokens). Source: YARA-X, `WarningSuppressionHook`.
 */
export function findSuppressions(
  tokens: readonly Token[],
  items: readonly FileItem[],
): readonly Suppression[] {
  const nodes = nodesByStart(items);
  const found: Suppression[] = [];
  let pending: { readonly codes: readonly string[]; span: Span | undefined }[] = [];
  let line: Span | undefined;
  const endLine = (): void => {
    for (const comment of pending) {
      const span = comment.span ?? line;
      if (span !== undefined) found.push({ codes: comment.codes, span });
    }
    if (line !== undefined) pending = [];
    else pending = pending.filter(({ span }) => span === undefined);
    line = undefined;
  };
  for (const { kind, text, span } of tokens) {
    if (kind === 'whitespace') {
      if (LINE_END.test(text)) endLine();
    } else if (kind === 'comment') {
      const codes = codesOf(text);
      if (codes.length > 0) pending.push({ codes, span: line });
    } else {
      const node = nodes.get(span.start);
      if (node !== undefined) for (const comment of pending) comment.span ??= node;
      line = { start: line?.start ?? span.start, end: span.end };
    }
  }
  endLine();
  return found;
}

/** Where rules and patterns start, with their spans. */
function nodesByStart(items: readonly FileItem[]): ReadonlyMap<number, Span> {
  const nodes = new Map<number, Span>();
  for (const item of items) {
    if (item.kind !== 'rule') continue;
    nodes.set(item.span.start, item.span);
    for (const { span } of item.strings?.patterns ?? []) nodes.set(span.start, span);
  }
  return nodes;
}

function codesOf(comment: string): readonly string[] {
  const at = comment.indexOf(MARK);
  if (at === -1) return [];
  const [list = ''] = CODES.exec(comment.slice(at + MARK.length)) ?? [];
  return list
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
}

/**
 * Whether a warning is silenced: one of the places that it marks lies within the span of a comment
 * that names its code. Never throws. O(suppressions · places).
 */
export function isSuppressed(
  suppressions: readonly Suppression[],
  code: string,
  places: readonly Span[],
): boolean {
  return suppressions.some(
    ({ codes, span }) => codes.includes(code) && places.some((place) => spanContains(span, place)),
  );
}
