import { assertNever } from '../../../base/assert.ts';
import type { Condition } from './condition.ts';

/**
 * The text of a condition, in one line, with as few brackets as the tree allows. Parsing it again gives
 * the same tree but for spans. condition: as `parseCondition` makes them, in particular no chain of less
 * than two operands and no name that is an operator. Never throws.
 */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'or':
      return condition.operands.map((operand) => bracketed(operand, ['or'])).join(' or ');
    case 'and':
      return condition.operands.map((operand) => bracketed(operand, ['or', 'and'])).join(' and ');
    case 'not':
      return `not ${bracketed(condition.operand, ['or', 'and'])}`;
    case 'selection':
      return condition.name;
    case 'of': {
      const { count, pattern } = condition;
      return `${count} of ${pattern === 'them' ? pattern : pattern.text}`;
    }
    case 'aggregated':
      return `${printCondition(condition.operand)} | ${condition.text}`.trimEnd();
    default:
      return assertNever(condition, 'condition');
  }
}

function bracketed(condition: Condition, kinds: readonly Condition['kind'][]): string {
  const text = printCondition(condition);
  return kinds.includes(condition.kind) ? `(${text})` : text;
}
