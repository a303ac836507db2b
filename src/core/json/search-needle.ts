import { encodeUtf8 } from '../../base/utf8.ts';
import { foldCase, isAscii } from '../../base/fold-case.ts';
import { BYTE } from './scan-token.ts';
import { unescapeJson } from './unescape.ts';

/** A text to look for, prepared for comparison with the inside of JSON strings as it is written. */
export interface SearchNeedle {
  /** Case folded. */
  readonly text: string;
  /** `text` as JSON writes it, for a text that is all ASCII; else empty. */
  readonly written: Uint8Array;
  /**
   * Per byte of a document: what it is compared as (ASCII letters in lower case), or UNSURE where the
   * character that it starts may fold to one of the text's.
   */
  readonly folds: Uint8Array;
}

/** No byte of UTF-8 has this value. */
const UNSURE = 0xff;

/** First bytes of the two characters beyond ASCII that fold to ASCII: U+212A (Kelvin) and U+017F (long s). */
const KELVIN_FIRST_BYTE = 0xe2;
const LONG_S_FIRST_BYTE = 0xc5;

/** Prepares a text. Never throws. */
export function createNeedle(query: string): SearchNeedle {
  const text = foldCase(query);
  const folds = Uint8Array.from({ length: 256 }, (_, byte) =>
    byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte,
  );
  if (!isAscii(text)) {
    folds.fill(UNSURE, 0x80);
    return { text, written: new Uint8Array(0), folds };
  }
  if (text.includes('k')) folds[KELVIN_FIRST_BYTE] = UNSURE;
  if (text.includes('s')) folds[LONG_S_FIRST_BYTE] = UNSURE;
  return { text, written: encodeUtf8(JSON.stringify(text).slice(1, -1)), folds };
}

/**
 * Whether a text contains the needle's, but for case. start, end: bytes of valid JSON, of a string
 * without its quotes. Unescapes only where the way it is written leaves a doubt. Never throws.
 * O(bytes · needle) at worst, O(bytes) on text.
 */
export function containsNeedle(
  needle: SearchNeedle,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const { written, folds } = needle;
  const first = written[0];
  // No other way to write the text is shorter, but one that starts before `last` may be longer.
  const last = end - written.length;
  for (let at = last < start ? end : start; at < end;) {
    const byte = folds[bytes[at] ?? 0];
    if (byte === first && at <= last && equalsWritten(needle, bytes, at)) return true;
    if (byte === BYTE.backslash) {
      const letter = bytes[at + 1];
      const isShortest = letter !== BYTE.lowerU && letter !== BYTE.slash;
      if (!isShortest) return containsUnescaped(needle, bytes, start, end);
      at += 2;
    } else {
      if (byte === UNSURE) return containsUnescaped(needle, bytes, start, end);
      at++;
    }
  }
  return false;
}

function equalsWritten({ written, folds }: SearchNeedle, bytes: Uint8Array, at: number): boolean {
  for (let index = 1; index < written.length; index++) {
    if (folds[bytes[at + index] ?? 0] !== written[index]) return false;
  }
  return true;
}

function containsUnescaped(
  needle: SearchNeedle,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  return foldCase(unescapeJson(bytes, start, end)).includes(needle.text);
}
