import type { Quantifier } from '../syntax/ast.ts';
import type { CheckContext, Scope } from './check-context.ts';
import { checkIntegerWithin, checkNonNegative } from './check-range.ts';

/** Types the number of a quantifier: a count is not negative, a percentage 0 to 100. Never throws. */
export function checkQuantifier(quantifier: Quantifier, context: CheckContext, scope: Scope): void {
  if (quantifier.kind === 'count') {
    checkNonNegative(quantifier.count, context, scope);
  } else if (quantifier.kind === 'percentage') {
    checkIntegerWithin(quantifier.percentage, { min: 0n, max: 100n }, context, scope);
  }
}
