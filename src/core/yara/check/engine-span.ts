import type { Span } from '../../../base/span.ts';
import type { Expression, Of } from '../syntax/ast.ts';
import { withoutParentheses } from '../syntax/child-nodes.ts';

/**
 * Where the engine sees an expression: its tree has no parentheses, so an expression starts with its
 * first operand and ends with its last one, a call starts with the name of its function, and `of` ends
 * with its last item. Never throws. O(operands along either edge).
 */
export function engineSpan(expression: Expression): Span {
  return { start: startOf(expression), end: endOf(expression) };
}

function startOf(expression: Expression): number {
  let at: Expression = withoutParentheses(expression);
  while (at.kind === 'binary') at = withoutParentheses(at.left);
  if (at.kind === 'call' && at.callee.kind === 'field') return at.callee.field.span.start;
  return at.span.start;
}

function endOf(expression: Expression): number {
  let at: Expression = withoutParentheses(expression);
  while (at.kind === 'binary' || at.kind === 'unary') {
    at = withoutParentheses(at.kind === 'binary' ? at.right : at.operand);
  }
  return at.kind === 'of' ? endOfItems(at) : at.span.end;
}

/** The engine's list of items has no parentheses either. */
function endOfItems({ anchor, items, span }: Of): number {
  if (anchor !== undefined) return span.end;
  const last = items.kind === 'tuple' ? items.items.at(-1) : items.patterns.at(-1);
  if (last === undefined) return span.end;
  return last.kind === 'identifier' ? last.span.end : endOf(last);
}
