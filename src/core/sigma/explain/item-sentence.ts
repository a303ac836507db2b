import type { ItemNode } from '../compile/compiled-rule.ts';
import type { Truth } from '../match/verdict.ts';
import { quoteName } from './quote-text.ts';
import type { ValueExplanation } from './rule-explanation.ts';

/** What came of an item's values. */
export interface ItemOutcome {
  readonly truth: Truth;
  /** Before it is negated. */
  readonly inner: Truth;
  /** The value that decides or comes closest. */
  readonly deciding: ValueExplanation | undefined;
  readonly nDecisive: number;
}

/** Why an item holds or not: one line without a full stop. Never throws. */
export function itemSentence(item: ItemNode, outcome: ItemOutcome): string {
  const { isNegated } = item;
  const sentence = plainSentence(item, outcome);
  if (!isNegated || outcome.truth === 'unknown') return sentence;
  return outcome.truth === 'yes'
    ? `${sentence}, as it should be`
    : `${sentence}, which is excluded`;
}

/** Reasons that are about the field as a whole: the number of values does not matter. */
const OF_FIELD = new Set(['absent', 'not-recorded', 'null-value', 'empty-value', 'nested-value']);

function plainSentence(
  { field, linking, groups }: ItemNode,
  { inner, deciding, nDecisive }: ItemOutcome,
): string {
  const n = groups.length;
  if (!deciding) return `${quoteName(field ?? 'the item')} has no values to compare with`;
  const { sentence, reason } = deciding;
  if (n === 1 || OF_FIELD.has(reason)) return sentence;
  if (linking === 'all') {
    if (inner === 'yes') return `${sentence}, and so on for all ${n} values`;
    const count =
      inner === 'no'
        ? `${nDecisive} of ${n} values fail`
        : `${nDecisive} of ${n} values cannot be told`;
    return `${count}: ${sentence}`;
  }
  if (inner === 'yes')
    return nDecisive > 1
      ? `${sentence}, and ${nDecisive - 1} more of its ${n} values ${nDecisive === 2 ? 'fits' : 'fit'}`
      : sentence;
  if (inner === 'no') return `none of its ${n} values fits: ${sentence}`;
  return sentence;
}
