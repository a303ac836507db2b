import type { EventText, Hit, ItemExplanation } from '../../sigma/explain/rule-explanation.ts';
import type { FieldHit } from './sigma-bench.ts';

/**
 * What a hit of a Sigma item asks of the field, in YARA's terms: with the characters of the event that
 * it hit, so that it holds for this event whatever the rule's wildcards stood for. Case counts where
 * it counts for the item, and in encoded text. Undefined for a hit on no characters. Never throws.
 */
export function fieldHitOf(
  item: Pick<ItemExplanation, 'modifiers'>,
  hit: Hit,
  { text }: EventText,
): FieldHit | undefined {
  const { start, end } = hit.span;
  const found = text.slice(start, end);
  if (found === '') return undefined;
  const isCased = item.modifiers.includes('cased') || hit.decoded !== undefined;
  return {
    operator: OPERATORS[isCased ? 'cased' : 'caseless'][placeOf(item, hit, text)],
    text: found,
  };
}

type Place = 'whole' | 'start' | 'end' | 'within';

const OPERATORS = {
  cased: { whole: '==', start: 'startswith', end: 'endswith', within: 'contains' },
  caseless: { whole: 'iequals', start: 'istartswith', end: 'iendswith', within: 'icontains' },
} as const satisfies Record<string, Record<Place, FieldHit['operator']>>;

/** A modifier says where the text has to be; without one, it is where the text was found. */
function placeOf({ modifiers }: Pick<ItemExplanation, 'modifiers'>, hit: Hit, text: string): Place {
  if (modifiers.includes('startswith')) return 'start';
  if (modifiers.includes('endswith')) return 'end';
  if (modifiers.includes('contains') || modifiers.includes('re')) return 'within';
  const isAtStart = hit.span.start === 0;
  const isAtEnd = hit.span.end === text.length;
  if (isAtStart && isAtEnd) return 'whole';
  return isAtStart ? 'start' : isAtEnd ? 'end' : 'within';
}
