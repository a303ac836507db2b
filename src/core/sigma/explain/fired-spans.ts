import type { Span } from '../../../base/span.ts';
import type { Truth } from '../match/verdict.ts';
import type { ExplanationNode, RuleExplanation } from './rule-explanation.ts';

/** A part of a rule's text, and what it comes to on the event. */
export interface TruthSpan {
  readonly span: Span;
  /**
   * `name`: a selection where the condition names it. `selection`: what a selection is made of, or one
   * of its alternatives. `value`: before an item is negated.
   */
  readonly kind: 'condition' | 'name' | 'selection' | 'item' | 'value';
  readonly truth: Truth;
}

interface Pending {
  readonly node: ExplanationNode;
  readonly parent: ExplanationNode | undefined;
  readonly isInSelection: boolean;
}

/**
 * The parts of a rule's text with what each comes to: for a view of the text with marks. In the order
 * of their starts, of those that start together the longest first; each part once. A selection that is
 * asked for through a pattern (`1 of sel*`) has no name there: the quantifier is a condition. Empty for
 * a rule out of a pack; filters are left out, since their text is in another file. Never throws.
 */
export function spansThatFired({ root }: RuleExplanation): readonly TruthSpan[] {
  const spans = new Map<string, TruthSpan>();
  const add = (span: Span | undefined, kind: TruthSpan['kind'], truth: Truth) => {
    if (span) spans.set(`${span.start} ${span.end} ${kind}`, { span, kind, truth });
  };
  const pending: Pending[] = [{ node: root, parent: undefined, isInSelection: false }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, parent, isInSelection } = next;
    if (node.kind === 'item') {
      add(node.span, 'item', node.truth);
      for (const { span, truth } of node.values) add(span, 'value', truth);
      continue;
    }
    if (node.kind !== 'selection') {
      add(node.span, isInSelection ? 'selection' : 'condition', node.truth);
    } else if (!isSameSpan(node.span, parent?.span)) add(node.span, 'name', node.truth);
    const isInside = isInSelection || node.kind === 'selection';
    for (const child of node.children) {
      pending.push({ node: child, parent: node, isInSelection: isInside });
    }
  }
  return [...spans.values()].sort(
    (a, b) =>
      a.span.start - b.span.start || b.span.end - a.span.end || ORDER[a.kind] - ORDER[b.kind],
  );
}

/** Of parts with one and the same text the outer first. */
const ORDER = { condition: 0, name: 1, selection: 2, item: 3, value: 4 } as const;

function isSameSpan(a: Span | undefined, b: Span | undefined): boolean {
  return a !== undefined && a.start === b?.start && a.end === b.end;
}
