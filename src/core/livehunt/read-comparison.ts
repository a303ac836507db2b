import type { Span } from '../../base/span.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import type { ModuleSchema } from '../yara/module-schema.ts';
import { constantNumber } from './check-test.ts';
import type { ComparisonOperator, Operand } from './pick.ts';

/** Every operator that compares a value with another. */
export const COMPARISON_OPERATORS: ReadonlySet<string> = new Set<ComparisonOperator>([
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'contains',
  'icontains',
  'startswith',
  'istartswith',
  'endswith',
  'iendswith',
  'iequals',
  'matches',
]);

/** Whether a word or sign of the text is an operator that compares. Never throws. */
export function isComparisonOperator(text: string): text is ComparisonOperator {
  return COMPARISON_OPERATORS.has(text);
}

/** One value of a test; an or-list has several. Spans in UTF-16 code units. */
export interface ChipAlternative {
  readonly span: Span;
  readonly operator: ComparisonOperator;
  readonly operatorSpan: Span;
  readonly operand: Operand;
  readonly operandSpan: Span;
  /** The value as the text has it. */
  readonly text: string;
}

/** A comparison with a value on its right. */
export interface Comparison {
  readonly subject: Expression;
  readonly alternative: ChipAlternative;
}

/**
 * Reads `subject operator value`, where the value is a literal or a constant of the module; parentheses
 * around the whole are looked through. Undefined for anything else. Never throws.
 */
export function readComparison(
  text: string,
  schema: ModuleSchema,
  expression: Expression,
): Comparison | undefined {
  let inner = expression;
  while (inner.kind === 'parenthesized') inner = inner.expression;
  if (inner.kind !== 'binary' || !isComparisonOperator(inner.operator)) return undefined;
  const operand = readOperand(schema, inner.right);
  if (operand === undefined) return undefined;
  const operandSpan = inner.right.span;
  return {
    subject: inner.left,
    alternative: {
      span: expression.span,
      operator: inner.operator,
      operatorSpan: inner.operatorSpan,
      operand,
      operandSpan,
      text: text.slice(operandSpan.start, operandSpan.end),
    },
  };
}

/** The value that an expression is, without evaluating anything, or undefined. Never throws. */
export function readOperand(schema: ModuleSchema, expression: Expression): Operand | undefined {
  switch (expression.kind) {
    case 'string':
      return { kind: 'string', value: expression.value };
    case 'integer':
      return { kind: 'integer', value: expression.value };
    case 'float':
      return { kind: 'float', value: expression.value };
    case 'regexp':
      return { kind: 'regexp', pattern: expression.pattern, flags: expression.flags };
    default: {
      const path = dottedPath(expression);
      const isConstant = path !== undefined && constantNumber(schema, path) !== undefined;
      return isConstant ? { kind: 'constant', path } : undefined;
    }
  }
}

function dottedPath(expression: Expression): string | undefined {
  if (expression.kind === 'identifier') return expression.name;
  if (expression.kind !== 'field') return undefined;
  const object = dottedPath(expression.object);
  return object && `${object}.${expression.field.name}`;
}
