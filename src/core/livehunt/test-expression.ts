import { assertNever } from '../../base/assert.ts';
import type { Expression } from '../yara/syntax/ast.ts';
import {
  binaryNode,
  chainNode,
  fieldNode,
  identifierNode,
  integerNode,
  methodCallNode,
  NOWHERE,
  parenthesizedNode,
  stringNode,
  unaryNode,
} from './expression-nodes.ts';
import type { Operand, PickTest } from './pick.ts';

/** The expression that a condition compares with. Never throws. */
export function operandNode(operand: Operand): Expression {
  const span = NOWHERE;
  switch (operand.kind) {
    case 'string':
      return stringNode(operand.value);
    case 'integer':
      return integerNode(operand.value);
    case 'float':
      return { kind: 'float', span, value: operand.value };
    case 'regexp':
      return { kind: 'regexp', span, pattern: operand.pattern, flags: operand.flags };
    case 'constant': {
      const [root, ...fields] = operand.path.split('.');
      return fields.reduce<Expression>(fieldNode, identifierNode(root ?? ''));
    }
    default:
      return assertNever(operand, 'operand');
  }
}

/**
 * What a test asks of a subject, as an expression; several alternatives are an or-list in parentheses,
 * none are `false`. Never throws.
 */
export function testExpression(subject: Expression, test: PickTest): Expression {
  switch (test.kind) {
    case 'true':
      return subject;
    case 'defined':
      return unaryNode('defined', subject);
    case 'length':
      return binaryNode(methodCallNode(subject, 'len'), '>=', integerNode(test.atLeast));
    case 'compare': {
      const items = test.alternatives.map(({ operator, operand }) =>
        binaryNode(subject, operator, operandNode(operand)),
      );
      const list = chainNode('or', items);
      if (list === undefined) return { kind: 'boolean', span: NOWHERE, value: false };
      return items.length === 1 ? list : parenthesizedNode(list);
    }
    default:
      return assertNever(test, 'test');
  }
}
