import { endOfUtf8Sequence } from '../../base/utf8.ts';

/** The bytes that JSON's grammar names, and those that start the comments of its relatives. */
export const BYTE = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  hash: 0x23,
  star: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  minus: 0x2d,
  dot: 0x2e,
  slash: 0x2f,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  lowerU: 0x75,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/** For each byte, whether a string runs on over it without a closer look. */
const PLAIN_IN_STRING = new Uint8Array(256);
PLAIN_IN_STRING.fill(1, 0x20, 0x80);
PLAIN_IN_STRING[BYTE.quote] = 0;
PLAIN_IN_STRING[BYTE.backslash] = 0;

/** The first offset from `at` that is not JSON white space; the length where there is none. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  for (; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > BYTE.space) return at;
    const isSpace =
      byte === BYTE.space ||
      byte === BYTE.lineFeed ||
      byte === BYTE.carriageReturn ||
      byte === BYTE.tab;
    if (!isSpace) return at;
  }
  return at;
}

/**
 * The offset after the string that starts at `at` (its opening quote). Where it is malformed: `~p`,
 * a negative number, for the offset `p` of the offending byte: a control character, a backslash whose
 * escape is wrong, a byte that is not UTF-8, or the end of the bytes. Source: RFC 8259, section 7.
 */
export function endOfString(bytes: Uint8Array, at: number): number {
  const { length } = bytes;
  at++;
  for (;;) {
    while (at < length && PLAIN_IN_STRING[bytes[at] ?? 0] === 1) at++;
    if (at >= length) return ~length;
    const byte = bytes[at] ?? 0;
    if (byte === BYTE.quote) return at + 1;
    const next =
      byte === BYTE.backslash
        ? endOfEscape(bytes, at)
        : byte < 0x80
          ? -1
          : endOfUtf8Sequence(bytes, at);
    if (next === -1) return ~at;
    at = next;
  }
}

/**
 * The offset after the number that starts at `at` (a digit or a minus), or `~p` for the offset `p`
 * where a digit is missing. Source: RFC 8259, section 6.
 */
export function endOfNumber(bytes: Uint8Array, at: number): number {
  if (bytes[at] === BYTE.minus) at++;
  const integerStart = at;
  at = skipDigits(bytes, at);
  if (at === integerStart) return ~at;
  if (bytes[integerStart] === BYTE.zero) at = integerStart + 1;
  if (bytes[at] === BYTE.dot) {
    const fractionStart = at + 1;
    at = skipDigits(bytes, fractionStart);
    if (at === fractionStart) return ~at;
  }
  if (((bytes[at] ?? 0) | 0x20) === 0x65) {
    at++;
    if (bytes[at] === BYTE.plus || bytes[at] === BYTE.minus) at++;
    const exponentStart = at;
    at = skipDigits(bytes, exponentStart);
    if (at === exponentStart) return ~at;
  }
  return at;
}

/** The offset after `word` (ASCII) where the bytes from `at` spell it, else `~at`. */
export function endOfWord(bytes: Uint8Array, at: number, word: string): number {
  for (let index = 0; index < word.length; index++) {
    if (bytes[at + index] !== word.charCodeAt(index)) return ~at;
  }
  return at + word.length;
}

/** The number that four hexadecimal digits from `at` spell, or -1. */
export function hexQuadAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = at; index < at + 4; index++) {
    const digit = hexDigit(bytes[index] ?? 0);
    if (digit === -1) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function endOfEscape(bytes: Uint8Array, at: number): number {
  const letter = bytes[at + 1];
  if (letter === BYTE.lowerU) return hexQuadAt(bytes, at + 2) === -1 ? -1 : at + 6;
  return SIMPLE_ESCAPES[letter ?? 0] === 1 ? at + 2 : -1;
}

/** For each byte, whether a backslash before it makes a short escape. */
const SIMPLE_ESCAPES = new Uint8Array(256);
for (const letter of '"\\/bfnrt') SIMPLE_ESCAPES[letter.charCodeAt(0)] = 1;

function skipDigits(bytes: Uint8Array, at: number): number {
  for (; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < BYTE.zero || byte > BYTE.nine) return at;
  }
  return at;
}

function hexDigit(byte: number): number {
  if (byte >= BYTE.zero && byte <= BYTE.nine) return byte - BYTE.zero;
  const letter = (byte | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}
