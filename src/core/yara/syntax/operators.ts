import type { BinaryOperator, Expression } from './ast.ts';

/**
 * How tightly each binary operator binds; all are left-associative. Bitwise operators bind tighter
 * than comparisons (unlike C), `==` looser than `<`. Source: YARA-X parser, cst2ast.
 */
export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '==': 3,
  '!=': 3,
  contains: 3,
  icontains: 3,
  startswith: 3,
  istartswith: 3,
  endswith: 3,
  iendswith: 3,
  iequals: 3,
  matches: 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '\\': 10,
  '%': 10,
};

/** The loosest comparison, and the loosest operator that makes an operand of a comparison. */
export const COMPARISON_PRECEDENCE = 3;
export const OPERAND_PRECEDENCE = 5;

/** Operators whose chains (`a and b and c`) are one node in YARA-X, however long they are. */
const CHAINING: ReadonlySet<BinaryOperator> = new Set(['or', 'and', '+', '-', '*', '\\', '%']);

/** Whether a chain of this operator counts as one level of nesting. Never throws. */
export function isChaining(operator: BinaryOperator): boolean {
  return CHAINING.has(operator);
}

/** The operator that a token's text is, or undefined. Never throws. */
export function binaryOperator(text: string): BinaryOperator | undefined {
  return isBinaryOperator(text) ? text : undefined;
}

function isBinaryOperator(text: string): text is BinaryOperator {
  return Object.hasOwn(PRECEDENCE, text);
}

/**
 * Whether the grammar takes the expression as an operand of comparisons and arithmetic (also within
 * parentheses). Boolean literals, comparisons, `and`, `or`, `not`, `defined`, quantified expressions
 * and pattern matches are none. Never throws. O(parentheses). Source: YARA-X parser, EXPR.
 */
export function isOperand(expression: Expression): boolean {
  let inner = expression;
  while (inner.kind === 'parenthesized') inner = inner.expression;
  switch (inner.kind) {
    case 'binary':
      return PRECEDENCE[inner.operator] >= OPERAND_PRECEDENCE;
    case 'unary':
      return inner.operator === '-' || inner.operator === '~';
    case 'boolean':
    case 'for-in':
    case 'for-of':
    case 'of':
    case 'with':
    case 'pattern-match':
      return false;
    default:
      return true;
  }
}
