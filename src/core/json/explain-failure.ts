import { decodeUtf8, endOfUtf8Sequence } from '../../base/utf8.ts';
import { visibleText } from '../../base/visible-text.ts';
import { describeControl, describeFound } from './describe-found.ts';
import { hintFor } from './failure-hint.ts';
import { guessFormat } from './guess-format.ts';
import { jsonErrorAt, linePlaceAt, type JsonError, type JsonProblem } from './json-error.ts';
import { JSON_KIND } from './json-index.ts';
import type { JsonIndexBuilder } from './json-index-builder.ts';
import type { Expectation, ScanFailure } from './scan-json.ts';
import { BYTE } from './scan-token.ts';

/** What the explanation reads besides the failure itself. */
export interface ScanState {
  readonly bytes: Uint8Array;
  readonly builder: JsonIndexBuilder;
  readonly maxDepth: number;
}

/** The error, in words, for a place where scanning stopped. Never throws. O(offset). */
export function explainFailure(state: ScanState, failure: ScanFailure): JsonError {
  return jsonErrorAt(state.bytes, failure.offset, problemOf(state, failure));
}

function problemOf(state: ScanState, failure: ScanFailure): JsonProblem {
  const { bytes } = state;
  const { offset, expected } = failure;
  if (expected === 'depth') {
    return {
      kind: 'depth',
      message: `arrays and objects stand more than ${String(state.maxDepth)} deep one inside the other`,
    };
  }
  const byte = bytes[offset];
  const isNotUtf8 = byte !== undefined && byte >= 0x80 && endOfUtf8Sequence(bytes, offset) === -1;
  const kind = isNotUtf8 ? 'encoding' : 'syntax';
  const format = failure.container === -1 ? guessFormat(bytes) : undefined;
  if (format !== undefined) {
    const message = `expected JSON, but this looks like ${format.looksLike}`;
    return { kind, message, guess: format.guess };
  }
  if (isNotUtf8) {
    return { kind, message: notUtf8(byte) };
  }
  if (expected === 'string' && byte !== undefined) {
    return { kind, message: brokenString(bytes, offset) };
  }
  const found = describeFound(bytes, offset);
  const message = `expected ${expectedText(state, failure)}, found ${found}`;
  const { hint, guess } = hintFor(bytes, failure);
  return {
    kind,
    message: hint === undefined ? message : `${message}: ${hint}`,
    ...(guess === undefined ? {} : { guess }),
  };
}

function notUtf8(byte: number): string {
  const hex = byte.toString(16).toUpperCase();
  return `expected UTF-8, found the byte 0x${hex} where no character can have it: save the file as UTF-8`;
}

function brokenString(bytes: Uint8Array, offset: number): string {
  const byte = bytes[offset] ?? 0;
  if (byte === BYTE.backslash) return brokenEscape(bytes, offset);
  const written = byte === BYTE.lineFeed ? '\\n' : byte === BYTE.tab ? '\\t' : unicodeEscape(byte);
  const hint = byte === BYTE.lineFeed ? ', or the closing quote is missing' : '';
  return `expected no raw control character in a string, found ${describeControl(byte)}: write it as \`${written}\`${hint}`;
}

function brokenEscape(bytes: Uint8Array, offset: number): string {
  const isUnicode = bytes[offset + 1] === BYTE.lowerU;
  const known = isUnicode
    ? 'four hexadecimal digits after `\\u`'
    : 'one of `\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u`';
  const escape = textAt(bytes, offset, isUnicode ? 6 : 2);
  return `expected ${known}, found \`${escape}\` in a string: a backslash itself is written \`\\\\\``;
}

const PLAIN_EXPECTATIONS: Partial<Record<Expectation, string>> = {
  document: 'a JSON value',
  'first-element': 'a value or `]`',
  element: 'a value after the comma',
  'first-key': 'a key in double quotes or `}`',
  key: 'a key in double quotes after the comma',
  colon: '`:` after the key',
  'member-value': 'a value after the colon',
  end: 'the end of the file after the JSON value',
  number: 'a digit',
  word: '`true`, `false` or `null`',
};

function expectedText(state: ScanState, failure: ScanFailure): string {
  const plain = PLAIN_EXPECTATIONS[failure.expected];
  const isAtEnd = failure.offset >= state.bytes.length;
  if (failure.expected === 'string') return 'the closing quote of a string';
  if (plain !== undefined && !(isAtEnd && failure.container !== -1)) return plain;
  const isObject = state.builder.kinds[failure.container] === JSON_KIND.object;
  const openName = isObject ? 'the object' : 'the array';
  const { line } = linePlaceAt(state.bytes, state.builder.starts[failure.container] ?? 0);
  const wanted = plain ?? `\`,\` or \`${isObject ? '}' : ']'}\``;
  return isAtEnd
    ? `${wanted} (${openName} that starts in line ${String(line)} is not closed)`
    : wanted;
}

function unicodeEscape(byte: number): string {
  return `\\u${byte.toString(16).padStart(4, '0')}`;
}

function textAt(bytes: Uint8Array, offset: number, nBytes: number): string {
  return visibleText(decodeUtf8(bytes, offset, Math.min(bytes.length, offset + nBytes)));
}
