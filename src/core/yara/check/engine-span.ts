import type { Span } from '../../../base/span.ts';
import type { Expression } from '../syntax/ast.ts';
import { withoutParentheses } from '../syntax/child-nodes.ts';

/**
 * Where the engine sees an expression: its tree has no parentheses, so an expression starts with its
 * first operand and ends with its last one. Never throws. O(operands along either edge).
 */
export function engineSpan(expression: Expression): Span {
  return { start: startOf(expression), end: endOf(expression) };
}

function startOf(expression: Expression): number {
  let at: Expression = withoutParentheses(expression);
  while (at.kind === 'binary') at = withoutParentheses(at.left);
  return at.span.start;
}

function endOf(expression: Expression): number {
  let at: Expression = withoutParentheses(expression);
  while (at.kind === 'binary' || at.kind === 'unary') {
    at = withoutParentheses(at.kind === 'binary' ? at.right : at.operand);
  }
  return at.span.end;
}
