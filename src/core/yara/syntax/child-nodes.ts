import type { Span } from '../../../base/span.ts';
import type { Expression, PatternAnchor, Quantifier, Range, Rule, Tuple, YaraFile } from './ast.ts';

/** For each kind of expression, the expressions directly within it, in the order of the text. */
type ChildTable = {
  readonly [Kind in Expression['kind']]: (
    node: Extract<Expression, { readonly kind: Kind }>,
  ) => readonly Expression[];
};

const NONE: readonly Expression[] = [];

/** Total: a new kind of node does not compile until it stands here. */
const CHILDREN: ChildTable = {
  boolean: () => NONE,
  integer: () => NONE,
  float: () => NONE,
  string: () => NONE,
  regexp: () => NONE,
  identifier: () => NONE,
  field: (node) => [node.object],
  index: (node) => [node.object, node.index],
  call: (node) => [node.callee, ...node.arguments],
  parenthesized: (node) => [node.expression],
  unary: (node) => [node.operand],
  binary: (node) => [node.left, node.right],
  'for-in': (node) => [
    ...quantifierChildren(node.quantifier),
    ...iterableChildren(node.iterable),
    node.body,
  ],
  'for-of': (node) => [...quantifierChildren(node.quantifier), node.body],
  of: (node) => [
    ...quantifierChildren(node.quantifier),
    ...(node.items.kind === 'tuple' ? node.items.items : NONE),
    ...anchorChildren(node.anchor),
  ],
  with: (node) => [...node.declarations.map((declaration) => declaration.value), node.body],
  'pattern-match': (node) => anchorChildren(node.anchor),
  'pattern-value': (node) => [
    ...(node.index === undefined ? NONE : [node.index]),
    ...(node.range === undefined ? NONE : [node.range.first, node.range.last]),
  ],
  filesize: () => NONE,
  entrypoint: () => NONE,
  missing: () => NONE,
};

function quantifierChildren(quantifier: Quantifier): readonly Expression[] {
  if (quantifier.kind === 'count') return [quantifier.count];
  return quantifier.kind === 'percentage' ? [quantifier.percentage] : NONE;
}

function iterableChildren(iterable: Range | Tuple | Expression): readonly Expression[] {
  if (iterable.kind === 'range') return [iterable.first, iterable.last];
  return iterable.kind === 'tuple' ? iterable.items : [iterable];
}

function anchorChildren(anchor: PatternAnchor | undefined): readonly Expression[] {
  if (anchor === undefined) return NONE;
  return anchor.kind === 'at' ? [anchor.offset] : [anchor.range.first, anchor.range.last];
}

/**
 * The expressions directly within an expression, in the order of the text. Names that declare
 * (loop variables, fields, patterns) are no expressions of their own. Never throws.
 */
export function childrenOf(expression: Expression): readonly Expression[] {
  // The table's key and the function's parameter are tied by the kind, which the checker cannot see.
  const children = CHILDREN[expression.kind] as (node: Expression) => readonly Expression[];
  return children(expression);
}

/**
 * Calls `visit` for an expression and all within it, or for all of a file's conditions, parents
 * before children, in the order of the text. A visit that returns false leaves out what is within the
 * node. Uses a stack of its own, so that chains of any length are safe. Never throws (but for what
 * `visit` throws). O(nodes).
 */
export function visitExpressions(
  root: YaraFile | Expression,
  visit: (expression: Expression) => void | boolean,
): void {
  const stack: Expression[] = root.kind === 'file' ? conditionsOf(root).reverse() : [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (visit(node) === false) continue;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) stack.push(child);
    }
  }
}

function conditionsOf(file: YaraFile): Expression[] {
  return file.items.flatMap((item) =>
    item.kind === 'rule' && item.condition !== undefined ? [item.condition.expression] : [],
  );
}

/**
 * The smallest expression whose span holds the offset (both ends count; of two that touch there, the
 * one that starts there), or undefined outside of all conditions. offset: UTF-16 code units.
 * Never throws. O(depth · children).
 */
export function expressionAt(file: YaraFile, offset: number): Expression | undefined {
  let candidates: readonly Expression[] = conditionsOf(file);
  let innermost: Expression | undefined;
  for (;;) {
    const next = candidates.findLast((candidate) => holds(candidate.span, offset));
    if (next === undefined) return innermost;
    innermost = next;
    candidates = childrenOf(next);
  }
}

/**
 * The rule whose span holds the offset (both ends count), or undefined between rules.
 * offset: UTF-16 code units. Never throws. O(items).
 */
export function ruleAt(file: YaraFile, offset: number): Rule | undefined {
  return file.items.findLast(
    (item): item is Rule => item.kind === 'rule' && holds(item.span, offset),
  );
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The expression within any parentheses around it. Never throws. O(parentheses). */
export function withoutParentheses(
  expression: Expression,
): Exclude<Expression, { readonly kind: 'parenthesized' }> {
  let inner = expression;
  while (inner.kind === 'parenthesized') inner = inner.expression;
  return inner;
}
