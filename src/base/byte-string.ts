/**
 * A sequence of bytes as a string with one UTF-16 code unit (0–255) per byte. YARA compares bytes;
 * in this form the language's own string operators do the same, and text that is all ASCII needs no
 * conversion at all.
 */
export type ByteString = string;

/** The byte string of the UTF-8 encoding of `text`; a lone surrogate becomes EF BF BD. Never throws. */
export function toByteString(text: string): ByteString {
  let plain = true;
  for (let at = 0; at < text.length && plain; at++) plain = text.charCodeAt(at) < 0x80;
  if (plain) return text;
  let bytes = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? character : encodeCodePoint(isSurrogate(code) ? 0xfffd : code);
  }
  return bytes;
}

/**
 * The text of a byte string: decoded as UTF-8, each byte that does not belong to a valid sequence
 * becomes U+FFFD. Never throws.
 */
export function fromByteString(bytes: ByteString): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const sequence = decodeAt(bytes, at);
    text += sequence === undefined ? '\ufffd' : String.fromCodePoint(sequence.codePoint);
    at += sequence?.length ?? 1;
  }
  return text;
}

/** One UTF-8 sequence: the code point and how many bytes it took. */
export interface Utf8Sequence {
  readonly codePoint: number;
  readonly length: number;
}

/**
 * The UTF-8 sequence that starts at byte `at`, or undefined where there is none (a continuation byte,
 * an overlong form, a surrogate, above U+10FFFF, cut off). Never throws. Source: RFC 3629.
 */
export function decodeAt(bytes: ByteString, at: number): Utf8Sequence | undefined {
  const first = bytes.charCodeAt(at);
  if (first < 0x80) return { codePoint: first, length: 1 };
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (!(first >= 0xc2 && first <= 0xf4)) return undefined;
  let codePoint = first & (0x7f >> length);
  for (let index = 1; index < length; index++) {
    const byte = bytes.charCodeAt(at + index);
    if (!((byte & 0xc0) === 0x80)) return undefined;
    codePoint = (codePoint << 6) | (byte & 0x3f);
  }
  const smallest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  if (codePoint < smallest || codePoint > 0x10ffff || isSurrogate(codePoint)) return undefined;
  return { codePoint, length };
}

function encodeCodePoint(code: number): string {
  if (code < 0x800) return String.fromCharCode(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
  if (code < 0x10000) {
    return String.fromCharCode(
      0xe0 | (code >> 12),
      0x80 | ((code >> 6) & 0x3f),
      0x80 | (code & 0x3f),
    );
  }
  return String.fromCharCode(
    0xf0 | (code >> 18),
    0x80 | ((code >> 12) & 0x3f),
    0x80 | ((code >> 6) & 0x3f),
    0x80 | (code & 0x3f),
  );
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}
