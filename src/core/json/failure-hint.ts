import { characterAt, isDigit, wordAt } from './describe-found.ts';
import { byteOrderMarkLength, linePlaceAt, type JsonGuess } from './json-error.ts';
import type { ScanFailure } from './scan-json.ts';
import { BYTE, skipSpace } from './scan-token.ts';

/** What else can be told about a syntax error; empty when nothing is known. */
export interface FailureHint {
  readonly hint?: string;
  readonly guess?: JsonGuess;
}

/** Words of other languages for values that JSON spells in another way or not at all. */
const FOREIGN_WORDS: ReadonlyMap<string, string> = new Map([
  ['NaN', 'JSON has no NaN'],
  ['Infinity', 'JSON has no Infinity'],
  ['undefined', 'JSON has no undefined; write null'],
  ['None', 'write null'],
  ['NULL', 'write null'],
  ['Null', 'write null'],
  ['nil', 'write null'],
  ['True', 'write true'],
  ['TRUE', 'write true'],
  ['False', 'write false'],
  ['FALSE', 'write false'],
]);

const NO_COMMENTS: FailureHint = { hint: 'JSON has no comments', guess: 'json5' };

/** A guess at what the writer of a malformed document meant, from the bytes around. Never throws. */
export function hintFor(bytes: Uint8Array, failure: ScanFailure): FailureHint {
  const { offset, expected } = failure;
  if (isCommentStart(bytes, offset)) return NO_COMMENTS;
  if (expected === 'end') return hintAfterDocument(bytes, offset);
  const character = characterAt(bytes, offset);
  if (character === "'" || isTypographicQuote(character)) {
    return { hint: 'JSON strings stand in double quotes `"`', guess: 'json5' };
  }
  const isClosing = character === '}' || character === ']';
  if (isClosing && (expected === 'element' || expected === 'key')) {
    return { hint: 'JSON allows no trailing comma', guess: 'json5' };
  }
  const word = wordAt(bytes, offset);
  const foreign = FOREIGN_WORDS.get(word);
  if (foreign !== undefined) return { hint: foreign, guess: 'json5' };
  if (word !== '' && (expected === 'first-key' || expected === 'key')) {
    return { hint: 'put the key in double quotes', guess: 'json5' };
  }
  return expected === 'separator' ? hintForSeparator(bytes, offset) : hintForNumber(bytes, failure);
}

function hintAfterDocument(bytes: Uint8Array, offset: number): FailureHint {
  if (!startsText(characterAt(bytes, offset))) return {};
  const { line } = linePlaceAt(bytes, offset);
  const first = linePlaceAt(bytes, skipSpace(bytes, byteOrderMarkLength(bytes)));
  const place = line === first.line ? '' : `, the second starts in line ${String(line)}`;
  return {
    hint: `more than one JSON value${place}; as JSON lines each must stand in a line of its own`,
    guess: 'json-lines',
  };
}

function hintForSeparator(bytes: Uint8Array, offset: number): FailureHint {
  if (bytes[offset - 1] === BYTE.zero && isDigit(bytes[offset])) {
    return { hint: 'a number may not start with 0' };
  }
  return startsText(characterAt(bytes, offset)) ? { hint: 'a comma is missing' } : {};
}

function hintForNumber(bytes: Uint8Array, { offset, expected }: ScanFailure): FailureHint {
  if (expected === 'number') return {};
  if (bytes[offset] === BYTE.plus) return { hint: 'a number may not start with `+`' };
  const isFraction = bytes[offset] === BYTE.dot && isDigit(bytes[offset + 1]);
  return isFraction ? { hint: 'write the 0 before the decimal point' } : {};
}

function startsText(character: string): boolean {
  return character === '{' || character === '[' || character === '"';
}

function isCommentStart(bytes: Uint8Array, offset: number): boolean {
  const byte = bytes[offset];
  const next = bytes[offset + 1];
  return byte === BYTE.hash || (byte === BYTE.slash && (next === BYTE.slash || next === BYTE.star));
}

function isTypographicQuote(character: string): boolean {
  return character !== '' && '“”„‘’'.includes(character);
}
