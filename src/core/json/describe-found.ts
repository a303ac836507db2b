import { decodeUtf8, endOfUtf8Sequence } from '../../base/utf8.ts';
import { visibleText } from '../../base/visible-text.ts';
import { BYTE } from './scan-token.ts';

/**
 * Names what stands at a byte offset, for a sentence: a word, a character, a control or invisible
 * character by its name, the end of the file. Never throws.
 */
export function describeFound(bytes: Uint8Array, offset: number): string {
  const byte = bytes[offset];
  if (byte === undefined) return 'the end of the file';
  if (byte < 0x20 || byte === 0x7f) return describeControl(byte);
  const word = wordAt(bytes, offset);
  if (word !== '') return `\`${word}\``;
  const character = characterAt(bytes, offset);
  const isHidden = visibleText(character) !== character;
  return isHidden ? `the invisible character ${codePointName(character)}` : `\`${character}\``;
}

/** Names an ASCII control character, for a sentence. Never throws. */
export function describeControl(byte: number): string {
  if (byte === BYTE.lineFeed || byte === BYTE.carriageReturn) return 'the end of the line';
  if (byte === BYTE.tab) return 'a tab';
  return `the control character ${codePointName(String.fromCharCode(byte))}`;
}

/** A word longer than this is cut: it is only quoted or compared with short ones. */
const MAX_WORD_CHARACTERS = 24;

/**
 * The run of ASCII letters, digits and `_` that starts with a letter or `_` at a byte offset; empty
 * where none does. Never throws.
 */
export function wordAt(bytes: Uint8Array, offset: number): string {
  let end = offset;
  while (end < offset + MAX_WORD_CHARACTERS && isWordByte(bytes[end], end > offset)) end++;
  return decodeUtf8(bytes, offset, end);
}

/** The character at a byte offset; empty at the end and where the bytes are not UTF-8. Never throws. */
export function characterAt(bytes: Uint8Array, offset: number): string {
  const end = endOfUtf8Sequence(bytes, offset);
  return end === -1 || offset >= bytes.length ? '' : decodeUtf8(bytes, offset, end);
}

/** Whether a byte is an ASCII digit; undefined is not. Never throws. */
export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= BYTE.zero && byte <= BYTE.nine;
}

function isWordByte(byte: number | undefined, mayBeDigit: boolean): boolean {
  if (byte === undefined) return false;
  const letter = byte | 0x20;
  const isLetter = (letter >= 0x61 && letter <= 0x7a) || byte === 0x5f;
  return isLetter || (mayBeDigit && isDigit(byte));
}

function codePointName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
