import { isTrivia, type Token } from '../syntax/token.ts';

/** How wide a tab counts; what follows it on a line is not aligned to multiples. Source: yara-x fmt. */
const TAB_WIDTH = 4;

/** A token or a comment of a text, and how it stood there. */
export interface SourcePiece {
  readonly token: Token;
  readonly isComment: boolean;
  /** Line ends between it and the piece before it. */
  readonly nLineEnds: number;
  /** Where it starts on its line; code points, a tab counts `TAB_WIDTH`. */
  readonly column: number;
}

/**
 * The tokens of a text without white space. tokens: all of them, as `tokenize` gives them. A line end
 * is LF, CR, or CRLF. Never throws. O(text).
 */
export function sourcePieces(tokens: readonly Token[]): readonly SourcePiece[] {
  const pieces: SourcePiece[] = [];
  let nLineEnds = 0;
  let column = 0;
  for (const token of tokens) {
    if (token.kind === 'whitespace') {
      const found = countLineEnds(token.text);
      nLineEnds += found;
      column = found > 0 ? widthOf(lastLineOf(token.text)) : column + widthOf(token.text);
      continue;
    }
    const isComment = token.kind === 'comment';
    // What is invisible is an error, and such a text is not formatted.
    if (isTrivia(token.kind) && !isComment) continue;
    pieces.push({ token, isComment, nLineEnds, column });
    nLineEnds = 0;
    column = endColumn(token.text, column);
  }
  return pieces;
}

/** The column behind a piece that starts at `column`. A piece of several lines ends on its last. */
export function endColumn(text: string, column: number): number {
  const lineEnd = text.lastIndexOf('\n');
  return lineEnd === -1 ? column + widthOf(text) : widthOf(text.slice(lineEnd + 1));
}

/** The width of a text of one line. Never throws. */
export function widthOf(text: string): number {
  let width = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 9) width += TAB_WIDTH - 1;
    else if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(at + 1))) width--;
  }
  return width;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Whether a text of white space, or a comment, has a line end. Never throws. */
export function hasLineEnd(text: string): boolean {
  return text.includes('\n') || text.includes('\r');
}

/** Whether a comment takes the rest of its line, or is one of several lines. Never throws. */
export function endsLine({ isComment, token }: SourcePiece): boolean {
  return isComment && (token.text.startsWith('//') || token.text.includes('\n'));
}

function countLineEnds(whitespace: string): number {
  let count = 0;
  for (let at = 0; at < whitespace.length; at++) {
    const character = whitespace.charAt(at);
    const isCrOfPair = character === '\r' && whitespace.charAt(at + 1) === '\n';
    if (character === '\n' || (character === '\r' && !isCrOfPair)) count++;
  }
  return count;
}

function lastLineOf(whitespace: string): string {
  const start = Math.max(whitespace.lastIndexOf('\n'), whitespace.lastIndexOf('\r')) + 1;
  return whitespace.slice(start);
}

/**
 * Nothing is aligned to a place further to the right: a line of a million characters must not cost
 * as many for each line below it.
 */
export const MAX_ALIGNED_COLUMN = 200;

/**
 * The lines of a comment without the indentation that it shared with its first line, and without
 * spaces at their ends. column: of its start. Never throws. O(text).
 */
export function commentLines(text: string, column: number): readonly string[] {
  const [first = '', ...others] = text.split('\n');
  const shared = Math.min(column, MAX_ALIGNED_COLUMN);
  return [first, ...others.map((line) => withoutIndentation(line, shared))].map((line) =>
    line.trimEnd(),
  );
}

function withoutIndentation(line: string, column: number): string {
  let width = 0;
  let at = 0;
  for (; at < line.length && width < column; at++) {
    const character = line.charAt(at);
    if (character !== ' ' && character !== '\t') break;
    width += character === '\t' ? TAB_WIDTH : 1;
  }
  return line.slice(at);
}
