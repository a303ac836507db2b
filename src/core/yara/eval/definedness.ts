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
      if (inner.operator === 'and' || inner.operator === 'or') return true;
      if (inner.operator === '\\' || inner.operator === '%') return false;
      return isNeverUndefined(inner.left) && isNeverUndefined(inner.right);
    default:
      return false;
  }
}
