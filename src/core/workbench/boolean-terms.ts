import type { Expression } from '../yara/syntax/ast.ts';

/**
 * The parts of a condition that have an outcome of their own for a reader: each loop, and each test
 * (a comparison, a bare boolean, `defined`, `of`), in the order of the text; not the words and
 * parentheses that join them, and not the parts of a test. Never throws. O(nodes).
 */
export function booleanTermsOf(condition: Expression): readonly Expression[] {
  const terms: Expression[] = [];
  const stack: Expression[] = [condition];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const joined = joinedBy(node);
    if (joined !== undefined) stack.push(...joined.toReversed());
    else if (node.kind === 'for-in' || node.kind === 'for-of') {
      terms.push(node);
      stack.push(node.body);
    } else if (node.kind !== 'missing') {
      terms.push(node);
    }
  }
  return terms;
}

/** The operands that a node joins or wraps without a test of its own; undefined for a term. */
function joinedBy(node: Expression): readonly Expression[] | undefined {
  if (node.kind === 'parenthesized') return [node.expression];
  if (node.kind === 'with') return [node.body];
  if (node.kind === 'unary' && node.operator === 'not') return [node.operand];
  if (node.kind === 'binary' && (node.operator === 'and' || node.operator === 'or')) {
    return [node.left, node.right];
  }
  return undefined;
}
