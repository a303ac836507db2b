import type { Span } from '../../../base/span.ts';
import type { Token } from '../syntax/token.ts';
import type { RuleDocument } from './rule-document.ts';

/** A part of a text that can be folded away: from its first line to its last. */
export interface FoldingRange {
  /** `start` on the line that stays; the line of `end` is the last that goes. */
  readonly span: Span;
  readonly kind: 'block' | 'section' | 'comment' | 'imports';
}

/** Past this, an editor draws for longer than a key may take, and nobody folds that much by hand. */
const MAX_RANGES = 2000;

/**
 * What spans more than one line: rules and parentheses (the line with the closing sign stays),
 * sections, comments, rows of line comments, imports. Works on tokens, so that broken text folds too.
 * At most 2000, the longest where there are more, so that each of many rules can be folded. Never
 * throws. O(text + ranges · log ranges).
 */
export function foldingRanges({ text, tokens }: RuleDocument): readonly FoldingRange[] {
  const ranges = [
    ...bracketRanges(tokens, text),
    ...sectionRanges(tokens),
    ...rowRanges(tokens, text),
  ];
  const isLong = ({ span }: FoldingRange): boolean =>
    text.slice(span.start, span.end).includes('\n');
  const long = ranges.filter(isLong);
  if (long.length <= MAX_RANGES) return long;
  const length = ({ span }: FoldingRange): number => span.end - span.start;
  return long.sort((a, b) => length(b) - length(a)).slice(0, MAX_RANGES);
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  [')', '('],
  ['}', '{'],
]);

/** Between each pair of brackets. A sign that has no partner is passed over. */
function bracketRanges(tokens: readonly Token[], text: string): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== 'punctuation') continue;
    if (token.text === '(' || token.text === '{') open.push(token);
    const wanted = CLOSING.get(token.text);
    if (wanted === undefined) continue;
    const at = open.findLastIndex(({ text }) => text === wanted);
    const start = open[at]?.span.start;
    if (start === undefined) continue;
    // Signs that were opened inside and never closed are lost with it.
    open.length = at;
    // The line of the closing sign stays, unless something stands before it.
    const inner = text.slice(start, token.span.start).trimEnd();
    ranges.push({ span: { start, end: start + inner.length }, kind: 'block' });
  }
  return ranges;
}

const SECTION_NAMES: ReadonlySet<string> = new Set(['meta', 'strings', 'condition']);

/** From a section's name to where the next section starts, or the brace that ends the rule. */
function sectionRanges(tokens: readonly Token[]): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  let start: number | undefined;
  let end = 0;
  let depth = 0;
  const close = (): void => {
    if (start !== undefined) ranges.push({ span: { start, end }, kind: 'section' });
    start = undefined;
  };
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'whitespace' || token.kind === 'forbidden') continue;
    if (token.kind === 'keyword' && token.text === 'rule') {
      close();
      depth = 0;
    } else if (SECTION_NAMES.has(token.text) && nextSign(tokens, at) === ':') {
      close();
      start = token.span.start;
    } else if (token.text === '{') depth++;
    else if (token.text === '}') {
      depth--;
      if (depth <= 0) close();
    }
    if (token.kind !== 'comment' || start !== undefined) end = token.span.end;
  }
  close();
  return ranges;
}

function nextSign(tokens: readonly Token[], at: number): string | undefined {
  for (let next = at + 1; next < tokens.length; next++) {
    const token = tokens[next];
    if (token !== undefined && token.kind !== 'whitespace' && token.kind !== 'comment') {
      return token.text;
    }
  }
  return undefined;
}

/** Comments of several lines, and lines of one kind that follow each other: `//` comments, imports. */
function rowRanges(tokens: readonly Token[], text: string): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  let row: { readonly start: number; end: number; readonly kind: FoldingRange['kind'] } | undefined;
  const close = (): void => {
    if (row !== undefined)
      ranges.push({ span: { start: row.start, end: row.end }, kind: row.kind });
    row = undefined;
  };
  for (const token of tokens) {
    if (token.kind === 'whitespace') continue;
    const kind = rowKind(token, row?.kind);
    if (kind === undefined || row === undefined || kind !== row.kind) {
      close();
      if (kind !== undefined) row = { start: token.span.start, end: token.span.end, kind };
    } else if (/\n[^\S\n]*\n/.test(text.slice(row.end, token.span.start)) && kind === 'comment') {
      close();
      row = { start: token.span.start, end: token.span.end, kind };
    } else row.end = token.span.end;
  }
  close();
  return ranges;
}

function rowKind(
  token: Token,
  before: FoldingRange['kind'] | undefined,
): FoldingRange['kind'] | undefined {
  if (token.kind === 'comment') return 'comment';
  if (token.kind === 'keyword' && token.text === 'import') return 'imports';
  return token.kind === 'string' && before === 'imports' ? 'imports' : undefined;
}
