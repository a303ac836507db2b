import type { ByteString } from '../../../base/byte-string.ts';
import { toByteString } from '../../../base/byte-string.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Token } from './token.ts';

/** The largest integer of the language (64 bits with sign). */
export const MAX_YARA_INTEGER = 0x7fff_ffff_ffff_ffffn;

/** What a literal stands for, with the problems of its text. */
export interface LiteralReading<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

const MULTIPLIERS: ReadonlyMap<string, bigint> = new Map([
  ['KB', 1024n],
  ['MB', 1024n * 1024n],
]);

/**
 * The value of an integer token (`10`, `0x1F`, `0o17`, `1_000`, `2KB`, `5MB`). Above 2^63-1 the value
 * is 2^63-1 and the diagnostic is E027; there is no literal for -2^63. Never throws.
 */
export function readIntegerLiteral(token: Token): LiteralReading<bigint> {
  return readInteger(token, { min: -MAX_YARA_INTEGER - 1n, max: MAX_YARA_INTEGER });
}

/**
 * As `readIntegerLiteral`, for a number from 0 to `max` (the distance of a jump, the key of `xor`).
 * Never throws.
 */
export function readSmallInteger(token: Token, max: number): LiteralReading<number> {
  const { value, diagnostics } = readInteger(token, { min: 0n, max: BigInt(max) });
  return { value: Number(value), diagnostics };
}

function readInteger(
  token: Token,
  { min, max }: { readonly min: bigint; readonly max: bigint },
): LiteralReading<bigint> {
  const digits = token.text.replaceAll('_', '');
  const multiplier = MULTIPLIERS.get(digits.slice(-2));
  const value =
    BigInt(multiplier === undefined ? digits : digits.slice(0, -2)) * (multiplier ?? 1n);
  if (value <= max) return { value, diagnostics: [] };
  return {
    value: max,
    diagnostics: [
      {
        code: 'E027',
        severity: 'error',
        message: `invalid integer: this number is out of the valid range: [${min}, ${max}]`,
        span: token.span,
      },
    ],
  };
}

/**
 * The value of a float token (`1.5`, `1_0.5`): the nearest double, infinity beyond the largest one, as
 * in YARA-X. Never throws.
 */
export function readFloatLiteral(token: Token): number {
  return Number(token.text.replaceAll('_', ''));
}

/** The escapes of a string literal besides `\xHH`. Source: YARA-X, measured. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ['"', '"'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
]);

const TWO_HEX_DIGITS = /^[0-9a-fA-F]{2}$/;

/**
 * The bytes of a string token (`"…"` or `"""…"""`), escapes resolved, the rest in UTF-8. Each escape
 * that the language does not have gives one E029 on the backslash and the character behind it; its
 * text then stands for itself, backslash included. Never throws. O(text).
 */
export function readStringLiteral(token: Token): LiteralReading<ByteString> {
  const { text, span } = token;
  const quotes = openingQuotes(text);
  const end = text.length - quotes;
  const diagnostics: Diagnostic[] = [];
  let value = '';
  let plainFrom = quotes;
  for (let at = text.indexOf('\\', quotes); at !== -1 && at < end;) {
    value += toByteString(text.slice(plainFrom, at));
    const escape = readEscape(text, at);
    if (escape.problem === undefined) {
      value += escape.value;
    } else {
      value += toByteString(text.slice(at, at + escape.length));
      diagnostics.push(invalidEscape(escape.problem, span.start + at, escape.length));
    }
    plainFrom = at + escape.length;
    at = text.indexOf('\\', plainFrom);
  }
  value += toByteString(text.slice(plainFrom, end));
  return { value, diagnostics };
}

/**
 * The text of a string token where escapes are not allowed (import, include, base64 alphabet): what
 * is between the quotes. A backslash gives E031 on the whole literal. Never throws.
 */
export function readPlainText(token: Token): LiteralReading<string> {
  const quotes = openingQuotes(token.text);
  const value = token.text.slice(quotes, token.text.length - quotes);
  if (!value.includes('\\')) return { value, diagnostics: [] };
  return {
    value,
    diagnostics: [
      {
        code: 'E031',
        severity: 'error',
        message: 'unexpected escape sequence: escape sequences are not allowed in this string',
        span: token.span,
      },
    ],
  };
}

/** The two parts of a regexp token, and E030 for each letter that is no modifier. Never throws. */
export function readRegexpLiteral(
  token: Token,
): LiteralReading<{ readonly pattern: string; readonly flags: string }> {
  const close = token.text.lastIndexOf('/');
  const flags = token.text.slice(close + 1);
  const diagnostics: Diagnostic[] = [];
  for (let index = 0; index < flags.length; index++) {
    const flag = flags.charAt(index);
    if (flag === 'i' || flag === 's') continue;
    const start = token.span.start + close + 1 + index;
    diagnostics.push({
      code: 'E030',
      severity: 'error',
      message: `invalid regexp modifier \`${flag}\``,
      span: { start, end: start + 1 },
      help: 'the modifiers are `i` (ignore case) and `s` (a dot matches line ends too)',
    });
  }
  return { value: { pattern: token.text.slice(1, close), flags }, diagnostics };
}

function openingQuotes(text: string): number {
  return text.startsWith('"""') && text.length >= 6 ? 3 : 1;
}

interface Escape {
  /** UTF-16 units from the backslash on. */
  readonly length: number;
  readonly value: string;
  readonly problem: string | undefined;
}

function readEscape(text: string, at: number): Escape {
  const character = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  if (character === 'x') {
    const digits = text.slice(at + 2, at + 4);
    if (TWO_HEX_DIGITS.test(digits)) {
      return { length: 4, value: String.fromCharCode(parseInt(digits, 16)), problem: undefined };
    }
    return { length: 2, value: '', problem: 'expecting two hex digits after `\\x`' };
  }
  const value = ESCAPES.get(character);
  return {
    length: 1 + character.length,
    value: value ?? '',
    problem: value === undefined ? `invalid escape sequence \`\\${character}\`` : undefined,
  };
}

function invalidEscape(problem: string, start: number, length: number): Diagnostic {
  return {
    code: 'E029',
    severity: 'error',
    message: problem.startsWith('invalid') ? problem : `invalid escape sequence: ${problem}`,
    span: { start, end: start + length },
    help: 'for a backslash write two of them',
  };
}
