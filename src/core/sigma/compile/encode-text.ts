import { toByteString, type ByteString } from '../../../base/byte-string.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** How a text becomes UTF-16. `bom`: little end first, after a byte order mark. */
export type Utf16Order = 'le' | 'be';

/** A text in UTF-16, two bytes a code unit. Lone surrogates stay. Never throws. */
export function encodeUtf16(text: string, order: Utf16Order): ByteString {
  let bytes = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes +=
      order === 'le'
        ? String.fromCharCode(unit & 0xff, unit >> 8)
        : String.fromCharCode(unit >> 8, unit & 0xff);
  }
  return bytes;
}

/** The mark that begins UTF-16 with the little end first. */
export const BYTE_ORDER_MARK: ByteString = '\xff\xfe';

/** A text in UTF-8. Never throws. */
export function encodeUtf8Text(text: string): ByteString {
  return toByteString(text);
}

/** Bytes in base64, padded. Never throws. Source: RFC 4648, section 4. */
export function encodeBase64(bytes: ByteString): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const nLeft = Math.min(3, bytes.length - at);
    const group = (byteAt(bytes, at) << 16) | (byteAt(bytes, at + 1) << 8) | byteAt(bytes, at + 2);
    for (let index = 0; index < 4; index++) {
      text += index <= nLeft ? BASE64.charAt((group >> (18 - 6 * index)) & 0x3f) : '=';
    }
  }
  return text;
}

/**
 * What the base64 of any bytes contains that have `bytes` within them: one text for each of the three
 * places in a group of three bytes where `bytes` may begin, cut to the characters that depend on no
 * neighbour. Bytes shorter than three give fewer or shorter texts; empty ones are left out. Never throws.
 * Source: Sigma specification, "base64offset"; cut by the length in bytes.
 */
export function base64Offsets(bytes: ByteString): readonly string[] {
  const texts = [0, 1, 2].map((offset) => {
    const encoded = encodeBase64('\0'.repeat(offset) + bytes);
    const start = [0, 2, 3][offset] ?? 0;
    const nCut = [0, 3, 2][(bytes.length + offset) % 3] ?? 0;
    return encoded.slice(start, Math.max(start, encoded.length - nCut));
  });
  return [...new Set(texts)].filter((text) => text !== '');
}

function byteAt(bytes: ByteString, at: number): number {
  return at < bytes.length ? bytes.charCodeAt(at) & 0xff : 0;
}
