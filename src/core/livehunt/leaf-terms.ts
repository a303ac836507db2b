import { assertNever } from '../../base/assert.ts';
import { toByteString } from '../../base/byte-string.ts';
import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import { printExpression } from '../yara/syntax/printer.ts';
import type { FieldType, ModuleSchema } from '../yara/module-schema.ts';
import type { ModuleStruct, ModuleValue } from '../yara/module-value.ts';
import { constantName, findTestFault, isScalar, nameOf } from './check-test.ts';
import {
  binaryNode,
  chainNode,
  fieldNode,
  identifierNode,
  integerNode,
  keyNode,
  methodCallNode,
  NOWHERE,
  parenthesizedNode,
  stringNode,
  unaryNode,
} from './expression-nodes.ts';
import { describePath } from './path-pattern.ts';
import type { ComparisonOperator, Operand, PickTest, SynthesisError } from './pick.ts';
import { isList, isStruct } from './picked-place.ts';
import type { PickedPlace } from './picked-place.ts';
import { sizeLiteral } from './size-literal.ts';
import type { TestTerm } from './term.ts';
import { timestampComment } from './timestamp.ts';

/** More tests than this from one click would bury the rule; a Sysmon event has about 25 fields. */
const MAX_TESTS_PER_CLICK = 64;

/** A lone half of a surrogate pair: no sequence of UTF-8 bytes stands for it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

type Terms = Result<readonly TestTerm[], SynthesisError>;

/**
 * The tests that a pick asks of one place, to be joined by `and`; `subject` is how the place is
 * written where the tests go. Without a test, the place's default: a scalar equals its value, a
 * boolean stands bare, an array or map has at least as many entries, a struct or a whole element has
 * the scalars that it has. Fails with `not-usable` for what no rule can say, with `wrong-test` for a
 * test that does not fit the type. Never throws.
 */
export function buildLeafTerms(
  schema: ModuleSchema,
  place: PickedPlace,
  subject: Expression,
  test: PickTest | undefined,
): Terms {
  if (test !== undefined) return explicitTerms(schema, place, subject, test);
  if (place.type.kind === 'struct') return structTerms(schema, place, place.type.message, subject);
  if (place.type.kind === 'array' || place.type.kind === 'map') return countTerms(place, subject);
  const value = place.value ?? defaultValue(place.type);
  if (place.value === undefined && place.path.at(-1)?.kind === 'key') {
    return notUsable(`this sample has no entry \`${describePath(schema, place.path)}\``);
  }
  const term = scalarTerm(schema, place, subject, value);
  return term.ok ? ok([term.value]) : term;
}

/** The expression that a condition compares with. Never throws. */
export function operandNode(operand: Operand): Expression {
  const span = NOWHERE;
  switch (operand.kind) {
    case 'string':
      return stringNode(operand.value);
    case 'integer':
      return integerNode(operand.value);
    case 'float':
      return { kind: 'float', span, value: operand.value };
    case 'regexp':
      return { kind: 'regexp', span, pattern: operand.pattern, flags: operand.flags };
    case 'constant': {
      const [root, ...fields] = operand.path.split('.');
      return fields.reduce<Expression>(fieldNode, identifierNode(root ?? ''));
    }
    default:
      return assertNever(operand, 'operand');
  }
}

/** Whether a text holds half of a surrogate pair and so cannot be written in a rule. Never throws. */
export function isLossyText(text: string): boolean {
  return LONE_SURROGATE.test(text);
}

/**
 * What a test asks of a subject, as an expression; several alternatives are an or-list in parentheses,
 * none are `false`. Never throws.
 */
export function testExpression(subject: Expression, test: PickTest): Expression {
  switch (test.kind) {
    case 'true':
      return subject;
    case 'defined':
      return unaryNode('defined', subject);
    case 'length':
      return binaryNode(methodCallNode(subject, 'len'), '>=', integerNode(test.atLeast));
    case 'compare': {
      const items = test.alternatives.map(({ operator, operand }) =>
        binaryNode(subject, operator, operandNode(operand)),
      );
      const list = chainNode('or', items);
      if (list === undefined) return { kind: 'boolean', span: NOWHERE, value: false };
      return items.length === 1 ? list : parenthesizedNode(list);
    }
    default:
      return assertNever(test, 'test');
  }
}

function explicitTerms(
  schema: ModuleSchema,
  place: PickedPlace,
  subject: Expression,
  given: PickTest,
): Terms {
  const test = qualifyConstants(place.type, given);
  const fault = findTestFault(schema, place.type, test);
  if (fault !== undefined) {
    const message = `\`${describePath(schema, place.path)}\`: ${fault}`;
    return err({ kind: 'wrong-test', message });
  }
  switch (test.kind) {
    case 'length':
      if (subject.kind === 'index') return noLength(schema, place);
      break;
    case 'compare': {
      const [only, ...others] = test.alternatives;
      if (only === undefined || others.length > 0) break;
      return ok([comparisonTerm(place, subject, only.operator, only.operand)]);
    }
    default:
      break;
  }
  return ok([plainTerm(testExpression(subject, test))]);
}

/** A constant may be named without its enum, which the type tells. */
function qualifyConstants(type: FieldType, test: PickTest): PickTest {
  const enumPath = type.kind === 'integer' ? type.enumPath : undefined;
  if (test.kind !== 'compare' || enumPath === undefined) return test;
  const alternatives = test.alternatives.map(({ operator, operand }) => {
    const isShort = operand.kind === 'constant' && !operand.path.includes('.');
    const path = isShort ? `${enumPath}.${operand.path}` : '';
    return { operator, operand: isShort ? ({ kind: 'constant', path } as const) : operand };
  });
  return { kind: 'compare', alternatives };
}

function structTerms(
  schema: ModuleSchema,
  place: PickedPlace,
  message: string,
  subject: Expression,
): Terms {
  const fields = schema.messages.get(message)?.fields;
  const value: ModuleStruct = isStruct(place.value) ? place.value : new Map();
  if (isSigmaResult(value) && fields?.has('rule_title') === true) {
    const ruleId = value.get('rule_id');
    return one(schema, place, subject, { name: 'rule_id', value: ruleId ?? '', parent: value });
  }
  const isElement = place.path.at(-1)?.kind === 'index';
  const scalars: TestTerm[] = [];
  const entries: TestTerm[] = [];
  for (const [name, { type }] of fields ?? []) {
    const child = value.get(name);
    if (child === undefined) continue;
    if (isScalar(type)) {
      const term = one(schema, place, subject, { name, value: child, parent: value });
      if (!term.ok) return term;
      scalars.push(...term.value);
    } else if (type.kind === 'map' && isStruct(child)) {
      const terms = entryTerms(schema, place, fieldNode(subject, name), type.value, child);
      if (!terms.ok) return terms;
      entries.push(...terms.value);
    }
  }
  const terms = isElement || scalars.length === 0 ? [...scalars, ...entries] : scalars;
  const path = describePath(schema, place.path);
  if (terms.length === 0) {
    return notUsable(`\`${path}\` has no value of its own: pick one of the fields in it`);
  }
  if (terms.length > MAX_TESTS_PER_CLICK) {
    return notUsable(`\`${path}\` has ${terms.length} values: pick the ones that matter`);
  }
  return ok(terms);
}

interface NamedChild {
  readonly name: string;
  readonly value: ModuleValue;
  readonly parent: ModuleStruct;
}

function one(
  schema: ModuleSchema,
  place: PickedPlace,
  subject: Expression,
  child: NamedChild,
): Terms {
  const { name, value, parent } = child;
  const parentMessage = place.type.kind === 'struct' ? place.type.message : undefined;
  const type = schema.messages.get(parentMessage ?? '')?.fields.get(name)?.type;
  if (type === undefined) return ok([]);
  const path = [...place.path, { kind: 'field', name } as const];
  const childPlace: PickedPlace = { path, type, value, parent, parentMessage };
  const term = scalarTerm(schema, childPlace, fieldNode(subject, name), value);
  return term.ok ? ok([term.value]) : term;
}

function entryTerms(
  schema: ModuleSchema,
  place: PickedPlace,
  map: Expression,
  type: FieldType,
  entries: ModuleStruct,
): Terms {
  const terms: TestTerm[] = [];
  if (!isScalar(type)) return ok(terms);
  for (const [key, value] of entries) {
    if (isLossyText(key)) return lossy('a key');
    const entryPlace = { ...place, path: [...place.path, { kind: 'key', key } as const], type };
    const term = scalarTerm(schema, entryPlace, keyNode(map, key), value);
    if (!term.ok) return term;
    terms.push(term.value);
  }
  return ok(terms);
}

function scalarTerm(
  schema: ModuleSchema,
  place: PickedPlace,
  subject: Expression,
  value: ModuleValue,
): Result<TestTerm, SynthesisError> {
  const { type } = place;
  if (typeof value === 'boolean') {
    return ok(plainTerm(value ? subject : unaryNode('not', subject)));
  }
  const operand = operandOf(schema, type, value);
  if (operand === undefined) {
    return notUsable(
      `\`${describePath(schema, place.path)}\` is ${nameOf(type)} but holds another`,
    );
  }
  if (typeof value === 'string' && isLossyText(value)) {
    return lossy(`\`${describePath(schema, place.path)}\``);
  }
  return ok(comparisonTerm(place, subject, '==', operand));
}

function comparisonTerm(
  place: PickedPlace,
  subject: Expression,
  operator: ComparisonOperator,
  operand: Operand,
): TestTerm {
  const expression = binaryNode(subject, operator, operandNode(operand));
  const comment = operandComment(place, operand);
  const size = operand.kind === 'integer' ? sizeLiteral(lastName(place), operand.value) : undefined;
  if (size === undefined) return { kind: 'test', expression, comment };
  const source = `${printExpression(subject, { form: 'line' })} ${operator} ${size}`;
  return { kind: 'test', expression, comment, source };
}

function countTerms(place: PickedPlace, subject: Expression): Terms {
  const { value } = place;
  const nItems = isList(value) ? value.length : isStruct(value) ? value.size : 0;
  const length = methodCallNode(subject, 'len');
  const operator = nItems === 0 ? '==' : '>=';
  return ok([plainTerm(binaryNode(length, operator, integerNode(BigInt(nItems))))]);
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

function isSigmaResult(value: ModuleStruct): boolean {
  return typeof value.get('rule_id') === 'string' && value.get('rule_id') !== '';
}

function defaultValue(type: FieldType): ModuleValue {
  if (type.kind === 'integer') return 0n;
  if (type.kind === 'float') return 0;
  return type.kind === 'boolean' ? false : '';
}

function plainTerm(expression: Expression): TestTerm {
  return { kind: 'test', expression, comment: undefined };
}

function noLength(schema: ModuleSchema, place: PickedPlace): Terms {
  return notUsable(
    `YARA cannot ask for the length of \`${describePath(schema, place.path)}\` directly: test its value`,
  );
}

function lossy(what: string): { readonly ok: false; readonly error: SynthesisError } {
  return notUsable(
    `${what} holds half of a surrogate pair, which no text in a rule can stand for: test another part of it with contains`,
  );
}

function notUsable(message: string): { readonly ok: false; readonly error: SynthesisError } {
  return err({ kind: 'not-usable', message });
}
