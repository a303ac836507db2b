import { explainFailure } from '../../json/explain-failure.ts';
import { byteOrderMarkLength } from '../../json/json-error.ts';
import type { JsonIndex } from '../../json/json-index.ts';
import { createIndexBuilder, type JsonIndexBuilder } from '../../json/json-index-builder.ts';
import { scanJson } from '../../json/scan-json.ts';
import { BYTE, skipSpace } from '../../json/scan-token.ts';

/** How many arrays and objects may stand one inside the other in a log. */
export const MAX_LOG_DEPTH = 256;

/** A value that is no JSON, in words. */
export interface BadLine {
  /** Where it starts, 1-based; the message names the line where it breaks if that is another one. */
  readonly line: number;
  readonly message: string;
}

/** Bad lines that are put in words; of a file of another kind every line is one. */
const MAX_BAD_LINES = 20;

/**
 * Bytes that may be read in vain for each byte of the file: a hostile file could have every line start a
 * value that breaks at its end only.
 */
const MAX_REREAD = 8;

/** What came of a file of JSON values. */
export interface JsonValues {
  readonly nValues: number;
  /** The first of them, in order. */
  readonly badLines: readonly BadLine[];
  readonly nBadLines: number;
  /** Nothing after this byte was read, since too much was broken; undefined when all was. */
  readonly stoppedAt: number | undefined;
}

/**
 * Calls for every JSON value in a file: one document, one a line, or one after the other with any white
 * space and commas between them. What is no JSON is skipped up to the next line that starts with a
 * bracket, but for an object that a line ends with, as in syslog; lines that start with `#`, and `Record 1` before each record (evtx_dump), are no error. The
 * index that is visited is of use during the call only. Returning false ends the reading. Never throws.
 * O(bytes · (1 + MAX_BAD_LINES)).
 */
export function forEachJsonValue(
  bytes: Uint8Array,
  visit: (index: JsonIndex) => boolean,
): JsonValues {
  const builder = createIndexBuilder(bytes.length);
  const badLines: BadLine[] = [];
  let nBadLines = 0;
  let nValues = 0;
  let reread = MAX_REREAD * bytes.length;
  let at = nextValue(bytes, byteOrderMarkLength(bytes));
  while (at < bytes.length) {
    if (isRemark(bytes, at)) {
      at = nextValue(bytes, endOfLine(bytes, at));
      continue;
    }
    const isOpening = bytes[at] === BYTE.openBrace || bytes[at] === BYTE.openBracket;
    if (!isOpening && mayEndWithObject(bytes, at)) {
      const found = objectInLine(bytes, at, builder);
      reread -= found.nRead;
      if (found.end !== undefined) {
        nValues++;
        if (!visit(indexOf(builder, bytes))) break;
        at = nextValue(bytes, found.end);
        continue;
      }
    }
    builder.nNodes = 0;
    const failure = isOpening
      ? scanJson(bytes, at, builder, MAX_LOG_DEPTH)
      : { offset: at, expected: 'document' as const, container: -1 };
    if (failure === undefined || (failure.expected === 'end' && failure.container === -1)) {
      nValues++;
      if (!visit(indexOf(builder, bytes))) break;
      at = failure === undefined ? bytes.length : nextValue(bytes, failure.offset);
      continue;
    }
    if (nBadLines++ < MAX_BAD_LINES) {
      const { message } = explainFailure({ bytes, builder, maxDepth: MAX_LOG_DEPTH }, failure);
      const line = lineAt(bytes, at);
      const end = lineAt(bytes, failure.offset);
      badLines.push({
        line,
        message: end === line ? message : `${message} in line ${String(end)}`,
      });
    }
    reread -= failure.offset - at;
    if (reread < 0) return { nValues, badLines, nBadLines, stoppedAt: at };
    // The elements of a broken list may be whole.
    const isList = bytes[at] === BYTE.openBracket && failure.expected !== 'depth';
    at = isList ? nextValue(bytes, at + 1) : nextOpeningLine(bytes, at);
  }
  return { nValues, badLines, nBadLines, stoppedAt: undefined };
}

/** Braces of a line that are tried; what is before the object may have some too. */
const MAX_TRIED_BRACES = 4;

/** The object that a line ends with, behind the head that syslog, Docker or rsyslog (`@cee:`) put before it. */
function objectInLine(
  bytes: Uint8Array,
  start: number,
  builder: JsonIndexBuilder,
): { readonly end: number | undefined; readonly nRead: number } {
  const end = endOfLine(bytes, start);
  const line = bytes.subarray(start, end);
  let nRead = 0;
  let open = 0;
  for (let nTried = 0; nTried < MAX_TRIED_BRACES; nTried++) {
    open = line.indexOf(BYTE.openBrace, open + 1);
    if (open === -1) break;
    const at = start + open;
    builder.nNodes = 0;
    const failure = scanJson(bytes, at, builder, MAX_LOG_DEPTH);
    const stop = failure === undefined ? bytes.length : failure.offset;
    nRead += stop - at;
    const isWhole =
      failure === undefined || (failure.expected === 'end' && failure.container === -1);
    if (isWhole && stop >= end) return { end: stop, nRead };
  }
  return { end: undefined, nRead };
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset; at++) if (bytes[at] === BYTE.lineFeed) line++;
  return line;
}

/** The builder's own arrays, without a copy: they are of use until the next value. */
function indexOf(builder: JsonIndexBuilder, bytes: Uint8Array): JsonIndex {
  // Written out: a spread was a twentieth of the time that a log takes.
  return {
    bytes,
    nNodes: builder.nNodes,
    kinds: builder.kinds,
    starts: builder.starts,
    ends: builder.ends,
    keyStarts: builder.keyStarts,
    keyEnds: builder.keyEnds,
    parentIds: builder.parentIds,
    nextIds: builder.nextIds,
    childCounts: builder.childCounts,
    ordinals: builder.ordinals,
    depths: builder.depths,
  };
}

/** White space, and the commas and the end of a list whose beginning was broken. */
function nextValue(bytes: Uint8Array, start: number): number {
  let at = skipSpace(bytes, start);
  while (bytes[at] === BYTE.comma || bytes[at] === BYTE.closeBracket) at = skipSpace(bytes, at + 1);
  return at;
}

function nextOpeningLine(bytes: Uint8Array, start: number): number {
  for (let at = endOfLine(bytes, start); at < bytes.length; at = endOfLine(bytes, at)) {
    at++;
    if (bytes[at] === BYTE.openBrace || bytes[at] === BYTE.openBracket) return at;
    if (isRemark(bytes, at) || mayEndWithObject(bytes, at)) return at;
  }
  return bytes.length;
}

/** Whether a line starts as one of syslog may, and has an object in it; a line of a broken object is indented. */
function mayEndWithObject(bytes: Uint8Array, start: number): boolean {
  const first = bytes[start] ?? 0;
  const isWord = (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7a;
  const isDigit = first >= BYTE.zero && first <= BYTE.nine;
  if (!isWord && !isDigit && first !== LESS_THAN && first !== AT_SIGN) return false;
  return bytes.subarray(start, endOfLine(bytes, start)).includes(BYTE.openBrace);
}

const LESS_THAN = 0x3c;
const AT_SIGN = 0x40;

function endOfLine(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(BYTE.lineFeed, start);
  return end === -1 ? bytes.length : end;
}

const RECORD_WORD = 'Record ';

/** A comment, or what evtx_dump puts before a record. */
function isRemark(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === BYTE.hash) return true;
  for (let unit = 0; unit < RECORD_WORD.length; unit++) {
    if (bytes[at + unit] !== RECORD_WORD.charCodeAt(unit)) return false;
  }
  const digit = bytes[at + RECORD_WORD.length] ?? 0;
  return digit >= BYTE.zero && digit <= BYTE.nine;
}
