import { deflateSync, Inflate, inflateSync } from 'fflate';
import { err, ok, type Result } from '../../base/result.ts';

export type InflateError =
  /** Not a whole DEFLATE stream. */
  | { readonly kind: 'damaged' }
  /** There is more or less in it than was said. */
  | { readonly kind: 'longer' | 'shorter' };

/**
 * Bytes that are inflated at a time. DEFLATE makes at most 1032 out of one, so that a stream which is
 * longer than said is found out after some 16 MB.
 */
const STEP_BYTES = 16_384;

/**
 * The bytes compressed as a raw DEFLATE stream, the best way rather than the fastest. `dictionary`:
 * bytes that the data is likely to repeat, of which the last 32 KB count. The same bytes always give the
 * same stream. Never throws.
 */
export function deflate(bytes: Uint8Array, dictionary?: Uint8Array): Uint8Array<ArrayBuffer> {
  return deflateSync(bytes, { level: 9, ...(dictionary && { dictionary }) });
}

/**
 * What a raw DEFLATE stream holds, which must be exactly `sizeBytes`: so a stream that was made to grow
 * without end stops early. `dictionary`: the one that it was compressed with. An error when it is
 * damaged, or longer or shorter than said. Never throws; the caller limits `sizeBytes`. Source: RFC 1951.
 */
export function inflate(
  bytes: Uint8Array,
  sizeBytes: number,
  dictionary?: Uint8Array,
): Result<Uint8Array<ArrayBuffer>, InflateError> {
  const inflateAll = bytes.length <= STEP_BYTES ? inflateAtOnce : inflateInSteps;
  const result = inflateAll(bytes, sizeBytes, dictionary);
  if (!result.ok || result.value.length === sizeBytes) return result;
  return err({ kind: result.value.length > sizeBytes ? 'longer' : 'shorter' });
}

function inflateAtOnce(
  bytes: Uint8Array,
  sizeBytes: number,
  dictionary: Uint8Array | undefined,
): Result<Uint8Array<ArrayBuffer>, InflateError> {
  if (bytes.length === 0) return err({ kind: 'damaged' });
  // One byte of room shows that there is more; the decoder drops what does not fit.
  const out = new Uint8Array(sizeBytes + 1);
  try {
    return ok(inflateSync(bytes, { out, ...(dictionary && { dictionary }) }));
  } catch (error) {
    // A stored block that does not fit is refused by the array that it is copied into.
    return err({ kind: error instanceof RangeError ? 'longer' : 'damaged' });
  }
}

function inflateInSteps(
  bytes: Uint8Array,
  sizeBytes: number,
  dictionary: Uint8Array | undefined,
): Result<Uint8Array<ArrayBuffer>, InflateError> {
  const out = new Uint8Array(sizeBytes + 1);
  const progress = { size: 0 };
  const stream = new Inflate(dictionary ? { dictionary } : {}, (part) => {
    const fitting = part.subarray(0, out.length - progress.size);
    out.set(fitting, progress.size);
    progress.size += fitting.length;
  });
  try {
    for (let at = 0; at < bytes.length && progress.size <= sizeBytes; at += STEP_BYTES) {
      stream.push(bytes.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= bytes.length);
    }
  } catch {
    return err({ kind: 'damaged' });
  }
  return ok(out.subarray(0, progress.size));
}
