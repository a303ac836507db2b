import type { ByteString } from '../../base/byte-string.ts';
import { decodeAt, toByteString } from '../../base/byte-string.ts';

/** The signs that mean something in a regular expression, and the slash that would end the literal. */
const SIGNS = /[\\.*+?()[\]{}^$|/]/;

/**
 * The pattern that matches exactly these bytes: signs escaped, bytes that are no UTF-8 as `\xNN`.
 * Never throws.
 */
export function patternForText(bytes: ByteString): string {
  let pattern = '';
  for (let at = 0; at < bytes.length;) {
    const sequence = decodeAt(bytes, at);
    if (sequence === undefined) {
      pattern += `\\x${bytes.charCodeAt(at).toString(16).padStart(2, '0')}`;
      at++;
      continue;
    }
    const character = String.fromCodePoint(sequence.codePoint);
    pattern += SIGNS.test(character) ? `\\${character}` : character;
    at += sequence.length;
  }
  return pattern;
}

/**
 * The bytes of a pattern that matches one text only, anchors at its ends left out; undefined for a
 * pattern that can match more. Never throws.
 */
export function textOfPattern(pattern: string): ByteString | undefined {
  const body = pattern.replace(/^\^/, '').replace(/(^|[^\\])((?:\\\\)*)\$$/, '$1$2');
  let text = '';
  for (let at = 0; at < body.length; at++) {
    const sign = body.charAt(at);
    if (sign !== '\\') {
      if (SIGNS.test(sign) && sign !== '/') return undefined;
      text += sign;
      continue;
    }
    at++;
    const escaped = body.charAt(at);
    if (!/^[^\w\s]$/.test(escaped)) return undefined;
    text += escaped;
  }
  return toByteString(text);
}
