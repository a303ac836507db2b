import { toByteString } from '../../../base/byte-string.ts';

/** Symbols of an alphabet. */
const SIZE = 64;

/**
 * What is wrong with an alphabet for `base64("…")`, or undefined: it has 64 different printable ASCII
 * characters, without `=`. Never throws. Source: YARA-X, the crate `base64`.
 */
export function base64AlphabetProblem(alphabet: string): string | undefined {
  const bytes = toByteString(alphabet);
  if (bytes.length !== SIZE) return `invalid length - must be ${SIZE} bytes`;
  for (const byte of bytes) {
    if (byte < ' ' || byte > '~') return `unprintable byte: ${hex(byte)}`;
    if (byte === '=') return `reserved byte: ${hex(byte)}`;
    if (bytes.indexOf(byte) !== bytes.lastIndexOf(byte)) return `duplicated byte: ${hex(byte)}`;
  }
  return undefined;
}

function hex(byte: string): string {
  return `0x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
