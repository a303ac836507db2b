import type { Expression, Rule } from '../syntax/ast.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';

/**
 * The number of each expression of a rule's condition: parents before children, in the order of the
 * text, from 0. Traces refer to expressions by it, so that they are plain data. Empty for a rule
 * without a condition. Never throws. O(nodes).
 */
export function numberExpressions(rule: Rule): ReadonlyMap<Expression, number> {
  const numbers = new Map<Expression, number>();
  const root = rule.condition?.expression;
  if (root) {
    visitExpressions(root, (expression) => {
      numbers.set(expression, numbers.size);
    });
  }
  return numbers;
}
