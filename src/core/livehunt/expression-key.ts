import type { Expression, ForIn } from '../yara/syntax/ast.ts';
import { chainOperands } from './and-chain.ts';

/** The names that loops gave to elements, each with the number of the loop that did. */
type Renaming = ReadonlyMap<string, string>;

/**
 * A text that two expressions share exactly when they ask the same: parentheses, layout, spelling of
 * literals and the names of loop variables do not count, the order of operands does. Expressions that
 * no click can write (patterns, `with`, `of`) are only equal to themselves. Never throws.
 */
export function expressionKey(expression: Expression): string {
  return keyOf(expression, new Map());
}

function keyOf(expression: Expression, names: Renaming): string {
  switch (expression.kind) {
    case 'parenthesized':
      return keyOf(expression.expression, names);
    case 'identifier':
      return names.get(expression.name) ?? `name ${expression.name}`;
    case 'boolean':
    case 'integer':
    case 'float':
      return `${expression.kind} ${String(expression.value)}`;
    case 'string':
      return `string ${JSON.stringify(expression.value)}`;
    case 'regexp':
      return `regexp ${JSON.stringify([expression.pattern, expression.flags])}`;
    case 'field':
      return `(${keyOf(expression.object, names)} . ${expression.field.name})`;
    case 'index':
      return `(${keyOf(expression.object, names)} [] ${keyOf(expression.index, names)})`;
    case 'call': {
      const operands = expression.arguments.map((argument) => keyOf(argument, names));
      return `(${[keyOf(expression.callee, names), ...operands].join(' call ')})`;
    }
    case 'unary':
      return `(${expression.operator} ${keyOf(expression.operand, names)})`;
    case 'binary':
      if (expression.operator === 'and' || expression.operator === 'or') {
        const operands = chainOperands(expression, expression.operator);
        return `(${operands.map((operand) => keyOf(operand, names)).join(` ${expression.operator} `)})`;
      }
      return `(${keyOf(expression.left, names)} ${expression.operator} ${keyOf(expression.right, names)})`;
    case 'for-in':
      return loopKey(expression, names);
    default:
      return `${expression.kind} at ${expression.span.start}`;
  }
}

function loopKey(loop: ForIn, names: Renaming): string {
  const { iterable, quantifier } = loop;
  if (iterable.kind === 'range' || iterable.kind === 'tuple') return `loop at ${loop.span.start}`;
  const count =
    quantifier.kind === 'count'
      ? keyOf(quantifier.count, names)
      : quantifier.kind === 'percentage'
        ? `${keyOf(quantifier.percentage, names)}%`
        : '';
  const inner = new Map(names);
  for (const variable of loop.variables) inner.set(variable.name, `#${inner.size}`);
  return `(for ${quantifier.kind} ${count} ${loop.variables.length} in ${keyOf(iterable, names)} : ${keyOf(loop.body, inner)})`;
}
