import type { Expression, Quantifier } from '../yara/syntax/ast.ts';
import { chainNode, identifierNode, integerNode, NOWHERE, unaryNode } from './expression-nodes.ts';
import type { Term, TermQuantifier } from './term.ts';

/** The term as a node of the syntax tree; comments are dropped. Never throws. */
export function termExpression(term: Term): Expression {
  if (term.kind === 'test') return term.expression;
  const body = chainNode('and', term.body.map(termExpression));
  const loop: Expression = {
    kind: 'for-in',
    span: NOWHERE,
    quantifier: quantifierNode(term.quantifier),
    variables: term.variables.map(identifierNode),
    iterable: term.iterable,
    body: body ?? { kind: 'boolean', span: NOWHERE, value: true },
    bodySpan: NOWHERE,
  };
  return term.negated ? unaryNode('not', loop) : loop;
}

/** The quantifier as a node of the syntax tree. Never throws. */
export function quantifierNode(quantifier: TermQuantifier): Quantifier {
  if (quantifier === 'any' || quantifier === 'all') return { kind: quantifier, span: NOWHERE };
  return { kind: 'count', span: NOWHERE, count: integerNode(BigInt(quantifier.atLeast)) };
}
