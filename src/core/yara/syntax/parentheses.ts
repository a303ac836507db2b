import type { Expression } from './ast.ts';
import { MAX_YARA_INTEGER } from './literal-values.ts';
import { PRECEDENCE } from './operators.ts';

/** How tightly literals, paths and signed terms bind: tighter than any operator. */
export const TERM = 11;

/**
 * How tightly `not`, loops and whatever else is a boolean term binds: it can be an operand of `and`,
 * `or` and `not`, never of a comparison.
 */
export const BOOLEAN_TERM = 2.5;

/**
 * How tightly the outermost operator of an expression binds, on the scale of `PRECEDENCE`.
 * Never throws.
 */
export function precedenceOf(expression: Expression): number {
  switch (expression.kind) {
    case 'binary':
      return PRECEDENCE[expression.operator];
    case 'unary':
      return expression.operator === '-' || expression.operator === '~' ? TERM : BOOLEAN_TERM;
    case 'boolean':
    case 'for-in':
    case 'for-of':
    case 'of':
    case 'with':
    case 'pattern-match':
      return BOOLEAN_TERM;
    case 'integer':
      // The smallest integer has no literal: it is written as a difference.
      return expression.value < -MAX_YARA_INTEGER ? PRECEDENCE['-'] : TERM;
    default:
      return TERM;
  }
}

/** What a right operand must bind to: tighter than its operator, as all lean to the left. */
export function rightMinimum(precedence: number): number {
  return precedence + 0.5;
}

/** Whether an operand of an operator that wants `minimum` needs parentheses. Never throws. */
export function needsParentheses(operand: Expression, minimum: number): boolean {
  return precedenceOf(operand) < minimum;
}

/**
 * Whether the first term of the expression is followed by `%`, which would make it a percentage
 * where a quantifier stands. Never throws. O(left spine).
 */
export function startsWithModulo(expression: Expression): boolean {
  let at = expression;
  while (at.kind === 'binary') {
    const isFirst = at.left.kind !== 'binary' || needsParentheses(at.left, PRECEDENCE[at.operator]);
    if (isFirst) return at.operator === '%';
    at = at.left;
  }
  return false;
}
