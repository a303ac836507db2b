import { assertNever } from '../../../base/assert.ts';
import type { Quantifier } from '../syntax/ast.ts';
import type { Evaluate, Frame } from './frame.ts';
import { UNKNOWN, type Truth } from './value.ts';

/**
 * How many of `n` items (n > 0) must be true, as the engine counts: above 0, at least so many; 0, none
 * at all; below 0, at least one. Undefined or unknown where the quantifier is.
 */
export type Requirement = (frame: Frame, n: number) => number | undefined | typeof UNKNOWN;

/**
 * The requirement of a quantifier; `evaluate` is its number's. A percentage is of the items, rounded
 * up, in floats. Never throws. Source: YARA-X, `emit_for`; measured.
 */
export function requirementOf(quantifier: Quantifier, evaluate: Evaluate | undefined): Requirement {
  switch (quantifier.kind) {
    case 'any':
      return () => 1;
    case 'all':
      return (_frame, n) => n;
    case 'none':
      return () => 0;
    case 'count':
    case 'percentage': {
      const isPercentage = quantifier.kind === 'percentage';
      return (frame, n) => {
        const value = evaluate?.(frame);
        if (typeof value === 'bigint') {
          return isPercentage ? Math.ceil((n * Number(value)) / 100) : Number(value);
        }
        return value === undefined ? undefined : UNKNOWN;
      };
    }
    default:
      return assertNever(quantifier);
  }
}

/** How many items were true so far, how many unknown, and how many are still to come. */
export interface Tally {
  nTrue: number;
  nUnknown: number;
  nLeft: number;
}

/** The outcome that no item to come can change, or undefined while they can. Never throws. */
export function decidedBy(required: number, tally: Tally): boolean | undefined {
  if (required === 0) return tally.nTrue > 0 ? false : undefined;
  const needed = Math.max(required, 1);
  if (tally.nTrue >= needed) return true;
  return tally.nTrue + tally.nUnknown + tally.nLeft < needed ? false : undefined;
}

/** The outcome after all items. Unknown if the unknown ones make the difference. Never throws. */
export function outcomeOf(required: number, tally: Tally): Truth {
  const least = isSatisfied(required, tally.nTrue);
  const most = isSatisfied(required, tally.nTrue + tally.nUnknown + tally.nLeft);
  return least === most ? least : UNKNOWN;
}

function isSatisfied(required: number, nTrue: number): boolean {
  return required === 0 ? nTrue === 0 : nTrue >= Math.max(required, 1);
}
