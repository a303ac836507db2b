import type { Span } from '../../../base/span.ts';
import type { Test } from '../compile/compiled-rule.ts';
import { locateTest } from '../match/locate-test.ts';
import { readField, type PreparedEvent } from '../match/prepared-event.ts';
import type { Truth } from '../match/verdict.ts';
import type { Reason } from './rule-explanation.ts';
import type { TextPlace } from './text-place.ts';

interface ReferenceFinding {
  readonly reason: Reason;
  readonly place: TextPlace | undefined;
  readonly span: Span | undefined;
  readonly other?: string | undefined;
}

/**
 * Which of the texts of a field stands to the other field as it should, or why none does. Never throws.
 * O(texts · texts of the other field).
 */
export function explainReference(
  test: Extract<Test, { readonly kind: 'field-reference' }>,
  truth: Truth,
  places: readonly TextPlace[],
  event: PreparedEvent,
): ReferenceFinding {
  const [first] = places;
  const other = readField(event, test.field);
  if (other.kind !== 'present') {
    return { reason: 'reference-absent', place: first, span: undefined };
  }
  const isHit = truth === 'yes';
  const asked = { ...test, isCased: isHit && test.isCased };
  for (const { text } of isHit || test.isCased ? other.values : []) {
    for (const place of places) {
      const span = locateTest(asked, place.value.text, text);
      if (span) return { reason: isHit ? 'matched' : 'case-differs', place, span };
    }
  }
  return {
    reason: isHit ? 'matched' : 'reference-differs',
    place: first,
    span: undefined,
    other: other.values[0]?.text,
  };
}
