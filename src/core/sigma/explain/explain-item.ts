import type { ItemNode } from '../compile/compiled-rule.ts';
import { truthOfNode } from '../match/ready-rule.ts';
import type { Truth } from '../match/verdict.ts';
import type { ExplainContext } from './explain-context.ts';
import { explainValue, isMisreading, truthOfGroup } from './explain-value.ts';
import { itemSentence } from './item-sentence.ts';
import { distanceOf } from './reason.ts';
import { MAX_VALUES, type ItemExplanation, type ValueExplanation } from './rule-explanation.ts';

/**
 * An item on an event, with each of its values. Never throws. O(values · texts); only `MAX_VALUES` of
 * them are told.
 */
export function explainItem(item: ItemNode, context: ExplainContext): ItemExplanation {
  const { field, modifiers, linking, isNegated, groups } = item;
  const truth = truthOfNode(item, context.event);
  const truths = groups.map((group) => truthOfGroup(group, item, context));
  const inner = isNegated ? NEGATED[truth] : truth;
  const isDecisive = (index: number): boolean => decides(truths[index], inner, linking);
  const values = shownIndexes(groups.length, isDecisive).flatMap((index) => {
    const group = groups[index];
    return group === undefined ? [] : [explainValue(item, index, group, context)];
  });
  const decisive = values.flatMap(({ index }, at) => (isDecisive(index) ? [at] : []));
  const nDecisive = groups.filter((_group, index) => isDecisive(index)).length;
  const deciding = closest(decisive.flatMap((at) => values[at] ?? []));
  return {
    kind: 'item',
    truth,
    sentence: itemSentence(item, { truth, inner, deciding, nDecisive }),
    span: item.span,
    field,
    modifiers,
    linking,
    isNegated,
    reason: deciding?.reason ?? 'different',
    notes: notesOf(item, truth, values),
    values,
    decisive,
    nOmitted: groups.length - values.length,
  };
}

const NEGATED: Readonly<Record<Truth, Truth>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** Of alternatives, those that hold decide that one does, and all that none does; of all, the reverse. */
function decides(value: Truth | undefined, whole: Truth, linking: 'any' | 'all'): boolean {
  if (whole === 'unknown') return value === 'unknown';
  return value === whole || (linking === 'any' ? whole === 'no' : whole === 'yes');
}

/** Which values are told, in the order of the rule; those that decide first where there are too many. */
function shownIndexes(n: number, isDecisive: (index: number) => boolean): readonly number[] {
  const all = Array.from({ length: n }, (_, index) => index);
  if (n <= MAX_VALUES) return all;
  const first = [...all.filter(isDecisive), ...all.filter((index) => !isDecisive(index))];
  return first.slice(0, MAX_VALUES).sort((a, b) => a - b);
}

/** The first value that is closest to holding. */
function closest(values: readonly ValueExplanation[]): ValueExplanation | undefined {
  let found: ValueExplanation | undefined;
  for (const value of values) {
    if (!found || distanceOf(value.reason) < distanceOf(found.reason)) found = value;
  }
  return found;
}

function notesOf(
  item: ItemNode,
  truth: Truth,
  values: readonly ValueExplanation[],
): readonly string[] {
  const notes: string[] = [];
  const isMissing = values.some(({ reason }) => reason === 'absent' || reason === 'null-value');
  if (truth === 'yes' && item.isNegated && isMissing) {
    notes.push('it holds only because there is no value that it could be');
  }
  const misread = values.some((value) => {
    const group = item.groups[value.index];
    return group !== undefined && isMisreading(value, group);
  });
  if (misread) notes.push('the encoded text fits but for its case, so that it says something else');
  return notes;
}
