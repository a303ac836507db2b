import { toByteString } from '../../../base/byte-string.ts';
import { peek, take, takeIf } from '../../../base/text-cursor.ts';
import type { ClassSet, RegexpClass, RegexpClassItem, RegexpLiteralNode } from './regexp-node.ts';
import { parseEscape } from './parse-escape.ts';
import { POSIX_CLASSES } from './byte-set.ts';
import { fail, isAtEnd, skipIgnored, type RegexpReader } from './regexp-reader.ts';

/** Brackets nest at most so deep, with parentheses counted in. Source: regex-syntax's `nest_limit`. */
export const MAX_NESTING = 250;

const SET_OPERATORS = ['&&', '--', '~~'] as const;

/** Reads `[…]`; the reader stands at the opening bracket. Source: regex-syntax 0.8. */
export function parseClass(reader: RegexpReader): RegexpClass {
  const start = reader.at;
  if (++reader.depth > MAX_NESTING) {
    fail(`exceed the maximum number of nested parentheses/brackets (${MAX_NESTING})`, {
      start,
      end: start + 1,
    });
  }
  take(reader);
  const negated = takeIf(reader, '^');
  let items = parseLeadingLiterals(reader, start);
  let left: { readonly set: ClassSet; readonly operator: '&&' | '--' | '~~' } | undefined;
  for (;;) {
    skipIgnored(reader);
    if (isAtEnd(reader)) fail('unclosed character class', { start, end: start + 1 });
    if (takeIf(reader, ']')) break;
    const operator = SET_OPERATORS.find((each) => reader.text.startsWith(each, reader.at));
    if (operator === undefined) {
      items.push(peek(reader) === '[' ? parseBracket(reader) : parseRange(reader, start));
      continue;
    }
    reader.at += operator.length;
    left = { set: combine(left, union(items, start, reader)), operator };
    items = [];
  }
  reader.depth--;
  const set = combine(left, union(items, start, reader));
  return { kind: 'class', span: { start, end: reader.at }, negated, set };
}

/** Dashes at the start stand for themselves, and so does a bracket that would make the class empty. */
function parseLeadingLiterals(reader: RegexpReader, start: number): ClassSet[] {
  const items: ClassSet[] = [];
  skipIgnored(reader);
  while (peek(reader) === '-') items.push(parseLiteral(reader));
  if (items.length === 0 && peek(reader) === ']') items.push(parseLiteral(reader));
  skipIgnored(reader);
  if (isAtEnd(reader)) fail('unclosed character class', { start, end: reader.at });
  return items;
}

function parseBracket(reader: RegexpReader): ClassSet {
  return parsePosix(reader) ?? parseClass(reader);
}

/** `[:alpha:]`; what only looks like one is a class of its own. */
function parsePosix(reader: RegexpReader): RegexpClassItem | undefined {
  const found = /^\[:(\^?)([a-z]+):\]/.exec(reader.text.slice(reader.at, reader.at + 24));
  const name = found?.[2] ?? '';
  if (!found || !POSIX_CLASSES.has(name)) return undefined;
  const start = reader.at;
  reader.at += found[0].length;
  return { kind: 'posix', span: { start, end: reader.at }, name, negated: found[1] === '^' };
}

function parseRange(reader: RegexpReader, classStart: number): ClassSet {
  const first = parseItem(reader);
  skipIgnored(reader);
  if (isAtEnd(reader)) {
    fail('unclosed character class', { start: classStart, end: classStart + 1 });
  }
  const next = reader.text[reader.at + 1];
  if (peek(reader) !== '-' || next === ']' || next === '-' || next === undefined) return first;
  take(reader);
  skipIgnored(reader);
  const last = parseItem(reader);
  if (first.kind !== 'literal')
    return fail('invalid range boundary, must be a literal', first.span);
  if (last.kind !== 'literal') return fail('invalid range boundary, must be a literal', last.span);
  const span = { start: first.span.start, end: last.span.end };
  if (first.bytes.length === 1 && last.bytes.length === 1 && first.bytes > last.bytes) {
    fail('invalid character class range, the start must be <= the end', span);
  }
  return { kind: 'range', span, first, last };
}

function parseItem(reader: RegexpReader): RegexpLiteralNode | RegexpClassItem {
  if (peek(reader) !== '\\') return parseLiteral(reader);
  const escape = parseEscape(reader);
  if (escape.kind === 'assertion') {
    return fail('invalid escape sequence found in character class', escape.span);
  }
  return escape;
}

function parseLiteral(reader: RegexpReader): RegexpLiteralNode {
  const start = reader.at;
  const bytes = toByteString(take(reader));
  return { kind: 'literal', span: { start, end: reader.at }, bytes };
}

function union(items: readonly ClassSet[], start: number, reader: RegexpReader): ClassSet {
  return { kind: 'union', span: { start, end: reader.at }, items };
}

function combine(
  left: { readonly set: ClassSet; readonly operator: '&&' | '--' | '~~' } | undefined,
  right: ClassSet,
): ClassSet {
  if (!left) return right;
  const span = { start: left.set.span.start, end: right.span.end };
  return { kind: 'operation', span, operator: left.operator, left: left.set, right };
}
