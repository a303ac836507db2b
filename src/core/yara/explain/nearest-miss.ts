import type { Turns } from '../eval/iterate.ts';
import { truthOf, UNKNOWN } from '../eval/value.ts';
import type { Expression, ForIn } from '../syntax/ast.ts';
import {
  bindDeclarations,
  chainOperands,
  turnsOf,
  valueOf,
  type ExplainContext,
} from './explain-context.ts';
import { MAX_SEARCHED_ELEMENTS } from './explain-node.ts';
import { differsOnlyInCase, isCaseSensitive } from './test-notes.ts';

/** How far a test that fails is from holding: nearest where only case is wrong, furthest without a value. */
const CASE_DISTANCE = 0.75;
const TEST_DISTANCE = 1;
const UNDEFINED_DISTANCE = 1.25;

/**
 * The turn of a loop for which the body comes closest to holding, of the first
 * `MAX_SEARCHED_ELEMENTS`; the first of those that are equally close. isCandidate: turns that count.
 * Undefined without a candidate. Leaves the loop's variables bound to any turn. Never throws.
 */
export function nearestTurn(
  loop: ForIn,
  turns: Turns,
  context: ExplainContext,
  isCandidate: (turn: number) => boolean,
): number | undefined {
  let nearest: number | undefined;
  let least = Infinity;
  // What the search spends is its own; the outcomes that are still to be found need their turns.
  const { nTurnsLeft } = context.frame.budget;
  const nSearched = Math.min(turns.nTurns, MAX_SEARCHED_ELEMENTS);
  for (let turn = 0; turn < nSearched && context.nStepsLeft > 0; turn++) {
    if (!isCandidate(turn)) continue;
    nearest ??= turn;
    turns.bind(turn);
    const distance = distanceOf(loop.body, context, least);
    if (distance >= least) continue;
    least = distance;
    nearest = turn;
  }
  context.frame.budget.nTurnsLeft = nTurnsLeft;
  return nearest;
}

/**
 * How many tests have to come out otherwise, at least, for an expression to hold: for `and` the sum
 * over its operands, for `or` the least of them, for `for any` the least over its elements. A search
 * stops counting at `limit`, or when the steps are used up: then it is at least the result.
 */
function distanceOf(expression: Expression, context: ExplainContext, limit: number): number {
  if (context.nStepsLeft <= 0) return limit;
  switch (expression.kind) {
    case 'parenthesized':
      return distanceOf(expression.expression, context, limit);
    case 'binary': {
      const operands = chainOperands(expression);
      if (!operands) break;
      return expression.operator === 'and'
        ? sumOf(operands, context, limit)
        : leastOf(operands, context, limit);
    }
    case 'with':
      bindDeclarations(expression, context);
      return distanceOf(expression.body, context, limit);
    case 'for-in':
      return loopDistance(expression, context, limit);
    default:
  }
  return testDistance(expression, context);
}

function sumOf(operands: readonly Expression[], context: ExplainContext, limit: number): number {
  let sum = 0;
  for (const operand of operands) {
    sum += distanceOf(operand, context, limit - sum);
    if (sum >= limit) return sum;
  }
  return sum;
}

function leastOf(operands: readonly Expression[], context: ExplainContext, limit: number): number {
  let least = limit;
  for (const operand of operands) {
    if (least === 0) return 0;
    least = Math.min(least, distanceOf(operand, context, least));
  }
  return least;
}

/** Only `any` looks into its elements; other quantifiers count as one test. */
function loopDistance(loop: ForIn, context: ExplainContext, limit: number): number {
  const turns = loop.quantifier.kind === 'any' ? turnsOf(loop, context, 'plain') : undefined;
  if (typeof turns !== 'object' || turns.nTurns <= 0) return testDistance(loop, context);
  let least = limit;
  const nSearched = Math.min(turns.nTurns, MAX_SEARCHED_ELEMENTS);
  for (let turn = 0; turn < nSearched && least > 0 && context.nStepsLeft > 0; turn++) {
    turns.bind(turn);
    least = Math.min(least, distanceOf(loop.body, context, least));
  }
  return least;
}

function testDistance(expression: Expression, context: ExplainContext): number {
  const { budget } = context.frame;
  const before = budget.nTurnsLeft;
  const value = valueOf(expression, context);
  context.nStepsLeft -= 1 + before - budget.nTurnsLeft;
  if (value === UNKNOWN) return TEST_DISTANCE;
  const truth = truthOf(value);
  if (truth === undefined) return UNDEFINED_DISTANCE;
  if (truth === true) return 0;
  if (expression.kind !== 'binary') return TEST_DISTANCE;
  const { operator, left, right } = expression;
  const isCaseOnly =
    isCaseSensitive(operator) &&
    differsOnlyInCase(operator, valueOf(left, context), valueOf(right, context));
  return isCaseOnly ? CASE_DISTANCE : TEST_DISTANCE;
}
