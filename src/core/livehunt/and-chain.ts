import type { Span } from '../../base/span.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import type { PathScope } from './path-pattern.ts';
import { bindName, resolvePath } from './path-pattern.ts';

/** An operand of a chain of `and`, with what the names in it stand for. */
export interface ChainItem {
  readonly expression: Expression;
  readonly scope: PathScope;
}

/**
 * The operands of `expression` as one chain of `operator`, in the order of the text; parentheses end
 * the chain. A single operand where the expression is no such chain. Never throws.
 */
export function chainOperands(
  expression: Expression,
  operator: 'and' | 'or',
): readonly Expression[] {
  const operands: Expression[] = [];
  let rest = expression;
  while (rest.kind === 'binary' && rest.operator === operator) {
    operands.push(rest.right);
    rest = rest.left;
  }
  operands.push(rest);
  return operands.reverse();
}

/** The spans of the words between the operands that `chainOperands` gives. Never throws. */
export function chainOperators(expression: Expression, operator: 'and' | 'or'): readonly Span[] {
  const words: Span[] = [];
  let rest = expression;
  while (rest.kind === 'binary' && rest.operator === operator) {
    words.push(rest.operatorSpan);
    rest = rest.left;
  }
  return words.reverse();
}

/**
 * Everything that must be true for `expression` to be true: the operands of its chains of `and`,
 * through parentheses and through the bodies of `with`. Never throws.
 */
export function requiredItems(expression: Expression, scope: PathScope): readonly ChainItem[] {
  const items: ChainItem[] = [];
  const pending: ChainItem[] = [{ expression, scope }];
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    const { expression: part, scope: names } = item;
    if (part.kind === 'parenthesized') pending.push({ expression: part.expression, scope: names });
    else if (part.kind === 'binary' && part.operator === 'and') {
      pending.push({ expression: part.right, scope: names });
      pending.push({ expression: part.left, scope: names });
    } else if (part.kind === 'with') {
      let inner = names;
      for (const { name, value } of part.declarations) {
        inner = bindName(inner, name.name, resolvePath(value, inner));
      }
      pending.push({ expression: part.body, scope: inner });
    } else items.push(item);
  }
  return items;
}
