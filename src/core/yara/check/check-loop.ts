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
import type { CheckContext, Scope } from './check-context.ts';
import { engineSpan } from './engine-span.ts';
import { note } from './check-context.ts';
import { checkIntegerWithin, checkNonNegative, checkRange } from './check-range.ts';
import { checkBoolean, checkType } from './check-type.ts';
import { checkAnchor, checkPatternSet } from './check-pattern.ts';
import { elementFacts, plain } from './check-path.ts';
import {
  BOOLEAN_TYPE,
  fitsAll,
  INTEGER_TYPE,
  OPAQUE_TYPE,
  UNKNOWN_TYPE,
  type TypeKind,
} from './expression-type.ts';
import { assignmentMismatch, error, mismatchingTypes, wrongType } from './type-diagnostics.ts';
import type { ExpressionFacts } from './type-table.ts';

const TUPLE_TYPES: readonly TypeKind[] = ['boolean', 'float', 'integer', 'string'];

/** Types `for … in …`. Never throws. */
export function checkForIn(loop: ForIn, context: CheckContext, scope: Scope): ExpressionFacts {
  checkQuantifier(loop.quantifier, context, scope);
  const given = checkIterable(loop, context, scope);
  if (given && given.length !== loop.variables.length) {
    context.diagnostics.add(
      assignmentMismatch(
        { span: spanOfAll(loop.variables), n: loop.variables.length },
        { span: loop.iterable.span, n: given.length },
      ),
    );
  }
  const names = new Map<string, ExpressionFacts>();
  loop.variables.forEach((variable, at) => {
    const fits = given?.length === loop.variables.length;
    const facts = (fits ? given[at] : undefined) ?? plain(given ? UNKNOWN_TYPE : OPAQUE_TYPE);
    names.set(variable.name, declare(variable, facts, context));
  });
  checkBoolean(loop.body, context, { parent: scope, names, isInForOf: scope.isInForOf });
  return note(context, loop, BOOLEAN_TYPE);
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
  return plain(type?.kind === 'integer' ? INTEGER_TYPE : (type ?? UNKNOWN_TYPE));
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
  checkPatternSet(loop.patterns, context);
  checkBoolean(loop.body, context, { parent: scope, names: new Map(), isInForOf: true });
  return note(context, loop, BOOLEAN_TYPE);
}

/** Types `… of …`. Never throws. */
export function checkOf(of: Of, context: CheckContext, scope: Scope): ExpressionFacts {
  checkQuantifier(of.quantifier, context, scope);
  if (of.items.kind === 'pattern-set') {
    checkPatternSet(of.items, context);
  } else {
    for (const item of of.items.items) checkBoolean(item, context, scope);
  }
  checkAnchor(of.anchor, context, scope);
  return note(context, of, BOOLEAN_TYPE);
}

/** Types `with … : ( … )`; each declaration sees those before it. Never throws. */
export function checkWith(statement: With, context: CheckContext, scope: Scope): ExpressionFacts {
  let inner = scope;
  for (const { name, value } of statement.declarations) {
    const facts = context.visit(value, context, inner);
    refuseWithValue(value, facts, context);
    const names = new Map([[name.name, declare(name, facts, context)]]);
    inner = { parent: inner, names, isInForOf: scope.isInForOf };
  }
  checkBoolean(statement.body, context, inner);
  return note(context, statement, BOOLEAN_TYPE);
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

function spanOfAll(variables: readonly Identifier[]): Identifier['span'] {
  const first = variables[0]?.span;
  const last = variables.at(-1)?.span;
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}
