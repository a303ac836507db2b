import { toByteString } from '../../base/byte-string.ts';
import { binaryNode, NOWHERE, stringNode } from '../livehunt/expression-nodes.ts';
import { isMany, type Pattern } from '../sigma/pattern/pattern.ts';
import { soleLiteral } from '../sigma/pattern/sole-literal.ts';
import type { Expression, StringOperator } from '../yara/syntax/ast.ts';
import { globRegexp, type YaraRegexp } from './glob-regexp.ts';

/** A test by one operator of strings; the text is not bytes. */
export interface TextComparison {
  readonly operator: StringOperator | '==';
  readonly text: string;
}

/**
 * The operator that asks for a pattern, where there is one: a literal with a `*` at its ends at most.
 * Undefined for any other pattern, and for `*` alone, which asks for nothing. Never throws.
 */
export function comparisonOf(pattern: Pattern, isCased: boolean): TextComparison | undefined {
  if (pattern.length === 1 && isMany(pattern[0])) return undefined;
  const sole = soleLiteral(pattern);
  if (sole === undefined) return undefined;
  const { literal: text, isOpenStart, isOpenEnd } = sole;
  if (text === '') return { operator: '==', text };
  if (isOpenStart && isOpenEnd) return { operator: isCased ? 'contains' : 'icontains', text };
  if (isOpenEnd) return { operator: isCased ? 'startswith' : 'istartswith', text };
  if (isOpenStart) return { operator: isCased ? 'endswith' : 'iendswith', text };
  return { operator: isCased || !hasCase(text) ? '==' : 'iequals', text };
}

/** `subject operator "text"`. Never throws. */
export function comparisonExpression(
  subject: Expression,
  { operator, text }: TextComparison,
): Expression {
  return binaryNode(subject, operator, stringNode(toByteString(text)));
}

/** `subject matches /pattern/flags`. Never throws. */
export function matchesExpression(subject: Expression, { pattern, flags }: YaraRegexp): Expression {
  return binaryNode(subject, 'matches', { kind: 'regexp', span: NOWHERE, pattern, flags });
}

/** The test of a pattern that is not `*`. Never throws. */
export function patternExpression(
  subject: Expression,
  pattern: Pattern,
  isCased: boolean,
): Expression {
  const comparison = comparisonOf(pattern, isCased);
  return comparison === undefined
    ? matchesExpression(subject, globRegexp(pattern, isCased))
    : comparisonExpression(subject, comparison);
}

/** Whether upper and lower case of a text differ. */
function hasCase(text: string): boolean {
  return text.toLowerCase() !== text.toUpperCase();
}
