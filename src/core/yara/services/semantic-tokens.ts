import type { Span } from '../../../base/span.ts';
import type { ExpressionFacts } from '../check/type-table.ts';
import { factsOf } from '../check/type-table.ts';
import type { Expression, Rule } from '../syntax/ast.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';
import type { RuleDocument } from './rule-document.ts';

/** What a name means, where letters alone do not tell. */
export type SemanticKind =
  'variable' | 'module' | 'field' | 'enum' | 'constant' | 'method' | 'function' | 'rule';

/** A name and what it means. */
export interface SemanticToken {
  readonly span: Span;
  readonly kind: SemanticKind;
}

/**
 * The names of all conditions that mean something, in the order of the text, none over another. Names
 * that mean nothing (a field that is not there) are left out. Never throws. O(text · log names).
 */
export function semanticTokens(document: RuleDocument): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (const item of document.file.items) {
    if (item.kind === 'rule') readRule(item, document, tokens);
  }
  tokens.sort((a, b) => a.span.start - b.span.start);
  return tokens.filter(
    ({ span }, at) => span.end > span.start && span.start >= (tokens[at - 1]?.span.end ?? 0),
  );
}

function readRule(rule: Rule, document: RuleDocument, tokens: SemanticToken[]): void {
  if (rule.name !== undefined) tokens.push({ span: rule.name.span, kind: 'rule' });
  if (rule.condition === undefined) return;
  visitExpressions(rule.condition.expression, (node) => {
    for (const span of declaredIn(node)) tokens.push({ span, kind: 'variable' });
    const facts = factsOf(document.types, node);
    if (node.kind === 'identifier') {
      const kind = kindOfName(facts);
      if (kind !== undefined) tokens.push({ span: node.span, kind });
    } else if (node.kind === 'field') {
      const kind = kindOfMember(facts);
      if (kind !== undefined) tokens.push({ span: node.field.span, kind });
    }
  });
}

function declaredIn(node: Expression): readonly Span[] {
  if (node.kind === 'for-in') return node.variables.map(({ span }) => span);
  return node.kind === 'with' ? node.declarations.map(({ name }) => name.span) : [];
}

function kindOfName({ referent }: ExpressionFacts): SemanticKind | undefined {
  switch (referent?.kind) {
    case 'opaque-module':
      return 'module';
    case 'variable':
    case 'module':
    case 'rule':
    case 'function':
      return referent.kind;
    default:
      return undefined;
  }
}

function kindOfMember({
  type,
  constant,
  path,
  referent,
}: ExpressionFacts): SemanticKind | undefined {
  if (type.kind === 'function') return 'method';
  if (path !== undefined || referent?.kind === 'field' || type.kind === 'opaque') return 'field';
  if (constant !== undefined) return 'constant';
  return type.kind === 'struct' && type.namespace !== undefined ? 'enum' : undefined;
}
