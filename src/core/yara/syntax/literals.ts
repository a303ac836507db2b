import { invariant } from '../../../base/assert.ts';
import type { ByteString } from '../../../base/byte-string.ts';
import { decodeAt, toByteString } from '../../../base/byte-string.ts';
import { codePointName, isReadable } from './code-point.ts';
import { MAX_YARA_INTEGER } from './literal-values.ts';
import { KEYWORDS } from './token.ts';

/** YARA-X sets no limit for names; legacy YARA cuts at 128 and VirusTotal lists rules by name. */
const MAX_IDENTIFIER_LENGTH = 128;

/** Longer comments are cut: they stand beside a condition and must not hide it. */
const MAX_COMMENT_LENGTH = 240;

/** Escapes that every version of YARA knows; NUL is `\x00`, as `\0` is new. */
const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

export interface StringLiteralOptions {
  /** Escapes everything outside of printable ASCII. */
  readonly ascii?: boolean;
}

/**
 * The literal, quotes included, that stands for exactly these bytes. Letters, digits, marks,
 * punctuation and symbols of any script stay readable; what a reader cannot see (controls, bidi and
 * zero-width characters, variation selectors, other spaces than U+0020, private and unassigned code
 * points), what is no valid UTF-8, and a combining mark that would sit on a quote or an escape are
 * written as `\xNN`. No input can end the literal or its line. Never throws. O(bytes).
 */
export function printStringLiteral(value: ByteString, options: StringLiteralOptions = {}): string {
  let literal = '"';
  let isAfterReadable = false;
  for (let at = 0; at < value.length;) {
    const sequence = decodeAt(value, at);
    const length = sequence?.length ?? 1;
    const character = sequence === undefined ? undefined : String.fromCodePoint(sequence.codePoint);
    const short = character === undefined ? undefined : SHORT_ESCAPES.get(character);
    const isPlain: boolean =
      short === undefined &&
      character !== undefined &&
      isPlainIn(character, options.ascii === true, isAfterReadable);
    literal += short ?? (isPlain ? character : escapeBytes(value.slice(at, at + length)));
    isAfterReadable = isPlain;
    at += length;
  }
  return `${literal}"`;
}

function isPlainIn(character: string, ascii: boolean, isAfterReadable: boolean): boolean {
  if (character <= '\u007f') return character >= ' ' && character < '\u007f';
  if (ascii || !isReadable(character)) return false;
  return isAfterReadable || !/^\p{M}$/u.test(character);
}

function escapeBytes(bytes: ByteString): string {
  let escaped = '';
  for (let at = 0; at < bytes.length; at++) {
    escaped += `\\x${bytes.charCodeAt(at).toString(16).padStart(2, '0')}`;
  }
  return escaped;
}

/**
 * The literal for the value of a meta entry. As `printStringLiteral`, of the UTF-8 bytes of a text,
 * and with the slash of a comment's end (star, slash) escaped, so that a rule can be commented out
 * whatever its meta says. A lone surrogate becomes U+FFFD. Never throws.
 */
export function printMetaString(text: string, options: StringLiteralOptions = {}): string {
  return printStringLiteral(toByteString(text), options).replaceAll('*/', '*\\x2f');
}

/**
 * The literal (for the smallest integer, the difference) that stands for a 64-bit integer, in
 * decimal. Beyond 64 bits it wraps as YARA-X wraps an unsigned field. Never throws.
 */
export function printIntegerLiteral(value: bigint): string {
  const wrapped = BigInt.asIntN(64, value);
  return wrapped < -MAX_YARA_INTEGER ? `-${MAX_YARA_INTEGER} - 1` : wrapped.toString();
}

/**
 * The literal for a double, in the only form that YARA has (digits, dot, digits), without loss.
 * Infinity is a number beyond the doubles. Throws InvariantError for NaN, which no text stands for.
 */
export function printFloatLiteral(value: number): string {
  invariant(!Number.isNaN(value), 'a float literal is a number');
  if (!Number.isFinite(value)) return `${value < 0 ? '-' : ''}1${'0'.repeat(309)}.0`;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa = '', exponent = '0'] = Math.abs(value).toString().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = '0'.repeat(Math.max(0, 1 - point)) + digits.padEnd(point, '0');
  const at = Math.max(1, point);
  return `${sign}${padded.slice(0, at)}.${padded.slice(at) || '0'}`;
}

/**
 * The regexp literal with this pattern (`\/` or `/` for a slash) and these flags. A pattern that is
 * written as the language wants it stays as it is; slashes and line ends in the pattern are escaped,
 * invisible characters are written as the bytes they match, and an empty pattern, or one that would
 * open a comment, gets an empty group in front. Never throws.
 */
export function printRegexpLiteral(pattern: string, flags: string): string {
  let body = '';
  let isEscaped = false;
  for (const character of pattern) {
    const isPlain = (character >= ' ' && character < '\u007f') || isReadable(character);
    if (!isPlain) {
      // An escaped invisible character stands for itself: its bytes need no backslash in front.
      if (isEscaped) body = body.slice(0, -1);
      body += invisibleInRegexp(character);
    } else {
      body += character === '/' && !isEscaped ? '\\/' : character;
    }
    isEscaped = isPlain && character === '\\' && !isEscaped;
  }
  if (isEscaped) body += '\\';
  const opensComment = body === '' || body.startsWith('*');
  return `/${opensComment ? '(?:)' : ''}${body}/${flags}`;
}

function invisibleInRegexp(character: string): string {
  const short = SHORT_ESCAPES.get(character);
  if (short !== undefined) return short;
  const bytes = toByteString(character);
  return bytes.length === 1 ? escapeBytes(bytes) : `(?:${escapeBytes(bytes)})`;
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * Whether the text can name a rule, a tag, a meta key or a variable. Non-ASCII digits, which the
 * engine takes, count as no: nobody can type them. Never throws.
 */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name) && !KEYWORDS.has(name);
}

/**
 * A name made of a text: accents dropped, each run of other characters an underscore, at most 128
 * characters, never a reserved word. A text without letters or digits gives `fallback`, which must be
 * an identifier. Never throws.
 */
export function toIdentifier(text: string, fallback = 'unnamed'): string {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  const words = plain.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
  if (words === '') return fallback;
  const name = (/^[0-9]/.test(words) ? `_${words}` : words).slice(0, MAX_IDENTIFIER_LENGTH);
  return KEYWORDS.has(name) ? `${name}_` : name;
}

/**
 * A line comment with this text, without line end. White space becomes one space; what a reader
 * cannot see is named (`U+200B`); the end of a block comment is broken up, and so is `suppress:`,
 * with which a comment would silence the engine's warnings. Cut at 240 characters. Never throws.
 */
export function printComment(text: string): string {
  let plain = '';
  for (const character of text
    .slice(0, MAX_COMMENT_LENGTH * 2)
    .replace(/\s+/g, ' ')
    .trim()) {
    const isPlain = character === ' ' || isReadable(character);
    plain += isPlain ? character : `<${codePointName(character)}>`;
  }
  const harmless = plain.replaceAll('*/', '* /').replace(/suppress(\s*):/gi, 'suppress$1 -');
  const isLong = harmless.length > MAX_COMMENT_LENGTH;
  return `// ${isLong ? `${sliceWhole(harmless, MAX_COMMENT_LENGTH - 1)}…` : harmless}`.trimEnd();
}

/** The first `length` units, without half a surrogate pair at the end. */
function sliceWhole(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
