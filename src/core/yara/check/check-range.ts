import type { Expression, Range } from '../syntax/ast.ts';
import type { CheckContext, Scope } from './check-context.ts';
import { engineSpan } from './engine-span.ts';
import { checkType } from './check-type.ts';
import { invalidRange, negativeNumber, outOfRange } from './range-diagnostics.ts';

/** Types `( first .. last )`. Never throws. */
export function checkRange(range: Range, context: CheckContext, scope: Scope): void {
  const first = checkNonNegative(range.first, context, scope);
  const last = checkNonNegative(range.last, context, scope);
  if (first !== undefined && last !== undefined && first > last) {
    context.diagnostics.add(invalidRange(range.span, first, last));
  }
}

/** Types an integer that may not be negative; gives its value where that is known. Never throws. */
export function checkNonNegative(
  expression: Expression,
  context: CheckContext,
  scope: Scope,
): bigint | undefined {
  const value = checkInteger(expression, context, scope);
  if (value !== undefined && value < 0n) {
    context.diagnostics.add(negativeNumber(engineSpan(expression)));
    return undefined;
  }
  return value;
}

/** Types an integer between two bounds. Never throws. */
export function checkIntegerWithin(
  expression: Expression,
  bounds: { readonly min: bigint; readonly max: bigint },
  context: CheckContext,
  scope: Scope,
): void {
  const value = checkInteger(expression, context, scope);
  if (value === undefined || (value >= bounds.min && value <= bounds.max)) return;
  context.diagnostics.add(outOfRange(engineSpan(expression), bounds.min, bounds.max));
}

function checkInteger(
  expression: Expression,
  context: CheckContext,
  scope: Scope,
): bigint | undefined {
  const facts = context.visit(expression, context, scope);
  checkType(expression, facts, ['integer'], context);
  return facts.constant?.kind === 'integer' ? facts.constant.value : undefined;
}
