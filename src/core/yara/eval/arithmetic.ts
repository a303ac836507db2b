import { assertNever } from '../../../base/assert.ts';
import type { BinaryOperator } from '../syntax/ast.ts';
import type { Value } from './value.ts';
import { withoutOperands } from './value.ts';

type ArithmeticOperator = Extract<
  BinaryOperator,
  '+' | '-' | '*' | '\\' | '%' | '&' | '|' | '^' | '<<' | '>>'
>;
type ComparisonOperator = Extract<BinaryOperator, '==' | '!=' | '<' | '<=' | '>' | '>='>;

const INTEGER_OPERATIONS: Readonly<
  Record<ArithmeticOperator, (a: bigint, b: bigint) => bigint | undefined>
> = {
  '+': (a, b) => wrap(a + b),
  '-': (a, b) => wrap(a - b),
  '*': (a, b) => wrap(a * b),
  '\\': (a, b) => (b === 0n ? undefined : wrap(a / b)),
  '%': (a, b) => (b === 0n ? undefined : a % b),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<<': (a, b) => (b >= 64n ? 0n : wrap(a << BigInt.asUintN(6, b))),
  '>>': (a, b) => (b >= 64n ? 0n : a >> BigInt.asUintN(6, b)),
};

function floatOperation(operator: ArithmeticOperator, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '\\':
      return a / b;
    default:
      return undefined;
  }
}

/**
 * `left operator right` on numbers: 64-bit integers that wrap, IEEE floats, an integer beside a float
 * as a float. Undefined for an integer divided by zero. `\` cuts toward zero, `%` has the sign of the
 * dividend; a shift by 64 or more gives 0, by a negative count that count modulo 64. Never throws.
 * Source: YARA-X, emitted WASM; measured.
 */
export function calculate(operator: ArithmeticOperator, left: Value, right: Value): Value {
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return INTEGER_OPERATIONS[operator](left, right);
  }
  const isNumeric =
    (typeof left === 'bigint' || typeof left === 'number') &&
    (typeof right === 'bigint' || typeof right === 'number');
  if (isNumeric) return floatOperation(operator, Number(left), Number(right));
  return withoutOperands(left, right);
}

/** `-value`. Never throws. */
export function negate(value: Value): Value {
  if (typeof value === 'bigint') return wrap(-value);
  return typeof value === 'number' ? -value : withoutOperands(value, value);
}

/** `~value`. Never throws. */
export function invertBits(value: Value): Value {
  return typeof value === 'bigint' ? ~value : withoutOperands(value, value);
}

/**
 * `left operator right`: numbers by value (an integer beside a float as a float), strings byte by
 * byte, a boolean beside an integer as 0 or 1. Never throws.
 */
export function compare(operator: ComparisonOperator, left: Value, right: Value): Value {
  if (typeof left === 'string' && typeof right === 'string') return holds(operator, left, right);
  if (typeof left === 'bigint' && typeof right === 'bigint') return holds(operator, left, right);
  if (typeof left === 'boolean' && typeof right === 'boolean') {
    return holds(operator, Number(left), Number(right));
  }
  if (isNumber(left) && isNumber(right)) return holds(operator, Number(left), Number(right));
  return withoutOperands(left, right);
}

function isNumber(value: Value): value is bigint | number | boolean {
  return typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean';
}

function holds<T extends string | bigint | number>(
  operator: ComparisonOperator,
  left: T,
  right: T,
): boolean {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return assertNever(operator);
  }
}

function wrap(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}
