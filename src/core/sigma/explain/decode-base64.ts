import { decodeUtf8 } from '../../../base/utf8.ts';
import type { Span } from '../../../base/span.ts';
import type { ModifierName } from '../rule/sigma-rule.ts';

/** Characters of Base64 on either side of a hit that are decoded with it; a group of four is three bytes. */
const MAX_AROUND = 4096;

/**
 * What the Base64 around a place of a text says. The characters of Base64 around the place are decoded
 * from their first one, as UTF-16 where the modifiers say so, else as UTF-8. Undefined when they begin
 * too far away to be looked for, or when what they say does not have `expected` in it. Never throws.
 */
export function decodeAround(
  text: string,
  place: Span,
  modifiers: readonly ModifierName[],
  expected: string,
): string | undefined {
  let start = place.start;
  while (start > 0 && sextet(text.charCodeAt(start - 1)) !== undefined) {
    start--;
    if (place.start - start > MAX_AROUND) return undefined;
  }
  let end = place.end;
  while (end < text.length && end - place.end < MAX_AROUND) {
    if (sextet(text.charCodeAt(end)) === undefined) break;
    end++;
  }
  const decoded = decodeBytes(decodeBase64(text.slice(start, end)), modifiers);
  return decoded.includes(expected) ? decoded : undefined;
}

/** The bytes of a text of only Base64 characters; bits that are left over are dropped. */
function decodeBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let nBits = 0;
  let nBytes = 0;
  for (let at = 0; at < text.length; at++) {
    bits = ((bits << 6) | (sextet(text.charCodeAt(at)) ?? 0)) & 0xfff;
    nBits += 6;
    if (nBits < 8) continue;
    nBits -= 8;
    bytes[nBytes++] = (bits >> nBits) & 0xff;
  }
  return bytes;
}

function decodeBytes(bytes: Uint8Array, modifiers: readonly ModifierName[]): string {
  const isBigEnd = modifiers.includes('utf16be');
  const isWide = isBigEnd || modifiers.includes('utf16le') || modifiers.includes('utf16');
  if (!isWide) return decodeUtf8(bytes);
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    text += String.fromCharCode(isBigEnd ? (first << 8) | second : (second << 8) | first);
  }
  return text;
}

/** The six bits of a character of Base64; undefined for any other. */
function sextet(code: number): number | undefined {
  if (code >= 0x41 && code <= 0x5a) return code - 0x41;
  if (code >= 0x61 && code <= 0x7a) return code - 0x61 + 26;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 52;
  if (code === 0x2b) return 62;
  return code === 0x2f ? 63 : undefined;
}
