import { encodeUtf8 } from '../../../base/utf8.ts';
import { wideEncodingOf } from '../../json/guess-format.ts';

/** Code units that are joined at a time; a call takes so many arguments. */
const UNITS_AT_ONCE = 8192;

/**
 * The bytes of a text file as UTF-8: those of UTF-16 (with a byte order mark, or with zeros where ASCII
 * has them) are encoded anew, others are given back. PowerShell and the event viewer write UTF-16.
 * Undefined for UTF-32, which no log tool writes. Never throws. O(bytes).
 */
export function asUtf8(bytes: Uint8Array): Uint8Array | undefined {
  const encoding = wideEncodingOf(bytes);
  if (encoding === undefined) return bytes;
  if (!encoding.startsWith('UTF-16')) return undefined;
  return encodeUtf8(decodeUtf16(bytes, encoding.includes('big') ? 'big' : 'little'));
}

/** The text of UTF-16 code units; a byte order mark at the start is left out, an odd byte at the end too. Never throws. O(bytes). */
export function decodeUtf16(bytes: Uint8Array, order: 'little' | 'big' = 'little'): string {
  const [high, low] = order === 'little' ? [1, 0] : [0, 1];
  const units = new Uint16Array(bytes.length >> 1);
  for (let at = 0; at < units.length; at++) {
    units[at] = ((bytes[2 * at + high] ?? 0) << 8) | (bytes[2 * at + low] ?? 0);
  }
  const start = units[0] === 0xfeff ? 1 : 0;
  let text = '';
  for (let at = start; at < units.length; at += UNITS_AT_ONCE) {
    text += String.fromCharCode(...units.subarray(at, at + UNITS_AT_ONCE));
  }
  return text;
}
