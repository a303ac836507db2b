import type { Span } from '../../../base/span.ts';
import type { ForOf, Of, Quantifier } from '../syntax/ast.ts';
import { note, warn, type CheckContext, type Scope } from './check-context.ts';
import { anchorPatterns, checkAnchor, checkPatternSet } from './check-pattern.ts';
import { checkQuantifier } from './check-quantifier.ts';
import { checkBoolean } from './check-type.ts';
import { engineSpan } from './engine-span.ts';
import { BOOLEAN_TYPE } from './expression-type.ts';
import { takeVariables } from './local-variables.ts';
import { factsIn, type ExpressionFacts } from './type-table.ts';
import { ambiguousZero, invariantExpression, patternsAtOneOffset } from './warning-diagnostics.ts';

/** What a statement takes of the engine's variables. */
const FOR_OF_VARIABLES = 5;
const OF_VARIABLES = 5;

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
