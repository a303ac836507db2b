import { toByteString } from '../../base/byte-string.ts';
import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import { printExpression } from '../yara/syntax/printer.ts';
import type { FieldType, ModuleSchema } from '../yara/module-schema.ts';
import type { ModuleValue } from '../yara/module-value.ts';
import { constantName, nameOf } from './check-test.ts';
import { binaryNode, unaryNode } from './expression-nodes.ts';
import { describePath } from './path-pattern.ts';
import type { ComparisonOperator, Operand, SynthesisError } from './pick.ts';
import type { PickedPlace } from './picked-place.ts';
import { sizeLiteral } from './size-literal.ts';
import type { TestTerm } from './term.ts';
import { operandNode } from './test-expression.ts';
import { timestampComment } from './timestamp.ts';

/** A lone half of a surrogate pair: no sequence of UTF-8 bytes stands for it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A place, and how it is written where its tests go. */
export interface Subject {
  readonly schema: ModuleSchema;
  readonly place: PickedPlace;
  readonly expression: Expression;
}

/** Whether a text holds half of a surrogate pair and so cannot be written in a rule. Never throws. */
export function isLossyText(text: string): boolean {
  return LONE_SURROGATE.test(text);
}

/**
 * The test that a scalar has this value: `==`, a constant by its name, a boolean bare or with `not`.
 * Fails with `not-usable` for a text that no rule can hold. Never throws.
 */
export function scalarTerm(subject: Subject): Result<TestTerm, SynthesisError> {
  const { schema, place, expression } = subject;
  const { type, value = defaultValue(type) } = place;
  const path = `\`${describePath(schema, place.path)}\``;
  if (place.path.some((step) => step.kind === 'key' && isLossyText(step.key))) {
    return lossy(`The key of ${path}`);
  }
  if (typeof value === 'boolean') {
    return ok(plainTerm(value ? expression : unaryNode('not', expression)));
  }
  const operand = operandOf(schema, type, value);
  if (operand === undefined) return notUsable(`${path} is ${nameOf(type)} but holds another`);
  if (typeof value === 'string' && isLossyText(value)) return lossy(path);
  return ok(comparisonTerm(subject, '==', operand));
}

/** One comparison, with the comment that explains its value, and a size in its unit. Never throws. */
export function comparisonTerm(
  { place, expression: left }: Subject,
  operator: ComparisonOperator,
  operand: Operand,
): TestTerm {
  const expression = binaryNode(left, operator, operandNode(operand));
  const comment = operandComment(place, operand);
  const size = operand.kind === 'integer' ? sizeLiteral(lastName(place), operand.value) : undefined;
  if (size === undefined) return { kind: 'test', expression, comment };
  const source = `${printExpression(left, { form: 'line' })} ${operator} ${size}`;
  return { kind: 'test', expression, comment, source };
}

/** A test without a comment. Never throws. */
export function plainTerm(expression: Expression): TestTerm {
  return { kind: 'test', expression, comment: undefined };
}

function lossy(what: string): { readonly ok: false; readonly error: SynthesisError } {
  return notUsable(
    `${what} holds half of a surrogate pair, which no text in a rule can stand for: test another part of it with contains`,
  );
}

/** The refusal of a place, with what to do instead. Never throws. */
export function notUsable(message: string): { readonly ok: false; readonly error: SynthesisError } {
  return err({ kind: 'not-usable', message });
}

function operandOf(schema: ModuleSchema, type: FieldType, value: ModuleValue): Operand | undefined {
  if (typeof value === 'string' && type.kind === 'string') {
    return { kind: 'string', value: toByteString(value) };
  }
  if (typeof value === 'number') return { kind: 'float', value };
  if (typeof value !== 'bigint') return undefined;
  const constant =
    type.kind === 'integer' && type.enumPath !== undefined
      ? constantName(schema, type.enumPath, value)
      : undefined;
  return constant === undefined ? { kind: 'integer', value } : { kind: 'constant', path: constant };
}

function operandComment(place: PickedPlace, operand: Operand): string | undefined {
  const name = lastName(place);
  if (operand.kind === 'integer') return timestampComment(name, operand.value);
  if (operand.kind !== 'string' || name !== 'rule_id') return undefined;
  const title = place.parent?.get('rule_title');
  const isThisRule = typeof place.value === 'string' && toByteString(place.value) === operand.value;
  return isThisRule && typeof title === 'string' && title.length > 0 ? title : undefined;
}

function lastName(place: PickedPlace): string {
  const last = place.path.at(-1);
  return last?.kind === 'field' ? last.name : '';
}

function defaultValue(type: FieldType): ModuleValue {
  if (type.kind === 'integer') return 0n;
  if (type.kind === 'float') return 0;
  return type.kind === 'boolean' ? false : '';
}
