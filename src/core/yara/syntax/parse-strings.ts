import type { Diagnostic } from '../../../base/diagnostic.ts';
import type {
  HexPattern,
  ModifierArgument,
  PatternDefinition,
  PatternModifier,
  RegexpLiteral,
  StringLiteral,
  StringsSection,
} from './ast.ts';
import {
  readPlainText,
  readRegexpLiteral,
  readSmallInteger,
  readStringLiteral,
} from './literal-values.ts';
import { identifier } from './parse-expression.ts';
import { parseHexPattern } from './parse-hex.ts';
import { isItemStart } from './parser-recovery.ts';
import type { ParserState } from './parser-state.ts';
import {
  accept,
  endOfRead,
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
  note(state, 'STRING', 'regexp', '`{`');
  reportUnexpected(state);
  return undefined;
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
  const from = open.span.end;
  const argument = takesText ? parseAlphabet(state, from) : parseKeys(state, from);
  expect(state, ')');
  return { span: spanFrom(state, start), name: token.text, argument };
}

function parseAlphabet(state: ParserState, from: number): ModifierArgument | undefined {
  const token = expectKind(state, 'string', 'STRING');
  if (token === undefined) return undefined;
  const { value, diagnostics } = readPlainText(token);
  report(state, diagnostics);
  const alphabet = { span: token.span, text: value };
  return { kind: 'alphabet', text: argumentText(state, from), alphabet };
}

/** The largest key of `xor`. */
const MAX_KEY = 255;

function parseKeys(state: ParserState, from: number): ModifierArgument | undefined {
  const first = parseKey(state);
  if (first === undefined) return undefined;
  const last = accept(state, '-') === undefined ? first : (parseKey(state) ?? first);
  return { kind: 'keys', text: argumentText(state, from), first, last };
}

function parseKey(state: ParserState): number | undefined {
  const token = expectKind(state, 'integer', 'INTEGER');
  if (token === undefined) return undefined;
  const { value, diagnostics } = readSmallInteger(token, MAX_KEY);
  report(state, diagnostics);
  return value;
}

/** What was read since `from`, as it is written, up to the closing parenthesis. */
function argumentText(state: ParserState, from: number): string {
  const close = isAt(state, ')') ? peek(state).span.start : endOfRead(state, from);
  return state.text.slice(from, close);
}
