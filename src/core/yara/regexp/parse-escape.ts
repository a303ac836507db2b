import { toByteString } from '../../../base/byte-string.ts';
import type { Span } from '../../../base/span.ts';
import { peek, take, takeIf } from '../../../base/text-cursor.ts';
import type { RegexpClassItem, RegexpLiteralNode, RegexpNode } from './regexp-node.ts';
import { fail, isAtEnd, type RegexpReader } from './regexp-reader.ts';

const CONTROL_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['f', '\f'],
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['v', '\v'],
]);

const HEX_DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

const SPECIAL_WORD_BOUNDARIES: ReadonlySet<string> = new Set([
  'start',
  'end',
  'start-half',
  'end-half',
]);

type AssertionNode = Extract<RegexpNode, { readonly kind: 'assertion' }>;
export type EscapeNode = RegexpLiteralNode | RegexpClassItem | AssertionNode;

/**
 * Reads an escape; the reader stands at the backslash. Source: regex-syntax 0.8, with `\<` and `\>`
 * literal, as YARA-X reads them.
 */
export function parseEscape(reader: RegexpReader): EscapeNode {
  const start = reader.at;
  take(reader);
  if (isAtEnd(reader)) {
    fail('incomplete escape sequence, reached end of pattern prematurely', spanFrom(reader, start));
  }
  const name = take(reader);
  const span = spanFrom(reader, start);
  const nHexDigits = HEX_DIGITS.get(name);
  if (nHexDigits !== undefined) return parseHex(reader, start, nHexDigits);
  if (/^[0-9]$/.test(name)) fail('backreferences are not supported', span);
  const control = CONTROL_ESCAPES.get(name);
  if (control !== undefined) return { kind: 'literal', span, bytes: control };
  switch (name) {
    case 'd':
    case 's':
    case 'w':
      return { kind: 'perl', span, name, negated: false };
    case 'D':
      return { kind: 'perl', span, name: 'd', negated: true };
    case 'S':
      return { kind: 'perl', span, name: 's', negated: true };
    case 'W':
      return { kind: 'perl', span, name: 'w', negated: true };
    case 'p':
    case 'P':
      return parseProperty(reader, start);
    case 'A':
      return { kind: 'assertion', span, what: 'text-start' };
    case 'z':
      return { kind: 'assertion', span, what: 'text-end' };
    case 'B':
      return { kind: 'assertion', span, what: 'not-word' };
    case 'b':
      return parseWordBoundary(reader, start);
  }
  if (/^[!-/:-@[-`{-~ ]$/.test(name)) return { kind: 'literal', span, bytes: name };
  return fail(
    'unrecognized escape sequence',
    span,
    `did you mean \`\\\\${name}\` instead of \`\\${name}\`?`,
  );
}

function parseHex(reader: RegexpReader, start: number, nDigits: number): RegexpLiteralNode {
  const isBraced = takeIf(reader, '{');
  const digitsStart = reader.at;
  while (
    !isAtEnd(reader) &&
    (isBraced ? peek(reader) !== '}' : reader.at < digitsStart + nDigits)
  ) {
    const at = reader.at;
    if (!/^[0-9A-Fa-f]$/.test(take(reader)))
      fail('invalid hexadecimal digit', spanFrom(reader, at));
  }
  const digits = reader.text.slice(digitsStart, reader.at);
  const digitsSpan = spanFrom(reader, digitsStart);
  const isCutOff = isBraced ? isAtEnd(reader) : digits.length < nDigits;
  if (isCutOff) {
    fail('incomplete escape sequence, reached end of pattern prematurely', {
      start: reader.at,
      end: reader.at,
    });
  }
  if (isBraced) take(reader);
  if (digits === '') fail('hexadecimal literal empty', spanFrom(reader, digitsStart - 1));
  const code = digits.length > 8 ? Number.POSITIVE_INFINITY : Number.parseInt(digits, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    fail('hexadecimal literal is not a Unicode scalar value', digitsSpan);
  }
  const isByte = !isBraced && nDigits === 2;
  const character = String.fromCodePoint(code);
  return {
    kind: 'literal',
    span: spanFrom(reader, start),
    bytes: isByte ? character : toByteString(character),
  };
}

function parseProperty(reader: RegexpReader, start: number): RegexpClassItem {
  if (isAtEnd(reader)) {
    fail('incomplete escape sequence, reached end of pattern prematurely', spanFrom(reader, start));
  }
  const nameStart = reader.at;
  if (takeIf(reader, '{')) {
    const end = reader.text.indexOf('}', reader.at);
    if (end === -1) {
      reader.at = reader.text.length;
      fail(
        'incomplete escape sequence, reached end of pattern prematurely',
        spanFrom(reader, nameStart),
      );
    }
    reader.at = end + 1;
  } else {
    take(reader);
  }
  return {
    kind: 'property',
    span: spanFrom(reader, start),
    name: reader.text.slice(nameStart, reader.at),
  };
}

/** `\b`, and `\b{start}`; a brace with anything but a word after it is a counted repetition. */
function parseWordBoundary(reader: RegexpReader, start: number): AssertionNode {
  const braceAt = reader.at;
  const plain: AssertionNode = { kind: 'assertion', span: spanFrom(reader, start), what: 'word' };
  if (!takeIf(reader, '{')) return plain;
  if (isAtEnd(reader)) {
    fail(
      'found either the beginning of a special word boundary or a bounded repetition on a \\b with an opening brace, but no closing brace',
      spanFrom(reader, start),
    );
  }
  const nameStart = reader.at;
  while (/^[A-Za-z-]$/.test(peek(reader))) take(reader);
  if (reader.at === nameStart) {
    reader.at = braceAt;
    return plain;
  }
  const name = reader.text.slice(nameStart, reader.at);
  const nameSpan = spanFrom(reader, nameStart);
  if (!takeIf(reader, '}')) {
    fail(
      'special word boundary assertion is either unclosed or contains an invalid character',
      spanFrom(reader, braceAt),
    );
  }
  if (!SPECIAL_WORD_BOUNDARIES.has(name)) {
    fail(
      'unrecognized special word boundary assertion, valid choices are: start, end, start-half or end-half',
      nameSpan,
    );
  }
  return { kind: 'assertion', span: spanFrom(reader, start), what: 'special-word' };
}

function spanFrom(reader: RegexpReader, start: number): Span {
  return { start, end: reader.at };
}
