import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { error } from './type-diagnostics.ts';

export const INT64_MIN = -(2n ** 63n);
export const INT64_MAX = 2n ** 63n - 1n;

/** E006: a count, an index or a bound that is known to be negative. */
export function negativeNumber(span: Span): Diagnostic {
  return error('E006', span, 'unexpected negative number: this number can not be negative');
}

/** E007: a number that is known to be out of range. */
export function outOfRange(span: Span, min: bigint, max: bigint): Diagnostic {
  return error(
    'E007',
    span,
    `number out of range: this number is out of the allowed range [${min}-${max}]`,
  );
}

/** E011: a range that is known to end before it starts. */
export function invalidRange(span: Span, first: bigint, last: bigint): Diagnostic {
  return error(
    'E011',
    span,
    `invalid range: lower bound (${first}) is greater than upper bound (${last})`,
  );
}
