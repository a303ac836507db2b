/**
 * The platform's UTF-8 decoder and encoder. They are pure functions that Node, workers and browsers
 * share, but the language's own library (all that base and core compile against) does not declare
 * them; this file does, and is the only one to do so.
 */
declare const TextDecoder: new (
  label: 'utf-8',
  options: { readonly ignoreBOM: boolean },
) => { decode: (bytes: Uint8Array) => string };
declare const TextEncoder: new () => { encode: (text: string) => Uint8Array<ArrayBuffer> };

/** Without `ignoreBOM` a U+FEFF at the start of a slice would vanish. */
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });
const ENCODER = new TextEncoder();

/** Up to this many bytes, joining character codes is faster than a call of the platform's decoder. */
const SHORT_BYTES = 32;

/**
 * The text of the bytes from `start` to `end` (excluded), decoded as UTF-8; what is not valid UTF-8
 * becomes U+FFFD. A U+FEFF is kept. Never throws.
 */
export function decodeUtf8(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const short = end - start > SHORT_BYTES ? undefined : decodeShortAscii(bytes, start, end);
  return short ?? DECODER.decode(bytes.subarray(start, end));
}

/** The text of a few bytes, four at a time, or undefined when they are not all ASCII. */
function decodeShortAscii(bytes: Uint8Array, start: number, end: number): string | undefined {
  let text = '';
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const a = bytes[at] ?? 0;
    const b = bytes[at + 1] ?? 0;
    const c = bytes[at + 2] ?? 0;
    const d = bytes[at + 3] ?? 0;
    if ((a | b | c | d) >= 0x80) return undefined;
    text += String.fromCharCode(a, b, c, d);
  }
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** The UTF-8 encoding of a text; a lone surrogate becomes EF BF BD. Never throws. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return ENCODER.encode(text);
}

/**
 * The offset after the UTF-8 sequence that starts at `at`, or -1 where there is none (a continuation
 * byte, an overlong form, a surrogate, above U+10FFFF, cut off). Never throws. Source: RFC 3629.
 */
export function endOfUtf8Sequence(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0xff;
  if (first < 0x80) return at + 1;
  if (first < 0xc2 || first > 0xf4) return -1;
  const second = bytes[at + 1] ?? 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < lowest || second > highest) return -1;
  if (first < 0xe0) return at + 2;
  if (!isContinuation(bytes[at + 2])) return -1;
  if (first < 0xf0) return at + 3;
  return isContinuation(bytes[at + 3]) ? at + 4 : -1;
}

/** Whether a byte is a second or later byte of a UTF-8 sequence; undefined is not. Never throws. */
export function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
