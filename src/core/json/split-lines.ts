import { err, ok, type Result } from '../../base/result.ts';
import type { Span } from '../../base/span.ts';
import { explainFailure } from './explain-failure.ts';
import { MAX_JSON_DEPTH, refusalOf } from './index-json.ts';
import { byteOrderMarkLength, jsonErrorAt, type JsonError } from './json-error.ts';
import { createIndexBuilder } from './json-index-builder.ts';
import { scanJson } from './scan-json.ts';
import { BYTE, skipSpace } from './scan-token.ts';

/** One value of a file of JSON lines. `span`: bytes of the file, without white space around the value. */
export interface JsonLine {
  readonly span: Span;
  /** 1-based. */
  readonly line: number;
}

/** The lines of a file: those with a JSON value, and what is wrong with the others. */
export interface JsonLines {
  readonly lines: readonly JsonLine[];
  /** In the order of the lines; places in the whole file. At most `MAX_LINE_ERRORS`. */
  readonly errors: readonly JsonError[];
  /** All lines that are no JSON value, also those beyond the limit. */
  readonly nErrors: number;
}

/** Errors that are put in words; of a file of another kind every line is one. */
export const MAX_LINE_ERRORS = 20;

/**
 * The lines of a file that has one JSON value in each: `indexJson` accepts the bytes of every span.
 * Blank lines and lines that start with `#` are skipped, CR LF and a byte order mark accepted. The
 * error is that of the first line that is no JSON value, with its place in the whole file; a file
 * without any value is the error `empty`. Never throws. O(bytes).
 */
export function splitJsonLines(bytes: Uint8Array): Result<readonly JsonLine[], JsonError> {
  const split = sortJsonLines(bytes);
  if (!split.ok) return split;
  const [error] = split.value.errors;
  return error === undefined ? ok(split.value.lines) : err(error);
}

/**
 * As `splitJsonLines`, but a line that is no JSON value does not stop the others. A file without any
 * line to read is the error `empty`. Never throws. O(bytes + MAX_LINE_ERRORS · bytes).
 */
export function sortJsonLines(bytes: Uint8Array): Result<JsonLines, JsonError> {
  const refusal = refusalOf(bytes);
  if (refusal !== undefined) return err(refusal);
  const errors: JsonError[] = [];
  let nErrors = 0;
  const builder = createIndexBuilder(0);
  const lines: JsonLine[] = [];
  let line = 1;
  for (let at = byteOrderMarkLength(bytes); at < bytes.length; line++) {
    const lineEnd = endOfLine(bytes, at);
    const span = trimmed(bytes, at, lineEnd);
    at = lineEnd + 1;
    if (span.start === span.end || bytes[span.start] === BYTE.hash) continue;
    builder.nNodes = 0;
    const upToLine = bytes.subarray(0, lineEnd);
    const failure = scanJson(upToLine, span.start, builder, MAX_JSON_DEPTH);
    if (failure === undefined) lines.push({ span, line });
    else if (nErrors++ < MAX_LINE_ERRORS) {
      errors.push(explainFailure({ bytes, builder, maxDepth: MAX_JSON_DEPTH }, failure));
    }
  }
  if (lines.length > 0 || nErrors > 0) return ok({ lines, errors, nErrors });
  const message = 'expected a JSON value in each line, found nothing but comments';
  return err(jsonErrorAt(bytes, 0, { kind: 'empty', message }));
}

function endOfLine(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(BYTE.lineFeed, start);
  return end === -1 ? bytes.length : end;
}

function trimmed(bytes: Uint8Array, start: number, end: number): Span {
  const from = Math.min(skipSpace(bytes, start), end);
  let to = end;
  while (to > from && isBlank(bytes[to - 1])) to--;
  return { start: from, end: to };
}

function isBlank(byte: number | undefined): boolean {
  return byte === BYTE.space || byte === BYTE.tab || byte === BYTE.carriageReturn;
}
