import { decodeUtf8, isContinuation } from '../../base/utf8.ts';
import { visibleText } from '../../base/visible-text.ts';

/** What a file that is not JSON seems to be, where that is cheap to tell. */
export type JsonGuess =
  | 'json-lines'
  | 'json5'
  | 'yaml'
  | 'yara'
  | 'html'
  | 'archive'
  | 'program'
  | 'pdf'
  | 'event-log'
  | 'capture'
  | 'picture';

/** Why bytes are not a JSON document that can be loaded, for people and with the exact place. */
export interface JsonError {
  readonly kind: 'syntax' | 'encoding' | 'depth' | 'empty' | 'too-large';
  /** What was expected and what was found, with a hint where there is one; no full stop. */
  readonly message: string;
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** 1-based; lines end at LF. */
  readonly line: number;
  /** 1-based, in Unicode scalar values; a byte order mark does not count. */
  readonly column: number;
  /** Up to 80 characters around the place, on one line, control characters as their pictures. */
  readonly context: string;
  /** Where in `context` the place is. UTF-16 code units. */
  readonly contextOffset: number;
  readonly guess?: JsonGuess;
}

/** The parts of a JsonError that do not follow from the place. */
export interface JsonProblem {
  readonly kind: JsonError['kind'];
  readonly message: string;
  readonly guess?: JsonGuess;
}

/** How many characters of context stand before the place, and how many from it on. */
const CONTEXT_BEFORE = 40;
const CONTEXT_AFTER = 40;

/** The longest UTF-8 sequence. */
const MAX_BYTES_PER_CHARACTER = 4;

/** Completes a problem at a byte offset with its place and context. Never throws. O(offset). */
export function jsonErrorAt(bytes: Uint8Array, offset: number, problem: JsonProblem): JsonError {
  const head = visibleText(charactersBefore(bytes, offset).slice(-CONTEXT_BEFORE).join(''));
  const tail = visibleText(charactersFrom(bytes, offset).slice(0, CONTEXT_AFTER).join(''));
  return {
    ...problem,
    offset,
    ...linePlaceAt(bytes, offset),
    context: head + tail,
    contextOffset: head.length,
  };
}

/**
 * The line and column of a byte offset, as in JsonError. Bytes that are not UTF-8 count one each
 * where they look like the start of a character. Never throws. O(offset).
 */
export function linePlaceAt(
  bytes: Uint8Array,
  offset: number,
): { readonly line: number; readonly column: number } {
  let line = 1;
  let lineStart = byteOrderMarkLength(bytes);
  for (let at = lineStart; at < offset; at++) {
    if (bytes[at] === 0x0a) {
      line++;
      lineStart = at + 1;
    }
  }
  let column = 1;
  for (let at = lineStart; at < offset; at++) if (!isContinuation(bytes[at])) column++;
  return { line, column };
}

/** How many bytes a UTF-8 byte order mark takes at the start: 3, or 0 where there is none. Never throws. */
export function byteOrderMarkLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}

/** The characters before a byte offset, from a few more bytes than their context needs. */
function charactersBefore(bytes: Uint8Array, offset: number): readonly string[] {
  const first = byteOrderMarkLength(bytes);
  let from = Math.max(first, offset - CONTEXT_BEFORE * MAX_BYTES_PER_CHARACTER);
  if (from > first) while (from < offset && isContinuation(bytes[from])) from++;
  return Array.from(decodeUtf8(bytes, Math.min(from, offset), offset));
}

/** The characters from a byte offset on, as many as their context needs or a few more. */
function charactersFrom(bytes: Uint8Array, offset: number): readonly string[] {
  let to = Math.min(bytes.length, offset + CONTEXT_AFTER * MAX_BYTES_PER_CHARACTER);
  if (to < bytes.length) while (to > offset && isContinuation(bytes[to])) to--;
  return Array.from(decodeUtf8(bytes, offset, to));
}
