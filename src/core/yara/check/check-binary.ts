import type { Binary, Expression } from '../syntax/ast.ts';
import { note, type CheckContext, type Scope } from './check-context.ts';
import { checkType, warnUnlessBoolean } from './check-type.ts';
import { foldArithmetic, foldBitwise } from './constant.ts';
import { operandsOf } from './constant-truth.ts';
import { engineSpan } from './engine-span.ts';
import { warnOfEquality } from './equality-warnings.ts';
import {
  BOOLEAN_TYPE,
  fitsAll,
  FLOAT_TYPE,
  INTEGER_TYPE,
  integerType,
  OPAQUE_TYPE,
  UNKNOWN_TYPE,
  type ExpressionType,
  type TypeKind,
} from './expression-type.ts';
import { INT64_MAX, INT64_MIN, negativeNumber, outOfRange } from './range-diagnostics.ts';
import { mismatchingTypes } from './type-diagnostics.ts';
import type { ExpressionFacts } from './type-table.ts';

const SCALARS: readonly TypeKind[] = ['boolean', 'float', 'integer', 'string'];
const ORDERED: readonly TypeKind[] = ['float', 'integer', 'string'];
const NUMBERS: readonly TypeKind[] = ['float', 'integer'];
const INTEGERS: readonly TypeKind[] = ['integer'];
const STRINGS: readonly TypeKind[] = ['string'];

/**
 * Types an operator with two operands. Operands first, the left one before the right one.
 * Never throws. Source: YARA-X, `ast2ir`.
 */
export function checkBinary(binary: Binary, context: CheckContext, scope: Scope): ExpressionFacts {
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
      const left = context.visit(binary.left, context, scope);
      const right = context.visit(binary.right, context, scope);
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
  let left = context.visit(first, context, scope);
  const rights = spine.map(({ right }) => context.visit(right, context, scope));
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
