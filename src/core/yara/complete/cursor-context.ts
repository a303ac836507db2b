import type { Span } from '../../../base/span.ts';
import { tokenize } from '../syntax/lexer.ts';
import type { Token } from '../syntax/token.ts';
import { isTrivia } from '../syntax/token.ts';

/** A string literal that the cursor is in. */
export interface StringAtCursor {
  /** Between the quotes; up to the cursor where the literal is not closed. */
  readonly inner: Span;
  readonly isClosed: boolean;
}

/** What the text before the cursor says about the place; the text may be broken anywhere. */
export interface CursorContext {
  readonly section: Section;
  /** The tokens of the condition before the word or literal at the cursor, without trivia. */
  readonly before: readonly Token[];
  /** The word at the cursor, empty at the cursor where there is none. */
  readonly word: Span;
  readonly string: StringAtCursor | undefined;
}

/** Where in a file a place is; `header` lies between `rule` and its brace, `body` behind the brace. */
export type Section = 'top' | 'header' | 'body' | 'meta' | 'strings' | 'condition';

/**
 * What stands at and before the cursor, or undefined where nothing can be completed: in a comment, a
 * number, a regular expression. offset: UTF-16, clamped into the text. Works on tokens alone, so that
 * a rule that is half written counts as what it will be. Never throws. O(text).
 */
export function readCursorContext(text: string, offset: number): CursorContext | undefined {
  const cursor = Math.max(0, Math.min(offset, text.length));
  const tokens = tokenize(text);
  const touched = tokens.find((token) => token.span.start < cursor && cursor <= token.span.end);
  const word = wordAt(touched, cursor);
  const string = stringAt(touched, cursor);
  if (word === undefined && string === undefined) return undefined;
  const limit = string === undefined ? (word ?? { start: cursor }).start : string.inner.start - 1;
  const before = tokens.filter((token) => token.span.end <= limit && !isTrivia(token.kind));
  const { section, start } = sectionOf(before);
  return {
    section,
    before: before.slice(start),
    word: word ?? { start: cursor, end: cursor },
    string,
  };
}

/**
 * The tokens of the condition that lie before a place, without trivia; none outside of conditions.
 * offset: UTF-16, clamped into the text. Never throws. O(text).
 */
export function readConditionTokens(text: string, offset: number): readonly Token[] {
  const before = tokenize(text).filter(
    (token) => token.span.end <= offset && !isTrivia(token.kind),
  );
  const { section, start } = sectionOf(before);
  return section === 'condition' ? before.slice(start) : [];
}

function wordAt(token: Token | undefined, cursor: number): Span | undefined {
  const here: Span = { start: cursor, end: cursor };
  switch (token?.kind) {
    case undefined:
    case 'whitespace':
    case 'punctuation':
      return here;
    case 'identifier':
    case 'keyword':
      return token.span;
    case 'comment':
      return token.text.startsWith('/*') && cursor === token.span.end ? here : undefined;
    case 'string':
      return cursor === token.span.end ? here : undefined;
    default:
      return undefined;
  }
}

function stringAt(token: Token | undefined, cursor: number): StringAtCursor | undefined {
  if (token === undefined || !token.text.startsWith('"') || token.text.startsWith('"""')) {
    return undefined;
  }
  const start = token.span.start + 1;
  if (token.kind === 'unknown') return { inner: { start, end: cursor }, isClosed: false };
  if (token.kind !== 'string' || cursor === token.span.end) return undefined;
  // A quote that was just opened pairs with the next one on the line, far behind its bracket.
  const isClosed = !token.text.includes(']');
  return { inner: { start, end: isClosed ? token.span.end - 1 : cursor }, isClosed };
}

interface SectionStart {
  readonly section: Section;
  /** Index of the section's first token. */
  readonly start: number;
}

function sectionOf(tokens: readonly Token[]): SectionStart {
  let section: Section = 'top';
  let start = 0;
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (token.text === '{' && token.kind === 'punctuation') {
      depth++;
      if (section === 'header') section = 'body';
    } else if (token.text === '}' && token.kind === 'punctuation') {
      depth--;
      if (depth <= 0) section = 'top';
    } else if (token.kind !== 'keyword') continue;
    else if (token.text === 'rule') {
      // A rule cannot stand inside another one: the one before lacks its brace.
      section = 'header';
      depth = 0;
    } else if (section !== 'top' && next?.text === ':' && isSectionName(token.text)) {
      section = token.text;
      start = at + 2;
    }
  }
  return { section, start: section === 'condition' ? start : 0 };
}

function isSectionName(text: string): text is 'meta' | 'strings' | 'condition' {
  return text === 'meta' || text === 'strings' || text === 'condition';
}
