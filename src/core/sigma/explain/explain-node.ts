import { assertNever } from '../../../base/assert.ts';
import type { RuleNode } from '../compile/compiled-rule.ts';
import { truthOfNode } from '../match/ready-rule.ts';
import type { Truth } from '../match/verdict.ts';
import { branchSentence } from './branch-sentence.ts';
import type { ExplainContext } from './explain-context.ts';
import { explainItem } from './explain-item.ts';
import type { BranchExplanation, ExplanationNode } from './rule-explanation.ts';

type BranchNode = Exclude<RuleNode, { readonly kind: 'item' }>;

/**
 * A part of a rule on an event. Undefined once the items are used up. Never throws. The depth of a tree
 * is limited by who makes it: the compiler, and the reader of packs.
 */
export function explainNode(node: RuleNode, context: ExplainContext): ExplanationNode | undefined {
  if (node.kind === 'item') {
    return context.nItemsLeft-- > 0 ? explainItem(node, context) : undefined;
  }
  return explainBranch(node, context);
}

function explainBranch(node: BranchNode, context: ExplainContext): BranchExplanation {
  const truth = truthOfNode(node, context.event);
  const parts = partsOf(node);
  const truths = parts.map((part) => truthOfNode(part, context.event));
  const children: ExplanationNode[] = [];
  const decisive: number[] = [];
  for (const [at, part] of parts.entries()) {
    const child = explainNode(part, context);
    if (!child) continue;
    if (decides(node.kind, truths[at], truth)) decisive.push(children.length);
    children.push(child);
  }
  return {
    kind: node.kind,
    truth,
    sentence: branchSentence(node, truth, truths),
    span: node.span,
    name: node.kind === 'selection' ? node.name : undefined,
    count: node.kind === 'at-least' ? node.count : undefined,
    children,
    decisive,
    nOmitted: parts.length - children.length,
  };
}

/** The parts that a node joins. Never throws. */
export function partsOf(node: BranchNode): readonly RuleNode[] {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'at-least':
      return node.children;
    case 'not':
    case 'selection':
      return [node.child];
    case 'never':
      return [];
    default:
      return assertNever(node, 'node');
  }
}

/**
 * Whether a part decides what the whole comes to. What holds rests on what holds, what does not on what
 * does not, and what cannot be told on what cannot be told; a negation on what it negates.
 */
function decides(kind: BranchNode['kind'], part: Truth | undefined, whole: Truth): boolean {
  return kind === 'not' || kind === 'selection' || part === whole;
}
