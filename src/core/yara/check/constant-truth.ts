import type { Binary, Expression } from '../syntax/ast.ts';
import { withoutParentheses } from '../syntax/child-nodes.ts';
import type { ConstantValue } from './expression-type.ts';
import type { ExpressionFacts } from './type-table.ts';

/** What the checker found out, by expression. */
type Facts = ReadonlyMap<Expression, ExpressionFacts>;

/**
 * The value of an expression where the engine knows it before any data is seen, through `and`, `or`,
 * `not` and `with`. Undefined where it does not: no comparison is folded. Never throws. O(nodes).
 * Source: YARA-X, IR `and`, `or`, `not`.
 */
export function constantOf(expression: Expression, facts: Facts): ConstantValue | undefined {
  const inner = withoutParentheses(expression);
  switch (inner.kind) {
    case 'with':
      return constantOf(inner.body, facts);
    case 'unary': {
      if (inner.operator !== 'not') break;
      const operand = constantOf(inner.operand, facts);
      // A number or a string is not folded.
      return operand?.kind === 'boolean' ? truth(!operand.value) : undefined;
    }
    case 'binary':
      if (inner.operator !== 'and' && inner.operator !== 'or') break;
      return foldLogic(inner, facts);
  }
  return facts.get(inner)?.constant;
}

function foldLogic(top: Binary, facts: Facts): ConstantValue | undefined {
  const deciding = top.operator === 'or';
  let isKnown = true;
  for (const operand of operandsOf(top)) {
    const constant = constantOf(operand, facts);
    if (constant === undefined) isKnown = false;
    else if (isTrue(constant) === deciding) return truth(deciding);
  }
  return isKnown ? truth(!deciding) : undefined;
}

/**
 * The operands that the engine holds in one node: a chain of one operator, also through parentheses
 * on its left. Never throws. O(length of the chain).
 */
export function operandsOf(top: Binary): readonly Expression[] {
  const operands: Expression[] = [];
  let at: Expression = top;
  while (at.kind === 'binary' && at.operator === top.operator) {
    operands.push(at.right);
    at = withoutParentheses(at.left);
  }
  return [...operands, at].reverse();
}

/** A constant where a boolean is wanted: 0, 0.0 and "" are false. Never throws. */
export function isTrue({ value }: ConstantValue): boolean {
  return typeof value === 'bigint' ? value !== 0n : Boolean(value);
}

function truth(value: boolean): ConstantValue {
  return { kind: 'boolean', value };
}
