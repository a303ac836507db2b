import type { ByteString } from '../../base/byte-string.ts';
import { toByteString } from '../../base/byte-string.ts';
import type { Span } from '../../base/span.ts';
import type { PathStep } from '../yara/module-value.ts';
import type {
  Binary,
  BinaryOperator,
  Call,
  Expression,
  FieldAccess,
  Identifier,
  IndexAccess,
  IntegerLiteral,
  Parenthesized,
  StringLiteral,
  Unary,
} from '../yara/syntax/ast.ts';

/** The span of a node that stands in no text yet. */
export const NOWHERE: Span = { start: 0, end: 0 };

/** A name that stands in no text yet. Never throws. */
export function identifierNode(name: string): Identifier {
  return { kind: 'identifier', span: NOWHERE, name };
}

/** `object.name`. Never throws. */
export function fieldNode(object: Expression, name: string): FieldAccess {
  return { kind: 'field', span: NOWHERE, object, field: identifierNode(name) };
}

/** `object["key"]`; key: text, not bytes. Never throws. */
export function keyNode(object: Expression, key: string): IndexAccess {
  return { kind: 'index', span: NOWHERE, object, index: stringNode(toByteString(key)) };
}

/** A string literal for these bytes. Never throws. */
export function stringNode(value: ByteString): StringLiteral {
  return { kind: 'string', span: NOWHERE, value };
}

/** An integer literal. Never throws. */
export function integerNode(value: bigint): IntegerLiteral {
  return { kind: 'integer', span: NOWHERE, value };
}

/** `( expression )`. Never throws. */
export function parenthesizedNode(expression: Expression): Parenthesized {
  return { kind: 'parenthesized', span: NOWHERE, expression };
}

/** `left operator right`; parentheses are the caller's. Never throws. */
export function binaryNode(left: Expression, operator: BinaryOperator, right: Expression): Binary {
  return { kind: 'binary', span: NOWHERE, operator, operatorSpan: NOWHERE, left, right };
}

/** `not operand` or `defined operand`; parentheses are the caller's. Never throws. */
export function unaryNode(operator: 'not' | 'defined', operand: Expression): Unary {
  return { kind: 'unary', span: NOWHERE, operator, operatorSpan: NOWHERE, operand };
}

/** `callee.method()`. Never throws. */
export function methodCallNode(object: Expression, method: string): Call {
  return { kind: 'call', span: NOWHERE, callee: fieldNode(object, method), arguments: [] };
}

/**
 * The items joined by one operator, left-associative; undefined for no items. Never throws.
 */
export function chainNode(
  operator: 'and' | 'or',
  items: readonly Expression[],
): Expression | undefined {
  const [first, ...rest] = items;
  if (first === undefined) return undefined;
  return rest.reduce((left, right) => binaryNode(left, operator, right), first);
}

/** `object.field`, `object["key"]` or `object[index]`. Never throws. */
export function stepNode(object: Expression, step: PathStep): Expression {
  if (step.kind === 'field') return fieldNode(object, step.name);
  if (step.kind === 'key') return keyNode(object, step.key);
  return { kind: 'index', span: NOWHERE, object, index: integerNode(BigInt(step.index)) };
}
