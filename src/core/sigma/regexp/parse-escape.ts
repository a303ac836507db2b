import { peek, take, takeIf } from '../../../base/text-cursor.ts';
import { CLASS_ESCAPES, native, othersThan, type ClassEscape } from './class-items.ts';
import type { Assertion } from './regexp-node.ts';
import { failSyntax, failUnsupported, takeWhile, type RegexpReader } from './regexp-reader.ts';

/** What a backslash and what follows stand for. */
export type Escape =
  | { readonly kind: 'character'; readonly code: number }
  | ({ readonly kind: 'class' } & ClassEscape)
  | { readonly kind: 'assertion'; readonly what: Assertion }
  /** `\R`: a line break of any kind. */
  | { readonly kind: 'line-break' }
  /** `\Q…\E`. */
  | { readonly kind: 'quoted'; readonly text: string }
  /** `\E` without `\Q`: nothing. */
  | { readonly kind: 'nothing' };

const HEX = '0123456789abcdefABCDEF';
const OCTAL = '01234567';

const CHARACTERS: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
]);

const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ['A', 'text-start'],
  ['z', 'text-end'],
  ['Z', 'text-end-or-newline'],
  ['b', 'word'],
  ['B', 'not-word'],
]);

/** Escapes that only an engine with backtracking has, by their letter. */
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ['G', '`\\G` is not supported'],
  ['K', '`\\K` is not supported'],
  ['X', '`\\X` is not supported'],
  ['C', '`\\C` is not supported'],
  ['g', 'references to groups are not supported'],
  ['k', 'references to groups are not supported'],
]);

/**
 * Reads an escape; the reader stands at the backslash. isInClass: between brackets, where `\b` is the
 * backspace. Source: PCRE2, "Backslash"; besides, `\uHHHH` of JavaScript and Python.
 */
export function parseEscape(reader: RegexpReader, isInClass: boolean): Escape {
  const start = reader.at;
  take(reader);
  const letter = take(reader);
  if (letter === '') return failSyntax(reader, start, 'a backslash ends the regular expression');
  if (!/^[A-Za-z0-9]$/.test(letter)) return character(letter.codePointAt(0) ?? 0);
  const code = CHARACTERS.get(letter);
  if (code !== undefined) return character(code);
  if (isInClass && letter === 'b') return character(0x08);
  const known = CLASS_ESCAPES.get(letter);
  if (known !== undefined && !(isInClass && letter === 'N')) return classEscape(known, isInClass);
  const what = isInClass ? undefined : ASSERTIONS.get(letter);
  if (what !== undefined) return { kind: 'assertion', what };
  switch (letter) {
    case 'x':
      return character(readHex(reader, start));
    case 'u':
      return character(readFour(reader, start));
    case 'o':
      return character(readBraced(reader, start, OCTAL, 8));
    case 'c':
      return character((take(reader).toUpperCase().codePointAt(0) ?? 0) ^ 0x40);
    case 'p':
    case 'P':
      return classEscape({ items: [readProperty(reader, start)], isNegated: false }, isInClass);
    case 'Q':
      return { kind: 'quoted', text: readQuoted(reader) };
    case 'E':
      return { kind: 'nothing' };
    case 'R':
      if (!isInClass) return { kind: 'line-break' };
      break;
    default:
  }
  if (/^[0-9]$/.test(letter)) return readDigits(reader, start, letter, isInClass);
  const reason = UNSUPPORTED.get(letter);
  if (reason !== undefined) return failUnsupported(reader, start, reason);
  return failSyntax(
    reader,
    start,
    `\`\\${letter}\` means nothing${isInClass ? ' within brackets' : ''}; ` +
      'a backslash that is meant as such is written twice',
  );
}

function character(code: number): Escape {
  return { kind: 'character', code };
}

/** Within brackets there is no class but that of the brackets to negate. */
function classEscape({ items, isNegated }: ClassEscape, isInClass: boolean): Escape {
  return isInClass && isNegated
    ? { kind: 'class', items: othersThan(items), isNegated: false }
    : { kind: 'class', items, isNegated };
}

/** `\xHH`, `\x{H…}`; digits may be missing. */
function readHex(reader: RegexpReader, start: number): number {
  if (peek(reader) === '{') return readBraced(reader, start, HEX, 16);
  return Number.parseInt(takeWhile(reader, HEX, 2) || '0', 16);
}

function readFour(reader: RegexpReader, start: number): number {
  if (peek(reader) === '{') return readBraced(reader, start, HEX, 16);
  const digits = takeWhile(reader, HEX, 4);
  if (digits.length < 4) failSyntax(reader, start, '`\\u` is followed by four hexadecimal digits');
  return Number.parseInt(digits, 16);
}

function readBraced(reader: RegexpReader, start: number, digits: string, base: 8 | 16): number {
  const isOpen = takeIf(reader, '{');
  const written = takeWhile(reader, digits, 8);
  const code = Number.parseInt(written, base);
  if (!isOpen || written === '' || !takeIf(reader, '}') || code > 0x10ffff) {
    failSyntax(reader, start, 'this escape names no character');
  }
  return code;
}

/** `\0` to `\077` are octal; outside of brackets any other number may be a reference. */
function readDigits(
  reader: RegexpReader,
  start: number,
  first: string,
  isInClass: boolean,
): Escape {
  if (first === '0') return character(Number.parseInt(`0${takeWhile(reader, OCTAL, 2)}`, 8));
  if (isInClass && OCTAL.includes(first)) {
    return character(Number.parseInt(first + takeWhile(reader, OCTAL, 2), 8) & 0xff);
  }
  takeWhile(reader, '0123456789');
  return failUnsupported(
    reader,
    start,
    'back-references are not supported',
    'they need an engine whose time may grow without bounds',
  );
}

/** `\pL`, `\p{Greek}`, `\p{^L}`, `\P{L}`. */
function readProperty(reader: RegexpReader, start: number): ReturnType<typeof native> {
  const letter = reader.text.charAt(start + 1);
  if (!takeIf(reader, '{')) {
    const name = take(reader);
    if (!/^[A-Z]$/.test(name)) failSyntax(reader, start, 'a property has a name');
    return native(`\\${letter}${name}`);
  }
  const isNegated = takeIf(reader, '^') !== (letter === 'P');
  const from = reader.at;
  while (reader.at < reader.text.length && /^[\w ]$/.test(peek(reader))) take(reader);
  const name = reader.text.slice(from, reader.at);
  if (name === '' || !takeIf(reader, '}')) failSyntax(reader, start, 'a property has a name');
  return native(`\\${isNegated ? 'P' : 'p'}{${name}}`);
}

/** To `\E`, or to the end. */
function readQuoted(reader: RegexpReader): string {
  const end = reader.text.indexOf('\\E', reader.at);
  const text = reader.text.slice(reader.at, end === -1 ? undefined : end);
  reader.at = end === -1 ? reader.text.length : end + 2;
  return text;
}
