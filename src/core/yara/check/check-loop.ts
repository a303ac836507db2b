import type {
  Expression,
  ForIn,
  ForOf,
  Identifier,
  Of,
  Quantifier,
  Tuple,
  With,
} from '../syntax/ast.ts';
import type { Span } from '../../../base/span.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';
import { note, warn, type CheckContext, type Scope } from './check-context.ts';
import { engineSpan } from './engine-span.ts';
import { checkIntegerWithin, checkNonNegative, checkRange } from './check-range.ts';
import { checkBoolean, checkType } from './check-type.ts';
import { anchorPatterns, checkAnchor, checkPatternSet } from './check-pattern.ts';
import { elementFacts, plain } from './check-path.ts';
import {
  BOOLEAN_TYPE,
  fitsAll,
  INTEGER_TYPE,
  isScalar,
  OPAQUE_TYPE,
  STRING_TYPE,
  UNKNOWN_TYPE,
  type TypeKind,
} from './expression-type.ts';
import { INT64_MAX, INT64_MIN } from './range-diagnostics.ts';
import { assignmentMismatch, error, mismatchingTypes, wrongType } from './type-diagnostics.ts';
import { factsIn, type ExpressionFacts } from './type-table.ts';
import {
  ambiguousZero,
  invariantExpression,
  patternsAtOneOffset,
  slowLoop,
  tooManyIterations,
  unusedIdentifier,
} from './warning-diagnostics.ts';

const TUPLE_TYPES: readonly TypeKind[] = ['boolean', 'float', 'integer', 'string'];

/** Types `for … in …`. Never throws. */
export function checkForIn(loop: ForIn, context: CheckContext, scope: Scope): ExpressionFacts {
  checkQuantifier(loop.quantifier, context, scope);
  const given = checkIterable(loop, context, scope);
  const nIterations = countIterations(loop, context, scope);
  warnOfSlowRange(loop, context);
  if (given && given.length !== loop.variables.length) {
    context.diagnostics.add(
      assignmentMismatch(
        { span: spanOfAll(loop.variables), n: loop.variables.length },
        { span: loop.iterable.span, n: given.length },
      ),
    );
  }
  const nVariables = takeVariables(FOR_IN_VARIABLES, loop.span, context, scope);
  const names = new Map<string, ExpressionFacts>();
  loop.variables.forEach((variable, at) => {
    const fits = given?.length === loop.variables.length;
    const facts = (fits ? given[at] : undefined) ?? plain(given ? UNKNOWN_TYPE : OPAQUE_TYPE);
    names.set(variable.name, declare(variable, facts, context));
  });
  const inner = { ...scope, parent: scope, names, nVariables, nIterations };
  checkBoolean(loop.body, context, inner);
  return note(context, loop, BOOLEAN_TYPE);
}

/** How many variables the engine has for the statements that are open, and what each takes of them. */
const MAX_VARIABLES = 2048;
const FOR_IN_VARIABLES = 7;
const FOR_OF_VARIABLES = 5;
const OF_VARIABLES = 5;

/** The number of variables in use with `n` more; too many are E047. */
function takeVariables(n: number, span: Span, context: CheckContext, scope: Scope): number {
  const nVariables = scope.nVariables + n;
  if (nVariables > MAX_VARIABLES && scope.nVariables <= MAX_VARIABLES) {
    const message = 'too many variables: too many local variables';
    context.diagnostics.add(error('E047', span, message));
  }
  return nVariables;
}

/** More turns than this, all loops around it counted, are worth a warning. */
const MAX_ITERATIONS = 1_000_000n;

/** The turns of the loop, all loops around it counted; a loop of unknown length counts as one. */
function countIterations(loop: ForIn, context: CheckContext, scope: Scope): bigint {
  const n = turnsOf(loop, context);
  if (n === undefined) return scope.nIterations;
  const product = scope.nIterations * n;
  const nIterations = product > INT64_MAX ? INT64_MAX : product < INT64_MIN ? INT64_MIN : product;
  if (nIterations > MAX_ITERATIONS) warn(context, tooManyIterations(loop.span, nIterations));
  return nIterations;
}

/** As the engine counts: a range up to the largest number overflows. */
function turnsOf({ iterable }: ForIn, context: CheckContext): bigint | undefined {
  if (iterable.kind === 'tuple') return BigInt(iterable.items.length);
  if (iterable.kind !== 'range') return undefined;
  const first = factsIn(context.facts, iterable.first).constant;
  const last = factsIn(context.facts, iterable.last).constant;
  if (first?.kind !== 'integer' || last?.kind !== 'integer') return undefined;
  const turns = BigInt.asIntN(64, last.value + 1n) - first.value;
  return turns === BigInt.asIntN(64, turns) ? turns : undefined;
}

/** Warns of a range from a known number to one that grows with the file. */
function warnOfSlowRange({ iterable }: ForIn, context: CheckContext): void {
  if (iterable.kind !== 'range') return;
  if (factsIn(context.facts, iterable.first).constant === undefined) return;
  let isLarge = false;
  visitExpressions(iterable.last, (expression) => {
    if (isMinimum(expression, context)) return false;
    const isCount =
      expression.kind === 'pattern-value' &&
      expression.what === 'count' &&
      expression.identifier.name.length > 1;
    isLarge ||= expression.kind === 'filesize' || isCount;
    return true;
  });
  if (isLarge) warn(context, slowLoop(iterable.span));
}

/** `math.min(a, b)`: whatever is in it, it may be small. */
function isMinimum(expression: Expression, context: CheckContext): boolean {
  if (expression.kind !== 'call' || expression.callee.kind !== 'field') return false;
  const { object, field } = expression.callee;
  const { referent } = factsIn(context.facts, object);
  return referent?.kind === 'opaque-module' && referent.name === 'math' && field.name === 'min';
}

function declare(
  variable: Identifier,
  facts: ExpressionFacts,
  context: CheckContext,
): ExpressionFacts {
  const declared: ExpressionFacts = {
    ...facts,
    referent: { kind: 'variable', declaration: variable },
  };
  context.facts.set(variable, declared);
  return declared;
}

/** What the iterable gives to the variables of each turn; undefined if that cannot be told. */
function checkIterable(
  loop: ForIn,
  context: CheckContext,
  scope: Scope,
): readonly ExpressionFacts[] | undefined {
  const { iterable } = loop;
  if (iterable.kind === 'range') {
    checkRange(iterable, context, scope);
    return [plain(INTEGER_TYPE)];
  }
  if (iterable.kind === 'tuple') return [checkTuple(iterable, context, scope)];
  const facts = context.visit(iterable, context, scope);
  const elements = elementFacts(facts);
  if (!elements && !fitsAll(facts.type)) {
    context.diagnostics.add(wrongType(iterable.span, ['array', 'map'], facts.type));
    return loop.variables.map(() => plain(UNKNOWN_TYPE));
  }
  return elements;
}

function checkTuple(tuple: Tuple, context: CheckContext, scope: Scope): ExpressionFacts {
  let previous: { readonly span: Expression['span']; readonly facts: ExpressionFacts } | undefined;
  for (const item of tuple.items) {
    const facts = context.visit(item, context, scope);
    if (!checkType(item, facts, TUPLE_TYPES, context)) continue;
    const before = previous?.facts.type;
    if (previous && before && !fitsAll(before) && !fitsAll(facts.type)) {
      if (before.kind !== facts.type.kind) {
        context.diagnostics.add(
          mismatchingTypes(
            { span: previous.span, type: before },
            { span: engineSpan(item), type: facts.type },
          ),
        );
      }
    }
    previous = { span: engineSpan(item), facts };
  }
  const [first] = tuple.items;
  const type = first && context.facts.get(first)?.type;
  if (type?.kind === 'integer') return plain(INTEGER_TYPE);
  return plain(type?.kind === 'string' ? STRING_TYPE : (type ?? UNKNOWN_TYPE));
}

function checkQuantifier(quantifier: Quantifier, context: CheckContext, scope: Scope): void {
  if (quantifier.kind === 'count') {
    checkNonNegative(quantifier.count, context, scope);
  } else if (quantifier.kind === 'percentage') {
    checkIntegerWithin(quantifier.percentage, { min: 0n, max: 100n }, context, scope);
  }
}

/** Types `for … of …`. Never throws. */
export function checkForOf(loop: ForOf, context: CheckContext, scope: Scope): ExpressionFacts {
  checkQuantifier(loop.quantifier, context, scope);
  const patterns = checkPatternSet(loop.patterns, context);
  anchorPatterns(patterns, undefined, context);
  const nVariables = takeVariables(FOR_OF_VARIABLES, loop.span, context, scope);
  const inner = { ...scope, parent: scope, names: new Map(), isInForOf: true, nVariables };
  checkBoolean(loop.body, context, inner);
  warnOfTooMany(loop, patterns.length, context);
  return note(context, loop, BOOLEAN_TYPE);
}

/** Warns of a count that is larger than what there is to count. */
function warnOfTooMany(statement: Of | ForOf, nItems: number, context: CheckContext): void {
  const count = countOf(statement.quantifier, context);
  if (count === undefined || count <= BigInt(nItems)) return;
  const help = `the expression requires ${count} matching patterns out of ${nItems}`;
  warn(context, invariantExpression(engineSpan(statement), false, help));
}

/** The number of a quantifier such as `2`, where it is known. */
function countOf(quantifier: Quantifier, context: CheckContext): bigint | undefined {
  if (quantifier.kind !== 'count') return undefined;
  const { constant } = factsIn(context.facts, quantifier.count);
  return constant?.kind === 'integer' ? constant.value : undefined;
}

/** Types `… of …`. Never throws. */
export function checkOf(of: Of, context: CheckContext, scope: Scope): ExpressionFacts {
  checkQuantifier(of.quantifier, context, scope);
  const nVariables = takeVariables(OF_VARIABLES, engineSpan(of), context, scope);
  const { items } = of;
  const patterns = items.kind === 'pattern-set' ? checkPatternSet(items, context) : [];
  if (items.kind === 'tuple') {
    for (const item of items.items) checkBoolean(item, context, { ...scope, nVariables });
  }
  const nItems = items.kind === 'tuple' ? items.items.length : patterns.length;
  if (countOf(of.quantifier, context) === 0n) warn(context, ambiguousZero(engineSpan(of)));
  warnOfTooMany(of, nItems, context);
  if (of.anchor?.kind === 'at' && needsSeveral(of.quantifier, nItems, context)) {
    warn(context, patternsAtOneOffset(quantifierSpan(of.quantifier), of.anchor.span));
  }
  checkAnchor(of.anchor, context, { ...scope, nVariables });
  anchorPatterns(patterns, of.anchor, context);
  return note(context, of, BOOLEAN_TYPE);
}

/** Whether more than one of the items must match. */
function needsSeveral(quantifier: Quantifier, nItems: number, context: CheckContext): boolean {
  switch (quantifier.kind) {
    case 'all':
      return nItems > 1;
    case 'count':
      return (countOf(quantifier, context) ?? 0n) >= 2n;
    case 'percentage': {
      const { constant } = factsIn(context.facts, quantifier.percentage);
      return constant?.kind === 'integer' && (nItems * Number(constant.value)) / 100 >= 2;
    }
    default:
      return false;
  }
}

/** Where the engine sees a quantifier: a percentage without its sign. */
function quantifierSpan(quantifier: Quantifier): Span {
  if (quantifier.kind === 'count') return engineSpan(quantifier.count);
  if (quantifier.kind === 'percentage') return engineSpan(quantifier.percentage);
  return quantifier.span;
}

/** Types `with … : ( … )`; each declaration sees those before it. Never throws. */
export function checkWith(statement: With, context: CheckContext, scope: Scope): ExpressionFacts {
  const { declarations } = statement;
  const span = spanOfAll(declarations);
  const nVariables = takeVariables(declarations.length, span, context, scope);
  let inner: Scope = { ...scope, nVariables };
  for (const { name, value } of declarations) {
    const facts = context.visit(value, context, inner);
    refuseWithValue(value, facts, context);
    const names = new Map([[name.name, declare(name, facts, context)]]);
    inner = { ...inner, parent: inner, names };
  }
  const { type } = checkBoolean(statement.body, context, inner);
  warnOfUnused(declarations, context);
  return note(context, statement, isScalar(type) ? type : BOOLEAN_TYPE);
}

/** A name that is declared twice counts as read wherever one of the two is. */
function warnOfUnused(declarations: With['declarations'], context: CheckContext): void {
  const isRead = (name: string): boolean =>
    declarations.some((each) => each.name.name === name && context.readVariables.has(each.name));
  for (const { name } of declarations) {
    if (!isRead(name.name)) warn(context, unusedIdentifier(name));
  }
}

function refuseWithValue(value: Expression, facts: ExpressionFacts, context: CheckContext): void {
  const { type } = facts;
  if (type.kind === 'function' && type.callee.kind !== 'builtin') {
    context.diagnostics.add(
      error(
        'E036',
        value.span,
        'method not allowed in `with` statement: this method is not allowed here',
      ),
    );
  }
  if (type.kind === 'regexp') {
    context.diagnostics.add(
      error(
        'yara/with-regexp',
        value.span,
        'a regular expression cannot be bound by `with`',
        'the engine crashes on it; write the regular expression where it is used',
      ),
    );
  }
}

function spanOfAll(variables: readonly { readonly span: Span }[]): Span {
  const first = variables[0]?.span;
  const last = variables.at(-1)?.span;
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}
