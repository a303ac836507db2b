import { spanContains, type Span } from '../../../base/span.ts';
import type {
  Expression,
  ForIn,
  Identifier,
  MetaEntry,
  PatternDefinition,
  Rule,
  With,
  WithDeclaration,
} from '../syntax/ast.ts';
import { childrenOf, ruleAt } from '../syntax/child-nodes.ts';
import type { Token } from '../syntax/token.ts';
import type { RuleDocument } from './rule-document.ts';
import { tokenAt } from './token-at.ts';

/** What stands at a place of a text. `span` is the one word that it is about. */
export type Place =
  | { readonly kind: 'expression'; readonly span: Span; readonly expression: Expression }
  | {
      readonly kind: 'loop-variable';
      readonly span: Span;
      readonly variable: Identifier;
      readonly loop: ForIn;
    }
  | {
      readonly kind: 'with-variable';
      readonly span: Span;
      readonly declaration: WithDeclaration;
    }
  | { readonly kind: 'rule-name'; readonly span: Span; readonly rule: Rule }
  | { readonly kind: 'tag'; readonly span: Span }
  | { readonly kind: 'meta-key'; readonly span: Span; readonly entry: MetaEntry }
  | {
      readonly kind: 'pattern';
      readonly span: Span;
      readonly name: string;
      readonly definition: PatternDefinition | undefined;
    }
  | { readonly kind: 'module'; readonly span: Span; readonly name: string }
  | { readonly kind: 'keyword'; readonly span: Span; readonly word: string };

/**
 * What stands at a place, or undefined for white space, comments, signs and what the parser could not
 * read. offset: UTF-16. Never throws. O(depth of the condition · children).
 */
export function placeAt(document: RuleDocument, offset: number): Place | undefined {
  const token = tokenAt(document.tokens, offset);
  if (token === undefined) return undefined;
  const { span } = token;
  if (token.kind === 'keyword' && token.text !== 'true' && token.text !== 'false') {
    return { kind: 'keyword', span, word: token.text };
  }
  if (token.kind === 'string') return importAt(document, token) ?? inCondition(document, token);
  const rule = ruleAt(document.file, span.start);
  if (token.kind.startsWith('pattern-')) return patternPlace(rule, token);
  return (rule && inHeader(rule, token)) ?? inCondition(document, token);
}

function importAt({ file }: RuleDocument, { span }: Token): Place | undefined {
  for (const item of file.items) {
    if (item.kind === 'import' && item.module.span.start === span.start) {
      return { kind: 'module', span, name: item.module.text };
    }
  }
  return undefined;
}

function patternPlace(rule: Rule | undefined, { text, span }: Token): Place {
  const name = `$${text.slice(1)}`;
  const definition = rule?.strings?.patterns.find(({ identifier }) => identifier.name === name);
  return { kind: 'pattern', span, name, definition };
}

/** In what stands before the condition. */
function inHeader(rule: Rule, { span }: Token): Place | undefined {
  const isHere = (other: { readonly span: Span }): boolean => other.span.start === span.start;
  if (rule.name !== undefined && isHere(rule.name)) return { kind: 'rule-name', span, rule };
  if (rule.tags.some(isHere)) return { kind: 'tag', span };
  const entry = rule.meta?.entries.find(({ key }) => isHere(key));
  return entry && { kind: 'meta-key', span, entry };
}

/** The innermost expression, or declaration of a name, that the token is the word of. */
function inCondition({ file }: RuleDocument, token: Token): Place | undefined {
  const root = ruleAt(file, token.span.start)?.condition?.expression;
  let at: Expression | undefined = root && spanContains(root.span, token.span) ? root : undefined;
  while (at !== undefined) {
    const declared = declarationIn(at, token);
    if (declared !== undefined) return declared;
    const inner: Expression | undefined = childrenOf(at).find((child) =>
      spanContains(child.span, token.span),
    );
    if (inner === undefined) return isWordOf(at, token) ? expressionPlace(at, token) : undefined;
    at = inner;
  }
  return undefined;
}

function declarationIn(node: Expression, { span }: Token): Place | undefined {
  if (node.kind === 'for-in') {
    const variable = node.variables.find((each) => each.span.start === span.start);
    return variable && { kind: 'loop-variable', span, variable, loop: node };
  }
  return node.kind === 'with' ? withVariable(node, span) : undefined;
}

function withVariable({ declarations }: With, span: Span): Place | undefined {
  const declaration = declarations.find(({ name }) => name.span.start === span.start);
  return declaration && { kind: 'with-variable', span, declaration };
}

/** Whether the token is what the expression is named by, not one of its signs. */
function isWordOf(expression: Expression, { span }: Token): boolean {
  switch (expression.kind) {
    case 'field':
      return expression.field.span.start === span.start;
    case 'identifier':
    case 'integer':
    case 'float':
    case 'string':
    case 'boolean':
    case 'regexp':
      return true;
    default:
      return false;
  }
}

function expressionPlace(expression: Expression, { span }: Token): Place {
  return { kind: 'expression', span, expression };
}
