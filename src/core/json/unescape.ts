import { invariant } from '../../base/assert.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { BYTE, hexQuadAt } from './scan-token.ts';

/** `\uXXXX` */
const UNICODE_ESCAPE_BYTES = 6;

/** The first backslash from `start` on, or `end` where there is none before it. */
export function backslashBefore(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== BYTE.backslash) at++;
  return at;
}

/**
 * The text that the inside of a valid JSON string stands for. start, end: bytes, without the quotes.
 * A lone surrogate stays one. Never throws. O(bytes).
 */
export function unescapeJson(bytes: Uint8Array, start: number, end: number): string {
  const written = decodeUtf8(bytes, start, end);
  if (backslashBefore(bytes, start, end) === end) return written;
  // The platform's parser is several times faster than putting the parts of a path together.
  const text: unknown = JSON.parse(`"${written}"`);
  invariant(typeof text === 'string', 'a JSON string is text');
  return text;
}

/**
 * Where in the inside of a valid JSON string its first `maxChars` characters (Unicode scalar values,
 * however they are written) end; `end` where it has no more. Never throws. O(maxChars).
 */
export function endOfCharacters(
  bytes: Uint8Array,
  range: { readonly start: number; readonly end: number },
  maxChars: number,
): number {
  let at = range.start;
  for (let nChars = 0; nChars < maxChars && at < range.end; nChars++) {
    at = endOfCharacter(bytes, at);
  }
  return Math.min(at, range.end);
}

/** Whether the inside of a valid JSON string has a `\u` escape for half a character. Never throws. O(bytes). */
export function hasLoneSurrogate(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = backslashBefore(bytes, start, end); at < end;) {
    const next = endOfCharacter(bytes, at);
    const isHalf = bytes[at + 1] === BYTE.lowerU && isSurrogate(hexQuadAt(bytes, at + 2));
    if (isHalf && next - at === UNICODE_ESCAPE_BYTES) return true;
    at = backslashBefore(bytes, next, end);
  }
  return false;
}

function endOfCharacter(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte !== BYTE.backslash)
    return at + (byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4);
  if (bytes[at + 1] !== BYTE.lowerU) return at + 2;
  const next = at + UNICODE_ESCAPE_BYTES;
  const isPair =
    isHighSurrogate(hexQuadAt(bytes, at + 2)) &&
    bytes[next] === BYTE.backslash &&
    bytes[next + 1] === BYTE.lowerU &&
    isLowSurrogate(hexQuadAt(bytes, next + 2));
  return isPair ? next + UNICODE_ESCAPE_BYTES : next;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
