import { assertNever } from '../../../base/assert.ts';
import type { Expression, Unary } from '../syntax/ast.ts';
import { checkBinary } from './check-binary.ts';
import { checkCall } from './check-call.ts';
import { note, type CheckContext, type Scope } from './check-context.ts';
import { checkForIn } from './check-for-in.ts';
import { checkForOf, checkOf } from './check-of.ts';
import { checkField, checkIdentifier, checkIndex } from './check-path.ts';
import { checkPatternMatch, checkPatternValue } from './check-pattern.ts';
import { checkRegexpLiteral } from './check-regexp-literal.ts';
import { checkType, warnUnlessBoolean } from './check-type.ts';
import { checkWith } from './check-with.ts';
import { foldBitwiseNot, foldMinus } from './constant.ts';
import {
  BOOLEAN_TYPE,
  FLOAT_TYPE,
  INTEGER_TYPE,
  integerType,
  REGEXP_TYPE,
  STRING_TYPE,
  UNKNOWN_TYPE,
  type ExpressionType,
  type TypeKind,
} from './expression-type.ts';
import { error } from './type-diagnostics.ts';
import type { ExpressionFacts } from './type-table.ts';

const SCALARS: readonly TypeKind[] = ['boolean', 'float', 'integer', 'string'];
const NUMBERS: readonly TypeKind[] = ['float', 'integer'];
const INTEGERS: readonly TypeKind[] = ['integer'];

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

function withoutEnum(type: ExpressionType): ExpressionType {
  return type.kind === 'integer' ? INTEGER_TYPE : type;
}
