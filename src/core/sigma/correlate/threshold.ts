import { assertNever } from '../../../base/assert.ts';
import type { CorrelationThreshold } from '../rule/sigma-rule.ts';

/** Whether a number passes all thresholds. Never throws. */
export function passesAll(value: number, thresholds: readonly CorrelationThreshold[]): boolean {
  return thresholds.every((threshold) => passes(value, threshold));
}

/** Whether a number that passes still does when it grows. Never throws. */
export function areLowerBounds(thresholds: readonly CorrelationThreshold[]): boolean {
  return thresholds.every(({ operator }) => operator === 'gt' || operator === 'gte');
}

function passes(value: number, { operator, value: limit }: CorrelationThreshold): boolean {
  switch (operator) {
    case 'gt':
      return value > limit;
    case 'gte':
      return value >= limit;
    case 'lt':
      return value < limit;
    case 'lte':
      return value <= limit;
    case 'eq':
      return value === limit;
    case 'neq':
      return value !== limit;
    default:
      return assertNever(operator, 'operator');
  }
}
