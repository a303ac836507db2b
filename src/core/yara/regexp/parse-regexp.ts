import { toByteString } from '../../../base/byte-string.ts';
import type { Result } from '../../../base/result.ts';
import { err, ok } from '../../../base/result.ts';
import { peek, take, takeIf } from '../../../base/text-cursor.ts';
import type { FlagChanges, RegexpError, RegexpFlag, RegexpNode } from './regexp-node.ts';
import { MAX_NESTING, parseClass } from './parse-class.ts';
import { parseEscape } from './parse-escape.ts';
import {
  fail,
  isAtEnd,
  RegexpFailure,
  skipIgnored,
  spanHere,
  type RegexpReader,
} from './regexp-reader.ts';

/** A count beyond this is no number. Source: regex-syntax reads a `u32`. */
const MAX_COUNT = 0xffff_ffff;

/**
 * Reads a regular expression as the engine does (Rust's regex-syntax, over bytes, with `{,n}`).
 * pattern: the text between the slashes. The error is the first one, as the engine words it, its
 * span relative to `pattern`. Never throws. O(length).
 */
export function parseRegexp(pattern: string): Result<RegexpNode, RegexpError> {
  const reader: RegexpReader = {
    text: pattern,
    at: 0,
    ignoresSpace: false,
    depth: 0,
    names: new Set(),
  };
  try {
    const node = parseAlternation(reader);
    if (peek(reader) === ')') fail('unopened group', spanHere(reader));
    return ok(node);
  } catch (error) {
    if (error instanceof RegexpFailure) return err(error.failure);
    throw error;
  }
}

function parseAlternation(reader: RegexpReader): RegexpNode {
  const start = reader.at;
  const nodes = [parseConcatenation(reader)];
  while (takeIf(reader, '|')) nodes.push(parseConcatenation(reader));
  const [first] = nodes;
  if (nodes.length === 1 && first) return first;
  return { kind: 'alternate', span: { start, end: reader.at }, nodes };
}

function parseConcatenation(reader: RegexpReader): RegexpNode {
  const start = reader.at;
  const nodes: RegexpNode[] = [];
  for (;;) {
    skipIgnored(reader);
    const next = peek(reader);
    if (next === '' || next === '|' || next === ')') break;
    if (next === '*' || next === '+' || next === '?') parseUncounted(reader, nodes);
    else if (next === '{') parseCounted(reader, nodes);
    else nodes.push(parseAtom(reader));
  }
  const [first] = nodes;
  const span = { start, end: reader.at };
  if (!first) return { kind: 'empty', span };
  return nodes.length === 1 ? first : { kind: 'concat', span, nodes };
}

function parseAtom(reader: RegexpReader): RegexpNode {
  const span = spanHere(reader);
  switch (peek(reader)) {
    case '(':
      return parseGroup(reader);
    case '[':
      return parseClass(reader);
    case '\\':
      return parseEscape(reader);
    case '.':
      take(reader);
      return { kind: 'dot', span };
    case '^':
      take(reader);
      return { kind: 'assertion', span, what: 'line-start' };
    case '$':
      take(reader);
      return { kind: 'assertion', span, what: 'line-end' };
    default:
      return { kind: 'literal', span, bytes: toByteString(take(reader)) };
  }
}

/** Takes what a repetition repeats off the list; flags and nothing cannot be repeated. */
function takeOperand(reader: RegexpReader, nodes: RegexpNode[]): RegexpNode {
  const operand = nodes.at(-1);
  if (!operand || operand.kind === 'flags' || operand.kind === 'empty') {
    const isBrace = peek(reader) === '{';
    return fail(
      'repetition operator missing expression',
      spanHere(reader),
      isBrace ? BRACE_HELP : undefined,
    );
  }
  nodes.pop();
  return operand;
}

const BRACE_HELP = 'did you mean `\\{` instead of `{`?';

function parseUncounted(reader: RegexpReader, nodes: RegexpNode[]): void {
  const node = takeOperand(reader, nodes);
  const operator = take(reader);
  const isGreedy = !takeIf(reader, '?');
  nodes.push({
    kind: 'repeat',
    span: { start: node.span.start, end: reader.at },
    node,
    min: operator === '+' ? 1 : 0,
    max: operator === '?' ? 1 : undefined,
    isGreedy,
  });
}

function parseCounted(reader: RegexpReader, nodes: RegexpNode[]): void {
  const start = reader.at;
  const node = takeOperand(reader, nodes);
  take(reader);
  const first = parseDecimal(reader);
  let last = first;
  if (isAtEnd(reader)) fail('unclosed counted repetition', { start, end: reader.at }, BRACE_HELP);
  const hasComma = peek(reader) === ',';
  if (first === undefined && !hasComma) {
    fail('repetition quantifier expects a valid decimal', spanHere(reader), BRACE_HELP);
  }
  if (hasComma) {
    const commaSpan = spanHere(reader);
    take(reader);
    last = parseDecimal(reader);
    if (first === undefined && last === undefined) {
      fail('repetition quantifier expects a valid decimal', commaSpan, BRACE_HELP);
    }
  }
  if (!takeIf(reader, '}')) {
    fail('unclosed counted repetition', { start, end: reader.at }, BRACE_HELP);
  }
  const operatorSpan = { start, end: reader.at };
  const isGreedy = !takeIf(reader, '?');
  const min = first ?? 0;
  if (last !== undefined && last < min) {
    fail('invalid repetition count range, the start must be <= the end', operatorSpan, BRACE_HELP);
  }
  const span = { start: node.span.start, end: reader.at };
  nodes.push({ kind: 'repeat', span, node, min, max: last, isGreedy });
}

function parseDecimal(reader: RegexpReader): number | undefined {
  while (/^\s$/u.test(peek(reader))) take(reader);
  const start = reader.at;
  while (/^[0-9]$/.test(peek(reader))) take(reader);
  if (reader.at === start) return undefined;
  const value = Number(reader.text.slice(start, reader.at));
  if (value > MAX_COUNT) fail('decimal literal invalid', { start, end: reader.at });
  while (/^\s$/u.test(peek(reader))) take(reader);
  return value;
}

function parseGroup(reader: RegexpReader): RegexpNode {
  const start = reader.at;
  const outerSpace = reader.ignoresSpace;
  if (++reader.depth > MAX_NESTING) {
    fail(
      `exceed the maximum number of nested parentheses/brackets (${MAX_NESTING})`,
      spanHere(reader),
    );
  }
  take(reader);
  let isCapture = true;
  let flags: FlagChanges | undefined;
  if (peek(reader) === '?') {
    refuseLookAround(reader, start);
    const isNamed = takeIf(reader, '?P<') || takeIf(reader, '?<');
    if (isNamed) {
      parseGroupName(reader);
    } else {
      isCapture = false;
      flags = parseFlags(reader, start);
      applySpaceFlag(reader, flags);
      if (takeIf(reader, ')')) {
        reader.depth--;
        return { kind: 'flags', span: { start, end: reader.at }, flags };
      }
      take(reader);
    }
  }
  const node = parseAlternation(reader);
  if (!takeIf(reader, ')')) fail('unclosed group', { start, end: start + 1 });
  reader.depth--;
  reader.ignoresSpace = outerSpace;
  return { kind: 'group', span: { start, end: reader.at }, isCapture, flags, node };
}

function refuseLookAround(reader: RegexpReader, start: number): void {
  const operator = ['?=', '?!', '?<=', '?<!'].find((each) =>
    reader.text.startsWith(each, reader.at),
  );
  if (operator === undefined) return;
  fail('look-around, including look-ahead and look-behind, is not supported', {
    start,
    end: reader.at + operator.length,
  });
}

function parseGroupName(reader: RegexpReader): void {
  const start = reader.at;
  while (!isAtEnd(reader) && peek(reader) !== '>') {
    const isFirst = reader.at === start;
    const span = spanHere(reader);
    const character = take(reader);
    const isValid = isFirst
      ? /^[\p{Alphabetic}_]$/u.test(character)
      : /^[\p{Alphabetic}\p{N}_.[\]]$/u.test(character);
    if (!isValid) fail('invalid capture group character', span);
  }
  const name = reader.text.slice(start, reader.at);
  if (isAtEnd(reader)) fail('unclosed capture group name', { start: reader.at, end: reader.at });
  if (name === '') fail('empty capture group name', { start, end: start });
  if (reader.names.has(name)) fail('duplicate capture group name', { start, end: reader.at });
  reader.names.add(name);
  take(reader);
}

/** Reads `?i-s` up to the `)` or `:` that ends it. */
function parseFlags(reader: RegexpReader, start: number): FlagChanges {
  const questionSpan = spanHere(reader);
  take(reader);
  if (isAtEnd(reader)) fail('unclosed group', { start, end: start + 1 });
  const set: RegexpFlag[] = [];
  const cleared: RegexpFlag[] = [];
  let negation: { readonly start: number; readonly end: number } | undefined;
  for (;;) {
    if (isAtEnd(reader)) {
      fail('expected flag but got end of regex', { start: reader.at, end: reader.at });
    }
    const next = peek(reader);
    if (next === ':' || next === ')') break;
    const span = spanHere(reader);
    take(reader);
    if (next === '-') {
      if (negation) fail('flag negation operator repeated', span);
      negation = span;
      continue;
    }
    if (!isFlag(next)) return fail('unrecognized flag', span);
    if (set.includes(next) || cleared.includes(next)) fail('duplicate flag', span);
    (negation ? cleared : set).push(next);
  }
  if (negation && cleared.length === 0) fail('dangling flag negation operator', negation);
  if (!negation && set.length === 0 && peek(reader) === ')') {
    fail('repetition operator missing expression', questionSpan);
  }
  return { set, cleared };
}

function applySpaceFlag(reader: RegexpReader, flags: FlagChanges): void {
  if (flags.set.includes('x')) reader.ignoresSpace = true;
  if (flags.cleared.includes('x')) reader.ignoresSpace = false;
}

function isFlag(character: string): character is RegexpFlag {
  return character.length === 1 && 'imsUuRx'.includes(character);
}
