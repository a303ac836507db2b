import type { ByteString } from '../../../base/byte-string.ts';
import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import { factsOf } from '../check/type-table.ts';
import type { Binary, Expression, Of } from '../syntax/ast.ts';
import { visitExpressions, withoutParentheses } from '../syntax/child-nodes.ts';
import { printStringLiteral } from '../syntax/literals.ts';
import type { Token } from '../syntax/token.ts';
import { isTrivia } from '../syntax/token.ts';
import type { CodeAction } from './code-action.ts';
import type { RuleDocument } from './rule-document.ts';
import { firstTokenAfter } from './token-at.ts';

/** A way to write a part of a condition better, and where it stands. */
interface Rewrite {
  readonly title: string;
  readonly span: Span;
  readonly newText: string;
}

/**
 * For comparisons that the language refuses, or that cannot hold, or that say nothing, within a span:
 * a boolean against `true`, `false`, 0 or 1, a text with capitals against a field that is always in
 * lower case, `equals`, and `0 of`. problems: those that touch the span. Never throws. O(conditions).
 */
export function comparisonActions(
  document: RuleDocument,
  span: Span,
  problems: readonly Diagnostic[],
): readonly CodeAction[] {
  const isHere = (other: Span): boolean => other.start <= span.end && span.start <= other.end;
  const rewrites = problems.flatMap((problem) => wordRewrite(document, problem));
  for (const item of document.file.items) {
    if (item.kind !== 'rule' || item.condition === undefined || !isHere(item.span)) continue;
    visitExpressions(item.condition.expression, (node) => {
      const rewrite = rewriteOf(node, document);
      if (rewrite !== undefined && isHere(rewrite.span)) rewrites.push(rewrite);
    });
  }
  return rewrites.map(({ title, span: place, newText }) => ({
    title,
    edits: [{ span: place, newText }],
    diagnostic: problems.find(
      (problem) => problem.span.start <= place.end && place.start <= problem.span.end,
    ),
  }));
}

/** Words of other languages, which the parser stumbles over. */
function wordRewrite({ text }: RuleDocument, { code, span }: Diagnostic): readonly Rewrite[] {
  if (code !== 'E001') return [];
  const operator = FOREIGN_WORDS.get(text.slice(span.start, span.end));
  return operator === undefined
    ? []
    : [{ title: `Change to \`${operator}\``, span, newText: operator }];
}

const FOREIGN_WORDS: ReadonlyMap<string, string> = new Map([
  ['equals', '=='],
  ['is', '=='],
  ['has', 'contains'],
  ['includes', 'contains'],
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
  ['&&', 'and'],
  ['||', 'or'],
]);

function rewriteOf(node: Expression, document: RuleDocument): Rewrite | undefined {
  if (node.kind === 'of') return noneRewrite(node);
  if (node.kind !== 'binary') return undefined;
  return booleanRewrite(node, document) ?? lowercaseRewrite(node, document);
}

function noneRewrite({ quantifier }: Of): Rewrite | undefined {
  if (quantifier.kind !== 'count') return undefined;
  const count = withoutParentheses(quantifier.count);
  if (count.kind !== 'integer' || count.value !== 0n) return undefined;
  return { title: 'Change to `none`', span: quantifier.span, newText: 'none' };
}

/** `b == true`, which the grammar does not have, and `b == 1`, which needs no comparison. */
function booleanRewrite(node: Binary, document: RuleDocument): Rewrite | undefined {
  const { operator, left } = node;
  if (operator !== '==' && operator !== '!=') return undefined;
  if (factsOf(document.types, left).type.kind !== 'boolean') return undefined;
  const wanted = comparedTruth(node, document);
  if (wanted === undefined) return undefined;
  const value = document.text.slice(left.span.start, left.span.end);
  const isPositive = wanted.value === (operator === '==');
  const newText = isPositive ? value : `not ${value}`;
  return {
    title: isPositive ? 'Remove the comparison' : 'Change to `not`',
    span: { start: left.span.start, end: wanted.end },
    newText,
  };
}

interface ComparedTruth {
  readonly value: boolean;
  /** Offset behind the literal. */
  readonly end: number;
}

function comparedTruth(
  { right, operatorSpan }: Binary,
  { tokens }: RuleDocument,
): ComparedTruth | undefined {
  if (right.kind === 'integer' && (right.value === 0n || right.value === 1n)) {
    return { value: right.value === 1n, end: right.span.end };
  }
  // The parser leaves a hole where the grammar has no literal of this kind.
  if (right.kind !== 'missing' && right.kind !== 'boolean') return undefined;
  const next = nextToken(tokens, operatorSpan.end);
  if (next?.text !== 'true' && next?.text !== 'false') return undefined;
  return { value: next.text === 'true', end: next.span.end };
}

function nextToken(tokens: readonly Token[], offset: number): Token | undefined {
  let at = firstTokenAfter(tokens, offset - 1);
  while (at < tokens.length && isTrivia(tokens[at]?.kind ?? 'end')) at++;
  return tokens[at];
}

function lowercaseRewrite(
  { operator, left, right }: Binary,
  document: RuleDocument,
): Rewrite | undefined {
  if (!CASE_SENSITIVE.has(operator)) return undefined;
  return lowercased(left, right, document) ?? lowercased(right, left, document);
}

function lowercased(
  field: Expression,
  literal: Expression,
  { types }: RuleDocument,
): Rewrite | undefined {
  const { type } = factsOf(types, field);
  const isLowercase = type.kind === 'string' && type.lowercase === true;
  if (!isLowercase || literal.kind !== 'string') return undefined;
  const lower = toLowerAscii(literal.value);
  if (lower === literal.value) return undefined;
  const newText = printStringLiteral(lower);
  return { title: 'Write the text in lower case', span: literal.span, newText };
}

const CASE_SENSITIVE: ReadonlySet<string> = new Set([
  '==',
  '!=',
  'contains',
  'startswith',
  'endswith',
]);

/** Bytes of other letters stay: the module lowers hashes, which have none. */
function toLowerAscii(bytes: ByteString): ByteString {
  return bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
