import { assertNever } from '../../../base/assert.ts';
import type { Binary, Expression, Unary } from '../syntax/ast.ts';
import type { CheckContext, Scope } from './check-context.ts';
import { engineSpan } from './engine-span.ts';
import { note } from './check-context.ts';
import { checkForIn, checkForOf, checkOf, checkWith } from './check-loop.ts';
import { checkPatternMatch, checkPatternValue } from './check-pattern.ts';
import { checkRegexpLiteral } from './check-regexp-literal.ts';
import { checkCall, checkField, checkIdentifier, checkIndex } from './check-path.ts';
import { operandsOf } from './constant-truth.ts';
import { foldArithmetic, foldBitwise, foldBitwiseNot, foldMinus } from './constant.ts';
import {
  BOOLEAN_TYPE,
  fitsAll,
  FLOAT_TYPE,
  INTEGER_TYPE,
  OPAQUE_TYPE,
  REGEXP_TYPE,
  STRING_TYPE,
  UNKNOWN_TYPE,
  type ExpressionType,
  type TypeKind,
} from './expression-type.ts';
import { INT64_MAX, INT64_MIN, negativeNumber, outOfRange } from './range-diagnostics.ts';
import { checkType, warnUnlessBoolean } from './check-type.ts';
import { warnOfEquality } from './equality-warnings.ts';
import { error, mismatchingTypes } from './type-diagnostics.ts';
import type { ExpressionFacts } from './type-table.ts';

const SCALARS: readonly TypeKind[] = ['boolean', 'float', 'integer', 'string'];
const ORDERED: readonly TypeKind[] = ['float', 'integer', 'string'];
const NUMBERS: readonly TypeKind[] = ['float', 'integer'];
const INTEGERS: readonly TypeKind[] = ['integer'];
const STRINGS: readonly TypeKind[] = ['string'];

/**
 * Types an expression and everything in it, in the order in which the engine looks at it, so that
 * the first error of a rule is the engine's error. Never throws.
 */
export function checkExpression(
  expression: Expression,
  context: CheckContext,
  scope: Scope,
): ExpressionFacts {
  switch (expression.kind) {
    case 'boolean':
    case 'integer':
    case 'float':
    case 'string':
      return checkLiteral(expression, context);
    case 'regexp':
      checkRegexpLiteral(expression, context);
      return note(context, expression, REGEXP_TYPE);
    case 'identifier':
      return checkIdentifier(expression, context, scope);
    case 'field':
      return checkField(expression, context, scope);
    case 'index':
      return checkIndex(expression, context, scope);
    case 'call':
      return checkCall(expression, context, scope);
    case 'parenthesized': {
      const facts = checkExpression(expression.expression, context, scope);
      context.facts.set(expression, facts);
      return facts;
    }
    case 'unary':
      return checkUnary(expression, context, scope);
    case 'binary':
      return checkBinary(expression, context, scope);
    case 'for-in':
      return checkForIn(expression, context, scope);
    case 'for-of':
      return checkForOf(expression, context, scope);
    case 'of':
      return checkOf(expression, context, scope);
    case 'with':
      return checkWith(expression, context, scope);
    case 'pattern-match':
      return checkPatternMatch(expression, context, scope);
    case 'pattern-value':
      return checkPatternValue(expression, context, scope);
    case 'filesize':
      return note(context, expression, INTEGER_TYPE);
    case 'entrypoint':
      context.diagnostics.add(
        error(
          'E017',
          expression.span,
          '`entrypoint` is unsupported',
          'use `pe.entry_point`, `elf.entry_point` or `macho.entry_point`',
        ),
      );
      return note(context, expression, UNKNOWN_TYPE);
    case 'missing':
      return note(context, expression, UNKNOWN_TYPE);
    default:
      return assertNever(expression);
  }
}

function checkLiteral(
  literal: Extract<Expression, { readonly kind: 'boolean' | 'integer' | 'float' | 'string' }>,
  context: CheckContext,
): ExpressionFacts {
  switch (literal.kind) {
    case 'boolean':
      return note(context, literal, BOOLEAN_TYPE, {
        constant: { kind: 'boolean', value: literal.value },
      });
    case 'integer':
      return note(context, literal, INTEGER_TYPE, {
        constant: { kind: 'integer', value: literal.value },
      });
    case 'float':
      return note(context, literal, FLOAT_TYPE, {
        constant: { kind: 'float', value: literal.value },
      });
    case 'string':
      return note(context, literal, STRING_TYPE, {
        constant: { kind: 'string', value: literal.value },
      });
    default:
      return assertNever(literal);
  }
}

function checkUnary(unary: Unary, context: CheckContext, scope: Scope): ExpressionFacts {
  const operand = checkExpression(unary.operand, context, scope);
  switch (unary.operator) {
    case 'not': {
      const fits = checkType(unary.operand, operand, SCALARS, context);
      warnUnlessBoolean(unary.operand, operand.type, context);
      const constant = operand.constant;
      return note(context, unary, BOOLEAN_TYPE, {
        constant:
          fits && constant?.kind === 'boolean'
            ? { kind: 'boolean', value: !constant.value }
            : undefined,
      });
    }
    case 'defined':
      checkType(unary.operand, operand, SCALARS, context);
      return note(context, unary, BOOLEAN_TYPE);
    case '-':
      if (!checkType(unary.operand, operand, NUMBERS, context)) {
        return note(context, unary, UNKNOWN_TYPE);
      }
      return note(context, unary, withoutEnum(operand.type), {
        constant: foldMinus(operand.constant),
      });
    case '~':
      checkType(unary.operand, operand, INTEGERS, context);
      return note(context, unary, integerType(operand.type), {
        constant: foldBitwiseNot(operand.constant),
      });
    default:
      return assertNever(unary.operator);
  }
}

function checkBinary(binary: Binary, context: CheckContext, scope: Scope): ExpressionFacts {
  switch (binary.operator) {
    case 'and':
    case 'or':
    case '+':
    case '-':
    case '*':
    case '\\':
    case '%':
      return checkChain(binary, context, scope);
    default: {
      const left = checkExpression(binary.left, context, scope);
      const right = checkExpression(binary.right, context, scope);
      return checkPair(binary, left, right, context);
    }
  }
}

/**
 * A chain of one operator is one node in the engine, however long, and it looks at all operands before
 * it compares their types. It is walked without recursion: a list of a thousand hashes is a chain of a
 * thousand `or`.
 */
function checkChain(top: Binary, context: CheckContext, scope: Scope): ExpressionFacts {
  const spine: Binary[] = [];
  let first: Expression = top;
  while (first.kind === 'binary' && first.operator === top.operator) {
    spine.push(first);
    first = first.left;
  }
  spine.reverse();
  let left = checkExpression(first, context, scope);
  const rights = spine.map(({ right }) => checkExpression(right, context, scope));
  const isLogic = top.operator === 'and' || top.operator === 'or';
  if (isLogic) {
    const operands = [first, ...spine.map(({ right }) => right)];
    operands.forEach((operand, at) => {
      const { type } = (at === 0 ? left : rights[at - 1]) ?? left;
      warnUnlessBoolean(operand, type, context);
    });
  }
  spine.forEach((binary, at) => {
    const right = rights[at] ?? left;
    left = isLogic
      ? checkLogic(binary, left, right, context)
      : checkArithmetic(binary, left, right, context, binary === top);
  });
  return left;
}

function checkLogic(
  binary: Binary,
  left: ExpressionFacts,
  right: ExpressionFacts,
  context: CheckContext,
): ExpressionFacts {
  checkType(binary.left, left, SCALARS, context);
  checkType(binary.right, right, SCALARS, context);
  return note(context, binary, BOOLEAN_TYPE);
}

function checkArithmetic(
  binary: Binary,
  left: ExpressionFacts,
  right: ExpressionFacts,
  context: CheckContext,
  isTop: boolean,
): ExpressionFacts {
  const accepted = binary.operator === '%' ? INTEGERS : NUMBERS;
  const fits =
    checkType(binary.left, left, accepted, context) &&
    checkType(binary.right, right, accepted, context);
  if (!fits) return note(context, binary, UNKNOWN_TYPE);
  const type = arithmeticType(left.type, right.type);
  // The engine folds the chain as one; folding its parts as well would cost the square of its length.
  if (!isTop) return note(context, binary, type);
  const folded = foldArithmetic(
    binary.operator,
    operandsOf(binary).map((operand) => context.facts.get(operand)?.constant),
  );
  if (folded.kind === 'out-of-range') {
    context.diagnostics.add(outOfRange(engineSpan(binary), INT64_MIN, INT64_MAX));
  }
  return note(context, binary, type, {
    constant: folded.kind === 'value' ? folded.value : undefined,
  });
}

function arithmeticType(left: ExpressionType, right: ExpressionType): ExpressionType {
  if (left.kind === 'unknown' || right.kind === 'unknown') return UNKNOWN_TYPE;
  if (left.kind === 'opaque' || right.kind === 'opaque') return OPAQUE_TYPE;
  return left.kind === 'float' || right.kind === 'float' ? FLOAT_TYPE : INTEGER_TYPE;
}

/** The type of a bitwise operation: an integer, unless an operand cannot be told. */
function integerType(...operands: readonly ExpressionType[]): ExpressionType {
  return operands.some((operand) => operand.kind === 'opaque') ? OPAQUE_TYPE : INTEGER_TYPE;
}

function withoutEnum(type: ExpressionType): ExpressionType {
  return type.kind === 'integer' ? INTEGER_TYPE : type;
}

function checkPair(
  binary: Binary,
  left: ExpressionFacts,
  right: ExpressionFacts,
  context: CheckContext,
): ExpressionFacts {
  const { operator } = binary;
  switch (operator) {
    case '==':
      if (checkOperands(binary, left, right, SCALARS, context)) {
        warnOfEquality(binary, left, right, context);
      }
      return note(context, binary, BOOLEAN_TYPE);
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      checkOperands(binary, left, right, ORDERED, context);
      return note(context, binary, BOOLEAN_TYPE);
    case 'matches':
      if (checkType(binary.left, left, STRINGS, context)) {
        checkType(binary.right, right, ['regexp'], context);
      }
      return note(context, binary, BOOLEAN_TYPE);
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>': {
      const fits = checkOperands(binary, left, right, INTEGERS, context);
      const isShift = operator === '<<' || operator === '>>';
      const { constant } = right;
      if (fits && isShift && constant?.kind === 'integer' && constant.value < 0n) {
        context.diagnostics.add(negativeNumber(engineSpan(binary.right)));
      }
      return note(context, binary, fits ? integerType(left.type, right.type) : UNKNOWN_TYPE, {
        constant: foldBitwise(operator, left.constant, right.constant),
      });
    }
    default:
      checkOperands(binary, left, right, STRINGS, context);
      return note(context, binary, BOOLEAN_TYPE);
  }
}

function checkOperands(
  binary: Binary,
  left: ExpressionFacts,
  right: ExpressionFacts,
  accepted: readonly TypeKind[],
  context: CheckContext,
): boolean {
  if (!checkType(binary.left, left, accepted, context)) return false;
  if (!checkType(binary.right, right, accepted, context)) return false;
  if (areCompatible(left.type, right.type)) return true;
  context.diagnostics.add(
    mismatchingTypes(
      { span: engineSpan(binary.left), type: left.type },
      { span: engineSpan(binary.right), type: right.type },
    ),
  );
  return false;
}

/** Booleans reach this only through `==`: every other operator has refused them before. */
function areCompatible(left: ExpressionType, right: ExpressionType): boolean {
  if (left.kind === right.kind || fitsAll(left) || fitsAll(right)) return true;
  const kinds = new Set([left.kind, right.kind]);
  return kinds.has('integer') && (kinds.has('float') || kinds.has('boolean'));
}
