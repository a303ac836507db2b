import { toByteString } from '../../../base/byte-string.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { Expression, MissingExpression } from './ast.ts';
import { crashesYara, nameCharacter } from './code-point.ts';
import { tokenize } from './lexer.ts';
import type { Token, TokenKind } from './token.ts';
import { isTrivia } from './token.ts';

/** A token that is left out of "found `…`" when it has more bytes than this, as in YARA-X. */
const MAX_FOUND_BYTES = 15;

/** Further problems are counted, not kept: nobody reads them, and a list of a million stops the page. */
const MAX_DIAGNOSTICS = 1000;

/** What the parser's functions share: where they are, and what they have found wrong. */
export interface ParserState {
  readonly text: string;
  /** Without white space and comments; the last one is the `end` token. */
  readonly tokens: readonly Token[];
  readonly diagnostics: Diagnostic[];
  /** How many diagnostics were left out, see `MAX_DIAGNOSTICS`. */
  nDropped: number;
  /** How many times the grammar was broken, echoes aside. */
  nSyntaxErrors: number;
  /**
   * The grammar's knot: terms hold boolean expressions (in calls) and boolean expressions hold
   * terms. The state carries the entry, so that the files need not import each other.
   */
  readonly parseBoolean: ParseBoolean;
  position: number;
  depth: number;
  /** What could have stood at token `expectedAt`, in the order in which the grammar tried it. */
  expected: string[];
  expectedAt: number;
  /** How many `for … of` bodies are open: only there can `$`, `#`, `@` and `!` stand without a name. */
  patternLoops: number;
  straySigils: Token[];
  /** Whether two dots can end the expression that is being read: the first one of a range. */
  endsAtDots: boolean;
  /** After the first syntax error of a section the others are echoes: none is reported. */
  isMuted: boolean;
}

/** closers: the tokens that may follow, as an error message names them. */
export type ParseBoolean = (state: ParserState, closers: readonly string[]) => Expression;

/** The state at the start of a text. Characters that may stand nowhere are reported at once. */
export function createParserState(text: string, parseBoolean: ParseBoolean): ParserState {
  const all = tokenize(text);
  const tokens = all.filter((token) => !isTrivia(token.kind));
  tokens.push({ kind: 'end', text: '', span: { start: text.length, end: text.length } });
  const state: ParserState = {
    text,
    tokens,
    diagnostics: [],
    nDropped: 0,
    nSyntaxErrors: 0,
    parseBoolean,
    position: 0,
    depth: 0,
    patternLoops: 0,
    straySigils: [],
    endsAtDots: false,
    expected: [],
    expectedAt: -1,
    isMuted: false,
  };
  for (const token of all) if (token.kind === 'forbidden') addDiagnostic(state, forbidden(token));
  return state;
}

function addDiagnostic(state: ParserState, diagnostic: Diagnostic): void {
  if (state.diagnostics.length < MAX_DIAGNOSTICS) state.diagnostics.push(diagnostic);
  else state.nDropped++;
}

/** All that was found, in the order of the text, and how much was left out. */
export function finishDiagnostics(state: ParserState): readonly Diagnostic[] {
  const sorted = state.diagnostics.sort(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
  if (state.nDropped === 0) return sorted;
  const end = state.text.length;
  return [
    ...sorted,
    {
      code: 'yara/more-problems',
      severity: 'info',
      message: `${state.nDropped} more problems are not shown`,
      span: { start: end, end },
      help: 'mend the first ones',
    },
  ];
}

function forbidden(token: Token): Diagnostic {
  const name = nameCharacter(token.text);
  if (crashesYara(token.text)) {
    return {
      code: 'yara/crashing-character',
      severity: 'error',
      message: `${name} crashes YARA-X when it stands outside of strings and comments`,
      span: token.span,
      help: 'replace it by a space',
    };
  }
  return {
    code: 'E001',
    severity: 'error',
    message: `syntax error: unexpected invisible character ${name}`,
    span: token.span,
    help: 'delete it',
  };
}

/** The token `ahead` places on (0: the next one); at and behind the end the `end` token. */
export function peek(state: ParserState, ahead = 0): Token {
  const { tokens } = state;
  return tokens[Math.min(state.position + ahead, tokens.length - 1)] ?? NO_TOKEN;
}

const NO_TOKEN: Token = { kind: 'end', text: '', span: { start: 0, end: 0 } };

/** Steps over the next token, if it is not the end, and returns it. */
export function take(state: ParserState): Token {
  const token = peek(state);
  if (token.kind !== 'end') state.position++;
  return token;
}

/** Whether the next token is this keyword or sign. */
export function isAt(state: ParserState, text: string, ahead = 0): boolean {
  const token = peek(state, ahead);
  return token.text === text && (token.kind === 'keyword' || token.kind === 'punctuation');
}

/** Notes what could stand at the next token: part of the message if the token fits nowhere. */
export function note(state: ParserState, ...descriptions: readonly string[]): void {
  if (state.expectedAt !== state.position) {
    state.expectedAt = state.position;
    state.expected = [];
  }
  for (const description of descriptions) {
    if (!state.expected.includes(description)) state.expected.push(description);
  }
}

/** Takes the next token if it is this keyword or sign; else notes it. */
export function accept(state: ParserState, text: string): Token | undefined {
  if (isAt(state, text)) return take(state);
  note(state, `\`${text}\``);
  return undefined;
}

/** Takes the next token if it is of this kind; else notes the description. */
export function acceptKind(
  state: ParserState,
  kind: TokenKind,
  description: string,
): Token | undefined {
  if (peek(state).kind === kind) return take(state);
  note(state, description);
  return undefined;
}

/** Takes the next token if it is this keyword or sign; else reports all that could stand here. */
export function expect(state: ParserState, text: string): Token | undefined {
  const token = accept(state, text);
  if (token === undefined) reportUnexpected(state);
  return token;
}

/** As `expect`, for a kind of token. */
export function expectKind(
  state: ParserState,
  kind: TokenKind,
  description: string,
): Token | undefined {
  const token = acceptKind(state, kind, description);
  if (token === undefined) reportUnexpected(state);
  return token;
}

/** Reports the next token as a syntax error, with all that was noted for its place. */
export function reportUnexpected(state: ParserState): void {
  const token = peek(state);
  const names = state.expectedAt === state.position ? state.expected : [];
  reportSyntax(state, describeUnexpected(token, names), token.span);
}

/** Reports a syntax error (E001), unless it is an echo, and mutes the echoes that follow. */
export function reportSyntax(state: ParserState, message: string, span: Span): void {
  reportOnce(state, { code: 'E001', severity: 'error', message: `syntax error: ${message}`, span });
}

/** Reports what stops the reading of a section, unless it is an echo, and mutes what follows. */
export function reportOnce(state: ParserState, diagnostic: Diagnostic): void {
  if (!state.isMuted) {
    addDiagnostic(state, diagnostic);
    state.nSyntaxErrors++;
  }
  state.isMuted = true;
}

/** Remembers a pattern's sigil without a name where no loop gives it one. */
export function checkSigil(state: ParserState, token: Token): void {
  if (token.text.length === 1 && state.patternLoops === 0) state.straySigils.push(token);
}

/** Reports the sigils of a condition that has no syntax error, as YARA-X does. */
export function reportStraySigils(state: ParserState): void {
  for (const { text, span } of state.isMuted ? [] : state.straySigils) {
    const message = `syntax error: this \`${text}\` is outside of the body of a \`for .. of\` statement`;
    addDiagnostic(state, { code: 'E001', severity: 'error', message, span });
  }
  state.straySigils = [];
}

/** Reports a problem that is not one of grammar; it is never an echo. */
export function report(state: ParserState, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) addDiagnostic(state, diagnostic);
}

function describeUnexpected(token: Token, names: readonly string[]): string {
  if (token.kind === 'unknown') {
    if (token.text.startsWith('/*')) return 'unclosed comment';
    if (token.text.startsWith('"')) return 'unclosed literal string';
    if (token.text.startsWith('/')) return 'unclosed regular expression';
  }
  if (names.length === 0) return `unexpected ${found(token)}`;
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} or ` : '';
  const expecting = `expecting ${list}${names.at(-1) ?? ''}`;
  const isLong = toByteString(token.text).length > MAX_FOUND_BYTES;
  return isLong ? expecting : `${expecting}, found ${found(token)}`;
}

function found(token: Token): string {
  return token.kind === 'end' ? 'end of file' : `\`${token.text}\``;
}

/** Where the text that was read so far ends; `from` when nothing was read since. */
export function endOfRead(state: ParserState, from: number): number {
  const token = state.position === 0 ? undefined : state.tokens[state.position - 1];
  return Math.max(from, token?.span.end ?? 0);
}

/** The span from a node's start to the end of the last token that was read. */
export function spanFrom(state: ParserState, start: number): Span {
  return { start, end: endOfRead(state, start) };
}

/** Stands for an expression that the text does not have: empty, behind the last token. */
export function missing(state: ParserState): MissingExpression {
  const at = endOfRead(state, 0);
  return { kind: 'missing', span: { start: at, end: at } };
}
