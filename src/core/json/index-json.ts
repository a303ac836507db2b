import { err, ok, type Result } from '../../base/result.ts';
import { explainFailure } from './explain-failure.ts';
import { wideEncodingOf } from './guess-format.ts';
import { byteOrderMarkLength, jsonErrorAt, type JsonError } from './json-error.ts';
import type { JsonIndex } from './json-index.ts';
import { createIndexBuilder, finishIndex } from './json-index-builder.ts';
import { scanJson } from './scan-json.ts';
import { skipSpace } from './scan-token.ts';

/** How many arrays and objects may stand one inside the other; real reports stay under 20. */
export const MAX_JSON_DEPTH = 10_000;

/** The largest document, in bytes: beyond it the index and the bytes no longer fit a browser tab. */
export const MAX_JSON_BYTES = 512 * 1024 * 1024;

/** The index keeps depths in 16 bits. */
const MAX_STORED_DEPTH = 0xffff;

export interface IndexJsonOptions {
  /** Instead of MAX_JSON_DEPTH; at most 65,535. */
  readonly maxDepth?: number;
}

/**
 * Indexes a JSON document, or says why it is none. bytes: UTF-8, a byte order mark at the start is
 * skipped; they are kept, not copied, and must not change afterwards. A document without any value is
 * the error `empty`. Accepts exactly RFC 8259 (a lone surrogate in a `\u` escape included) up to the
 * limits on depth and size. Never throws. O(bytes), one pass, no recursion; the index takes 35 bytes
 * per value.
 */
export function indexJson(
  bytes: Uint8Array,
  options: IndexJsonOptions = {},
): Result<JsonIndex, JsonError> {
  const refusal = refusalOf(bytes);
  if (refusal !== undefined) return err(refusal);
  const maxDepth = Math.min(options.maxDepth ?? MAX_JSON_DEPTH, MAX_STORED_DEPTH);
  const builder = createIndexBuilder(bytes.length);
  const failure = scanJson(bytes, byteOrderMarkLength(bytes), builder, maxDepth);
  if (failure !== undefined) return err(explainFailure({ bytes, builder, maxDepth }, failure));
  return ok(finishIndex(builder, bytes));
}

/**
 * Why bytes are refused before any value is read: too many, not UTF-8 but a wider encoding, or nothing
 * but white space. Undefined when they are worth reading. Never throws.
 */
export function refusalOf(bytes: Uint8Array): JsonError | undefined {
  if (bytes.length > MAX_JSON_BYTES) {
    const [size, limit] = [bytes.length, MAX_JSON_BYTES].map((n) => Math.ceil(n / 1024 / 1024));
    const message = `the file has ${String(size)} MiB, more than the ${String(limit)} MiB that can be loaded`;
    return jsonErrorAt(bytes, 0, { kind: 'too-large', message });
  }
  const encoding = wideEncodingOf(bytes);
  if (encoding !== undefined) {
    const message = `expected UTF-8, found ${encoding}: save the file as UTF-8`;
    return jsonErrorAt(bytes, 0, { kind: 'encoding', message });
  }
  const start = skipSpace(bytes, byteOrderMarkLength(bytes));
  if (start < bytes.length) return undefined;
  const message = 'expected a JSON value, found nothing but white space';
  return jsonErrorAt(bytes, 0, {
    kind: 'empty',
    message: bytes.length === 0 ? 'expected a JSON value, found an empty file' : message,
  });
}
