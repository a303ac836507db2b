import type { Expression } from '../syntax/ast.ts';
import { withoutParentheses } from '../syntax/child-nodes.ts';

/**
 * Whether the engine can never find the expression undefined, whatever the file holds. It is asked of
 * expressions whose value is unknown, so a cautious "no" only costs precision. Never throws.
 */
export function isNeverUndefined(expression: Expression): boolean {
  const inner = withoutParentheses(expression);
  switch (inner.kind) {
    case 'boolean':
    case 'integer':
    case 'float':
    case 'string':
    case 'filesize':
      return true;
    case 'pattern-match':
      return inner.anchor === undefined;
    case 'pattern-value':
      return inner.what === 'count' && inner.range === undefined;
    case 'unary':
      return inner.operator === 'defined' || isNeverUndefined(inner.operand);
    case 'binary':
      // A chain of `or` that is one search of the engine's may be undefined, see `isMatchSet`.
      if (inner.operator === 'or' && isSearch(inner.right)) {
        return isNeverUndefined(inner.left) && isNeverUndefined(inner.right);
      }
      if (inner.operator === 'and' || inner.operator === 'or') return true;
      if (inner.operator === '\\' || inner.operator === '%') return false;
      return isNeverUndefined(inner.left) && isNeverUndefined(inner.right);
    default:
      return false;
  }
}

function isSearch(expression: Expression): boolean {
  const inner = withoutParentheses(expression);
  return inner.kind === 'binary' && inner.operator === 'matches';
}
