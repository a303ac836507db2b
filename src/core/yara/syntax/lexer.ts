import { isInvisible, isYaraSpace } from './code-point.ts';
import type { Token, TokenKind } from './token.ts';
import { isTrivia, KEYWORDS } from './token.ts';

/*
 * Sticky expressions: each is tried at one offset and none can backtrack over more than the two
 * letters of a suffix, so that the whole text costs one pass.
 */
const IDENTIFIER = /[A-Za-z_][A-Za-z_\p{Nd}]*/uy;
const PATTERN_NAME = /[$#@!][A-Za-z_\p{Nd}]*/uy;
const NUMBER = /0x[0-9a-fA-F][0-9a-fA-F_]*|0o[0-7][0-7_]*|[0-9][0-9_]*(?:\.[0-9][0-9_]*|KB|MB)?/y;
const OPERATOR = /<<|>>|==|!=|<=|>=|[<>&*\\:,.=+\-%|^~{}()[\]]/y;
const HEX_BYTE = /~?[?0-9a-fA-F]{2}/y;
const HEX_SIGN = /[|()[\]]/y;
const JUMP_PART = /-|0x[0-9a-fA-F][0-9a-fA-F_]*|0o[0-7][0-7_]*|[0-9][0-9_]*/y;
const REGEXP_FLAGS = /[A-Za-z]{0,2}/y;
/** What a stray sign takes with it, as in YARA-X: all up to the next white space. */
const STRAY = /[^\s\u0085]+/y;

const PATTERN_KINDS: ReadonlyMap<string, TokenKind> = new Map([
  ['$', 'pattern-identifier'],
  ['#', 'pattern-count'],
  ['@', 'pattern-offset'],
  ['!', 'pattern-length'],
]);

/**
 * How the text is read. YARA-X changes the mode on its parser's word; here the three tokens
 * `$name = {` do it, which open a hex pattern wherever they can stand.
 */
type Mode = 'normal' | 'hex' | 'jump';

/**
 * Splits a YARA text into tokens, white space and comments included; their texts in a row are the
 * text. What no rule of the language matches becomes an `unknown` token (an unclosed literal up to
 * the end of its line, an unclosed comment up to the end of the text, a stray sign up to the next
 * space) or, one character each, a `forbidden` one (invisible characters). Spans in UTF-16 code
 * units. An empty text has no tokens. Never throws. O(text). Source: YARA-X tokenizer.
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const recent: Token[] = [];
  let mode: Mode = 'normal';
  for (let at = 0; at < text.length;) {
    const { kind, end } = readToken(text, at, mode);
    if (kind === undefined) {
      mode = mode === 'jump' ? 'hex' : 'normal';
      continue;
    }
    const token: Token = { kind, text: text.slice(at, end), span: { start: at, end } };
    tokens.push(token);
    at = end;
    if (isTrivia(kind)) continue;
    recent.push(token);
    if (recent.length > 3) recent.shift();
    mode = nextMode(mode, token, recent);
  }
  return tokens;
}

function nextMode(mode: Mode, token: Token, recent: readonly Token[]): Mode {
  if (mode === 'hex') return token.text === '[' ? 'jump' : 'hex';
  if (mode === 'jump') return 'jump';
  const opensHex =
    token.text === '{' && recent[1]?.text === '=' && recent[0]?.kind === 'pattern-identifier';
  return opensHex ? 'hex' : 'normal';
}

interface Reading {
  /** Undefined when the mode knows no token here: the text goes on in the mode around it. */
  readonly kind: TokenKind | undefined;
  readonly end: number;
}

function readToken(text: string, at: number, mode: Mode): Reading {
  if (isYaraSpace(text.charAt(at))) return { kind: 'whitespace', end: endOfSpace(text, at) };
  if (mode !== 'jump' && text.charAt(at) === '/') {
    const comment = readComment(text, at);
    if (comment !== undefined) return comment;
  }
  if (mode === 'hex') {
    const byte = match(HEX_BYTE, text, at);
    if (byte > at) return { kind: 'hex-byte', end: byte };
    const sign = match(HEX_SIGN, text, at);
    return { kind: sign > at ? 'punctuation' : undefined, end: sign };
  }
  if (mode === 'jump') {
    const end = match(JUMP_PART, text, at);
    if (end === at) return { kind: undefined, end };
    return { kind: text.charAt(at) === '-' ? 'punctuation' : 'integer', end };
  }
  return readNormal(text, at);
}

function readNormal(text: string, at: number): Reading {
  const character = text.charAt(at);
  const word = match(IDENTIFIER, text, at);
  if (word > at) {
    return { kind: KEYWORDS.has(text.slice(at, word)) ? 'keyword' : 'identifier', end: word };
  }
  if (character === '"') return readString(text, at);
  if (character === '/') return readRegexp(text, at);
  const number = match(NUMBER, text, at);
  if (number > at) {
    return { kind: text.slice(at, number).includes('.') ? 'float' : 'integer', end: number };
  }
  const operator = match(OPERATOR, text, at);
  if (operator > at) return { kind: 'punctuation', end: operator };
  const patternKind = PATTERN_KINDS.get(character);
  if (patternKind !== undefined) return { kind: patternKind, end: match(PATTERN_NAME, text, at) };
  const codePoint = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (isInvisible(codePoint)) return { kind: 'forbidden', end: at + codePoint.length };
  return { kind: 'unknown', end: endOfStray(text, at + codePoint.length) };
}

/** A stray sign ends before an invisible character too, which is reported on its own. */
function endOfStray(text: string, from: number): number {
  const limit = match(STRAY, text, from);
  for (let at = from; at < limit;) {
    const codePoint = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (codePoint > '\u007f' && isInvisible(codePoint)) return at;
    at += codePoint.length;
  }
  return limit;
}

function endOfSpace(text: string, at: number): number {
  let end = at;
  while (end < text.length && isYaraSpace(text.charAt(end))) end++;
  return end;
}

/** A line comment ends at LF only: a lone CR belongs to it. Block comments do not nest. */
function readComment(text: string, at: number): Reading | undefined {
  const second = text.charAt(at + 1);
  if (second === '/') return { kind: 'comment', end: endOfLine(text, at) };
  if (second !== '*') return undefined;
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? { kind: 'unknown', end: text.length } : { kind: 'comment', end: end + 2 };
}

function readString(text: string, at: number): Reading {
  if (text.startsWith('"""', at)) {
    const end = closingQuote(text, at + 3, true);
    if (end !== -1 && text.startsWith('"""', end)) return { kind: 'string', end: end + 3 };
  }
  const end = closingQuote(text, at + 1, false);
  return end === -1
    ? { kind: 'unknown', end: endOfLine(text, at) }
    : { kind: 'string', end: end + 1 };
}

/** Offset of the next quote that is not escaped, or -1 where the literal is not closed. */
function closingQuote(text: string, from: number, overLines: boolean): number {
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') return at;
    if (character === '\n' && !overLines) return -1;
    if (character !== '\\') continue;
    at++;
    if (text.charAt(at) === '\n') return -1;
  }
  return -1;
}

function readRegexp(text: string, at: number): Reading {
  for (let end = at + 1; end < text.length && text.charAt(end) !== '\n'; end++) {
    const character = text.charAt(end);
    if (character === '/') return { kind: 'regexp', end: match(REGEXP_FLAGS, text, end + 1) };
    if (character === '\\' && text.charAt(end + 1) !== '\n') end++;
  }
  return { kind: 'unknown', end: endOfLine(text, at) };
}

/** Offset of the line's end; the CR of a CRLF stays outside. */
function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end === -1) return text.length;
  return end > at + 1 && text.charAt(end - 1) === '\r' ? end - 1 : end;
}

/** The end of the match at `at`, or `at` itself when there is none. */
function match(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : at;
}
