import type { Expression, ForIn, Tuple } from '../syntax/ast.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';
import { note, warn, type CheckContext, type Scope } from './check-context.ts';
import { elementFacts, plain } from './check-path.ts';
import { checkQuantifier } from './check-quantifier.ts';
import { checkRange } from './check-range.ts';
import { checkBoolean, checkType } from './check-type.ts';
import { engineSpan } from './engine-span.ts';
import {
  BOOLEAN_TYPE,
  fitsAll,
  INTEGER_TYPE,
  OPAQUE_TYPE,
  STRING_TYPE,
  UNKNOWN_TYPE,
  type TypeKind,
} from './expression-type.ts';
import { declare, spanOfAll, takeVariables } from './local-variables.ts';
import { INT64_MAX, INT64_MIN } from './range-diagnostics.ts';
import { assignmentMismatch, mismatchingTypes, wrongType } from './type-diagnostics.ts';
import { factsIn, type ExpressionFacts } from './type-table.ts';
import { slowLoop, tooManyIterations } from './warning-diagnostics.ts';

/** What the statement takes of the engine's variables. */
const FOR_IN_VARIABLES = 7;

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
