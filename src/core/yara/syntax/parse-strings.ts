import type { Diagnostic } from '../../../base/diagnostic.ts';
import type {
  HexPattern,
  PatternDefinition,
  PatternModifier,
  RegexpLiteral,
  StringLiteral,
  StringsSection,
} from './ast.ts';
import { readPlainText, readRegexpLiteral, readStringLiteral } from './literal-values.ts';
import { identifier } from './parse-expression.ts';
import { enterNesting, isItemStart, leaveNesting } from './parser-recovery.ts';
import type { ParserState } from './parser-state.ts';
import {
  accept,
  acceptKind,
  expect,
  expectKind,
  isAt,
  note,
  peek,
  report,
  reportUnexpected,
  spanFrom,
  take,
} from './parser-state.ts';

/** Parses `strings: …`, at the word `strings`. Never throws. */
export function parseStringsSection(state: ParserState): StringsSection {
  const { start } = take(state).span;
  const patterns: PatternDefinition[] = [];
  state.isMuted = false;
  if (expect(state, ':') === undefined) skipToPattern(state);
  do {
    const pattern = parsePattern(state);
    if (pattern === undefined) skipToPattern(state);
    else patterns.push(pattern);
    note(state, 'pattern identifier');
  } while (peek(state).kind === 'pattern-identifier');
  return { span: spanFrom(state, start), patterns };
}

/** Steps over a broken definition, to the next one or to the end of the section. */
function skipToPattern(state: ParserState): void {
  for (;;) {
    const token = peek(state);
    if (token.kind === 'end' || isAt(state, 'condition') || isAt(state, '}')) return;
    if (token.kind === 'pattern-identifier' && isAt(state, '=', 1)) return;
    if (isItemStart(state)) return;
    state.position++;
  }
}

function parsePattern(state: ParserState): PatternDefinition | undefined {
  const name = expectKind(state, 'pattern-identifier', 'pattern identifier');
  if (name === undefined || expect(state, '=') === undefined) return undefined;
  const value = parsePatternValue(state);
  if (value === undefined) return undefined;
  const modifiers = parseModifiers(state);
  const span = spanFrom(state, name.span.start);
  return { kind: 'pattern', span, identifier: identifier(name), value, modifiers };
}

function parsePatternValue(
  state: ParserState,
): StringLiteral | RegexpLiteral | HexPattern | undefined {
  const token = peek(state);
  if (token.kind === 'string') {
    const { value, diagnostics } = readStringLiteral(take(state));
    report(state, diagnostics);
    return { kind: 'string', span: token.span, value };
  }
  if (token.kind === 'regexp') {
    const { value, diagnostics } = readRegexpLiteral(take(state));
    report(state, diagnostics);
    return { kind: 'regexp', span: token.span, ...value };
  }
  if (isAt(state, '{')) return parseHexPattern(state);
  note(state, 'STRING', 'REGEXP', '`{`');
  reportUnexpected(state);
  return undefined;
}

function parseHexPattern(state: ParserState): HexPattern | undefined {
  const { start, end } = take(state).span;
  const isWhole = parseHexSequence(state);
  const close = isWhole ? expect(state, '}') : undefined;
  if (close === undefined) {
    skipHexRest(state);
    return undefined;
  }
  const text = state.text.slice(end, close.span.start);
  return { kind: 'hex', span: { start, end: close.span.end }, text };
}

/** Behind a broken hex pattern: its closing brace, if it comes before the condition. */
function skipHexRest(state: ParserState): void {
  while (!isAt(state, '}') && !isAt(state, 'condition') && peek(state).kind !== 'end') {
    if (peek(state).kind === 'pattern-identifier' || isItemStart(state)) return;
    state.position++;
  }
  accept(state, '}');
}

/** Bytes, alternatives, and jumps between them; false after a syntax error. */
function parseHexSequence(state: ParserState): boolean {
  let endsInJump = false;
  for (let isFirst = true; ; isFirst = false) {
    if (!isFirst && accept(state, '[') !== undefined) {
      if (!parseJump(state)) return false;
      endsInJump = true;
      continue;
    }
    if (acceptKind(state, 'hex-byte', 'BYTE') === undefined) {
      if (accept(state, '(') === undefined) {
        if (!isFirst && !endsInJump) return true;
        reportUnexpected(state);
        return false;
      }
      if (!parseAlternatives(state)) return false;
    }
    endsInJump = false;
  }
}

function parseAlternatives(state: ParserState): boolean {
  if (!enterNesting(state)) return false;
  do {
    if (!parseHexSequence(state)) return false;
  } while (accept(state, '|') !== undefined);
  leaveNesting(state);
  return expect(state, ')') !== undefined;
}

/** `[n]`, `[n-m]`, `[n-]`, `[-m]`, `[-]`, behind the bracket. */
function parseJump(state: ParserState): boolean {
  const first = acceptKind(state, 'integer', 'INTEGER');
  if (accept(state, '-') !== undefined) acceptKind(state, 'integer', 'INTEGER');
  else if (first === undefined) {
    reportUnexpected(state);
    return false;
  }
  return expect(state, ']') !== undefined;
}

const PLAIN_MODIFIERS = ['ascii', 'wide', 'nocase', 'private', 'fullword'] as const;
const BASE64_MODIFIERS = ['base64', 'base64wide'] as const;

function parseModifiers(state: ParserState): readonly PatternModifier[] {
  const modifiers: PatternModifier[] = [];
  while (!isItemStart(state)) {
    const modifier = parseModifier(state);
    if (modifier === undefined) break;
    const twin = modifiers.find((other) => other.name === modifier.name);
    if (twin !== undefined) report(state, [duplicateModifier(modifier)]);
    modifiers.push(modifier);
  }
  note(state, 'pattern modifier');
  return modifiers;
}

function duplicateModifier(modifier: PatternModifier): Diagnostic {
  return {
    code: 'E020',
    severity: 'error',
    message: 'duplicate pattern modifier',
    span: modifier.span,
    help: 'write each modifier once',
  };
}

function parseModifier(state: ParserState): PatternModifier | undefined {
  const token = peek(state);
  const { start } = token.span;
  const takesText = BASE64_MODIFIERS.some((name) => isAt(state, name));
  const takesRange = isAt(state, 'xor');
  if (!takesText && !takesRange && !PLAIN_MODIFIERS.some((name) => isAt(state, name))) {
    return undefined;
  }
  take(state);
  const open = takesText || takesRange ? accept(state, '(') : undefined;
  if (open === undefined) return { span: token.span, name: token.text, argument: undefined };
  if (takesText) parseAlphabet(state);
  else parseXorRange(state);
  const close = expect(state, ')');
  const end = close?.span.start ?? spanFrom(state, open.span.end).end;
  const argument = state.text.slice(open.span.end, end);
  return { span: spanFrom(state, start), name: token.text, argument };
}

function parseAlphabet(state: ParserState): void {
  const token = expectKind(state, 'string', 'STRING');
  if (token !== undefined) report(state, readPlainText(token).diagnostics);
}

function parseXorRange(state: ParserState): void {
  expectKind(state, 'integer', 'INTEGER');
  if (accept(state, '-') !== undefined) expectKind(state, 'integer', 'INTEGER');
}
