import type { Expression, Quantifier, Rule, YaraFile } from '../syntax/ast.ts';
import { visitExpressions } from '../syntax/child-nodes.ts';
import type { Token } from '../syntax/token.ts';
import { hasLineEnd } from './source-pieces.ts';

/** What a token does for the layout of the text around it. */
export type TokenRole =
  | { readonly kind: 'import' | 'rule' | 'open-rule' | 'close-rule' }
  | { readonly kind: 'section'; readonly section: Section }
  /** The first token of a line of `meta` or `strings`. */
  | { readonly kind: 'definition' }
  | { readonly kind: 'open-hex'; readonly isMultiLine: boolean }
  | { readonly kind: 'close-hex' }
  /** The word `with`; `end` is where its expression ends. */
  | { readonly kind: 'with'; readonly end: number }
  | { readonly kind: 'declaration' }
  /** The sign of a percentage, which is no modulo. */
  | { readonly kind: 'percent' };

export type Section = 'meta' | 'strings' | 'condition';

/** The role of tokens by their start; most have none. */
export type TokenRoles = ReadonlyMap<number, TokenRole>;

/** Finds the roles in a tree without errors of syntax. tokens: of its text. Never throws. O(text). */
export function tokenRoles(file: YaraFile, tokens: readonly Token[]): TokenRoles {
  const roles = new Map<number, TokenRole>();
  for (const item of file.items) {
    if (item.kind === 'rule') addRule(item, roles);
    else roles.set(item.span.start, { kind: 'import' });
  }
  visitExpressions(file, (expression) => {
    addExpression(expression, roles);
  });
  markMultiLineHex(roles, tokens);
  return roles;
}

function addRule(rule: Rule, roles: Map<number, TokenRole>): void {
  roles.set(rule.span.start, { kind: 'rule' });
  if (rule.openBrace !== undefined) roles.set(rule.openBrace, { kind: 'open-rule' });
  if (rule.closeBrace !== undefined) roles.set(rule.closeBrace, { kind: 'close-rule' });
  for (const section of ['meta', 'strings', 'condition'] as const) {
    const node = rule[section];
    if (node) roles.set(node.span.start, { kind: 'section', section });
  }
  for (const entry of rule.meta?.entries ?? []) roles.set(entry.span.start, { kind: 'definition' });
  for (const { span, value } of rule.strings?.patterns ?? []) {
    roles.set(span.start, { kind: 'definition' });
    if (value.kind !== 'hex') continue;
    roles.set(value.span.start, { kind: 'open-hex', isMultiLine: false });
    roles.set(value.span.end - 1, { kind: 'close-hex' });
  }
}

function addExpression(expression: Expression, roles: Map<number, TokenRole>): void {
  switch (expression.kind) {
    case 'with':
      roles.set(expression.span.start, { kind: 'with', end: expression.span.end });
      for (const { span } of expression.declarations) {
        roles.set(span.start, { kind: 'declaration' });
      }
      return;
    case 'for-in':
    case 'for-of':
    case 'of':
      addPercent(expression.quantifier, roles);
      return;
    default:
  }
}

function addPercent(quantifier: Quantifier, roles: Map<number, TokenRole>): void {
  if (quantifier.kind === 'percentage') roles.set(quantifier.span.end - 1, { kind: 'percent' });
}

/** A hex pattern is one of several lines if there is a line end between its braces. */
function markMultiLineHex(roles: Map<number, TokenRole>, tokens: readonly Token[]): void {
  let open: number | undefined;
  for (const { kind, text, span } of tokens) {
    const isTrivial = kind === 'whitespace' || kind === 'comment';
    if (open !== undefined && isTrivial && hasLineEnd(text)) {
      roles.set(open, { kind: 'open-hex', isMultiLine: true });
    }
    const role = roles.get(span.start);
    if (role?.kind === 'open-hex') open = span.start;
    else if (role?.kind === 'close-hex') open = undefined;
  }
}
