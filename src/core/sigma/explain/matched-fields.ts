import type { Span } from '../../../base/span.ts';
import type { ModifierName } from '../rule/sigma-rule.ts';
import type { ExplanationNode, ItemExplanation, RuleExplanation } from './rule-explanation.ts';

/** A text of the event that speaks for the rule, and which value of the rule it fits. */
export interface MatchedField {
  readonly field: string;
  /** The whole text. */
  readonly value: string;
  readonly modifiers: readonly ModifierName[];
  /** The rule's value, as a rule writes it. */
  readonly pattern: string;
  /** UTF-16 offsets into `value`. */
  readonly start: number;
  readonly end: number;
  /** What the characters say once they are decoded; undefined where the rule does not ask for encoded text. */
  readonly decoded: string | undefined;
  /** The selection that asks for it, the innermost. */
  readonly selection: string | undefined;
  /** The rule's value in its file; undefined for a rule out of a pack. */
  readonly span: Span | undefined;
}

/** More are not worth a list. */
export const MAX_MATCHED_FIELDS = 500;

/**
 * The texts of the event that make a rule fire, in the order of its condition: for each value of the
 * rule that holds, and is not under `not`, where it does. The same once where a selection is asked for
 * twice. Of a rule that may fire, what is sure of it; of one that does not, nothing. At most
 * `MAX_MATCHED_FIELDS`. Never throws.
 */
export function matchedFields({ root, truth, texts }: RuleExplanation): readonly MatchedField[] {
  if (truth === 'no') return [];
  const found = new Map<string, MatchedField>();
  for (const { item, selection } of standingItems(root)) {
    for (const { truth: ofValue, hit, written, span } of item.values) {
      const text = hit === undefined ? undefined : texts[hit.text];
      if (ofValue !== 'yes' || hit === undefined || text === undefined) continue;
      if (found.size >= MAX_MATCHED_FIELDS) return [...found.values()];
      const { start, end } = hit.span;
      const { modifiers } = item;
      const { field, text: value } = text;
      const { decoded } = hit;
      const match = {
        field,
        value,
        modifiers,
        pattern: written,
        start,
        end,
        decoded,
        selection,
        span,
      };
      found.set(JSON.stringify({ ...match, value: hit.text }), match);
    }
  }
  return [...found.values()];
}

interface StandingItem {
  readonly item: ItemExplanation;
  readonly selection: string | undefined;
}

/** The items that do not fail, within parts that do not, and are not negated. */
function standingItems(root: ExplanationNode): readonly StandingItem[] {
  const items: StandingItem[] = [];
  const pending: { readonly node: ExplanationNode; readonly selection: string | undefined }[] = [
    { node: root, selection: undefined },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, selection } = next;
    if (node.truth === 'no') continue;
    if (node.kind === 'item') {
      if (!node.isNegated) items.push({ item: node, selection });
    } else if (node.kind !== 'not') {
      const inner = node.name ?? selection;
      pending.push(...node.children.map((child) => ({ node: child, selection: inner })).reverse());
    }
  }
  return items;
}
