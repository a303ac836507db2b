import type { Expression } from '../yara/syntax/ast.ts';
import { negateExpression } from '../livehunt/build-term.ts';
import { expressionKey } from '../livehunt/expression-key.ts';
import {
  chainNode,
  integerNode,
  NOWHERE,
  parenthesizedNode,
  unaryNode,
} from '../livehunt/expression-nodes.ts';
import type { Loss } from './conversion.ts';

/** What a part of a rule became. */
export type Formula = KnownFormula | UnknownFormula;

export type KnownFormula = { readonly kind: 'constant'; readonly value: boolean } | TestFormula;

/** It cannot be asked of the data; `causes` say why. */
export interface UnknownFormula {
  readonly kind: 'unknown';
  readonly causes: readonly Loss[];
}

export interface TestFormula {
  readonly kind: 'test';
  readonly expression: Expression;
  /**
   * The map entries without which the expression is undefined: in YARA `not` of what is undefined is not
   * true, in Sigma a missing field makes a test false and its negation true. None: it is always defined.
   */
  readonly readings: readonly Expression[];
  /** Keys of map entries that are there whenever the expression is true. */
  readonly requires: ReadonlySet<string>;
  /** What the expression is the negation of; where its readings are there anyway, that need not be said. */
  readonly negationOf?: TestFormula;
}

export const TRUE: KnownFormula = { kind: 'constant', value: true };
export const FALSE: KnownFormula = { kind: 'constant', value: false };

const NOTHING: ReadonlySet<string> = new Set();

/** A test; readings: what it is undefined without. Never throws. */
export function testFormula(
  expression: Expression,
  readings: readonly Expression[] = [],
): TestFormula {
  const requires = readings.length === 0 ? NOTHING : new Set(readings.map(expressionKey));
  return { kind: 'test', expression, readings, requires };
}

/** Whether a formula is known. Never throws. */
export function isKnown(formula: Formula): formula is KnownFormula {
  return formula.kind !== 'unknown';
}

/** All of them; of none, true. Never throws. O(size). */
export function allOf(formulas: readonly KnownFormula[]): KnownFormula {
  const tests = testsOf(formulas, false);
  if (tests === undefined) return FALSE;
  const [only] = tests;
  if (only === undefined) return TRUE;
  if (tests.length === 1) return only;
  const requires = new Set(tests.flatMap((test) => [...test.requires]));
  const operands = tests
    .map((test) => withoutKnown(test, requires))
    .flatMap((expression) => operandsOf('and', expression));
  const expression = chainNode('and', operands) ?? only.expression;
  return { kind: 'test', expression, readings: [], requires };
}

/** A negation beside tests that are only true where these entries are there. */
function withoutKnown(
  { expression, negationOf }: TestFormula,
  known: ReadonlySet<string>,
): Expression {
  if (negationOf === undefined) return expression;
  const left = negationOf.readings.filter((reading) => !known.has(expressionKey(reading)));
  if (left.length === negationOf.readings.length) return expression;
  return negated({ ...negationOf, readings: left });
}

/**
 * Any of them; of none, false. An `or` takes an undefined operand for false, and is never undefined; but
 * for one of regular expressions, which the engine runs as one set. Never throws. O(size).
 * Source: measured; see `isMatchSet` of the evaluator.
 */
export function anyOf(formulas: readonly KnownFormula[]): KnownFormula {
  const tests = testsOf(formulas, true);
  if (tests === undefined) return TRUE;
  const [only, ...others] = tests;
  if (only === undefined) return FALSE;
  if (others.length === 0) return only;
  const operands = tests
    .flatMap(({ expression }) => operandsOf('or', expression))
    .map((operand) => (isChain('and', operand) ? parenthesizedNode(operand) : operand));
  const expression = chainNode('or', operands) ?? only.expression;
  const requires = new Set(
    [...only.requires].filter((key) => others.every((other) => other.requires.has(key))),
  );
  const isSet = operands.every(isMatch);
  const readings = isSet ? distinct(tests.flatMap((test) => test.readings)) : [];
  return { kind: 'test', expression, readings, requires };
}

/** Those that are no constants; undefined where one has the value that decides. */
function testsOf(
  formulas: readonly KnownFormula[],
  deciding: boolean,
): readonly TestFormula[] | undefined {
  const tests: TestFormula[] = [];
  for (const formula of formulas) {
    if (formula.kind === 'test') tests.push(formula);
    else if (formula.value === deciding) return undefined;
  }
  return tests;
}

/** The operands of a chain of one operator; the expression alone where it is none. */
function operandsOf(operator: 'and' | 'or', expression: Expression): readonly Expression[] {
  const operands: Expression[] = [];
  let at = expression;
  while (at.kind === 'binary' && at.operator === operator) {
    operands.push(at.right);
    at = at.left;
  }
  operands.push(at);
  return operands.reverse();
}

function isChain(operator: 'and' | 'or', expression: Expression): boolean {
  return expression.kind === 'binary' && expression.operator === operator;
}

function isMatch(expression: Expression): boolean {
  return expression.kind === 'binary' && expression.operator === 'matches';
}

function distinct(readings: readonly Expression[]): readonly Expression[] {
  return [...new Map(readings.map((reading) => [expressionKey(reading), reading])).values()];
}

/** The negation, true also where a field is missing. Never throws. O(readings). */
export function notOf(formula: KnownFormula): KnownFormula {
  if (formula.kind === 'constant') return formula.value ? FALSE : TRUE;
  const negation = testFormula(negated(formula));
  return { ...negation, negationOf: formula };
}

function negated(formula: TestFormula): Expression {
  const expression = definedExpression(formula);
  const isWord =
    expression.kind === 'for-in' ||
    (expression.kind === 'unary' && expression.operator === 'defined');
  return isWord ? unaryNode('not', expression) : negateExpression(expression);
}

/** The expression, false instead of undefined. */
function definedExpression({ expression, readings }: TestFormula): Expression {
  const guards = readings.map((reading) => unaryNode('defined', reading));
  return chainNode('and', [...guards, expression]) ?? expression;
}

/** At least `count` of them. Never throws. O(size). */
export function atLeast(count: number, formulas: readonly KnownFormula[]): KnownFormula {
  const tests = formulas.filter((formula) => formula.kind === 'test');
  const nTrue = formulas.filter((formula) => formula.kind === 'constant' && formula.value).length;
  const wanted = count - nTrue;
  if (wanted <= 0) return TRUE;
  if (wanted > tests.length) return FALSE;
  if (wanted === 1) return anyOf(tests);
  if (wanted === tests.length) return allOf(tests);
  return testFormula({
    kind: 'of',
    span: NOWHERE,
    quantifier: { kind: 'count', span: NOWHERE, count: integerNode(BigInt(wanted)) },
    // An undefined item would make the whole undefined.
    items: { kind: 'tuple', span: NOWHERE, items: tests.map(definedExpression) },
    anchor: undefined,
  });
}
