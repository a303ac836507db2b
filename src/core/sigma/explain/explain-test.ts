import type { Span } from '../../../base/span.ts';
import type { Test } from '../compile/compiled-rule.ts';
import { locateTest } from '../match/locate-test.ts';
import { readField, type PreparedEvent } from '../match/prepared-event.ts';
import { readyOnce } from '../match/ready-field-test.ts';
import type { ValueTest } from '../match/ready-test.ts';
import type { Doubt, Truth } from '../match/verdict.ts';
import { explainMiss, type Miss } from './explain-miss.ts';
import { explainReference } from './explain-reference.ts';
import { distanceOf, reasonOfDoubt } from './reason.ts';
import type { Reason } from './rule-explanation.ts';
import { textPlaces, type TextPlace } from './text-place.ts';
import { truthOfTest } from './truth-of-test.ts';

/** What a test says of an event, and why. */
export interface TestFinding {
  readonly truth: Truth;
  readonly reason: Reason;
  /** The text of the event that decides, or that comes closest. */
  readonly place: TextPlace | undefined;
  /** Its characters that the test holds on, or would if they stood elsewhere or in another case. */
  readonly span: Span | undefined;
  /** What the other field of a reference is. */
  readonly other?: string | undefined;
}

/** Texts of one field that are looked at for the closest, when a test holds on none. */
const MAX_COMPARED = 200;

/**
 * What a test says of a field, or without one of all texts of the event, and which of the texts decides
 * or comes closest. Never throws. O(texts).
 */
export function explainTest(
  test: Test,
  field: string | undefined,
  event: PreparedEvent,
): TestFinding {
  const doubts: Doubt[] = [];
  const truth = truthOfTest(test, field, event, doubts);
  const places = textPlaces(event, field);
  const [doubt] = doubts;
  if (truth === 'unknown' && doubt !== undefined) {
    const place = places.find((each) => 'field' in doubt && each.field === doubt.field);
    return { truth, reason: reasonOfDoubt(doubt, field), place, span: undefined };
  }
  const reading = field === undefined ? undefined : readField(event, field);
  if (reading !== undefined && reading.kind !== 'present') return bare(truth, 'absent');
  switch (test.kind) {
    case 'null':
      return bare(truth, truth === 'yes' ? 'null-value' : 'has-value', places[0]);
    case 'exists':
      return bare(truth, truth === 'yes' ? 'matched' : 'has-value', places[0]);
    case 'unbound':
      return bare(truth, 'placeholder-unbound', places[0]);
    case 'field-reference':
      return { truth, ...explainReference(test, truth, places, event) };
    default:
  }
  if (truth === 'yes') return firstHit(test, places);
  if (reading === undefined) return inNoField(test, truth, places);
  if (places.length > 0) return { truth, ...closestMiss(test, places) };
  return bare(
    truth,
    reading.hasNull ? 'null-value' : reading.hasMap ? 'nested-value' : 'empty-value',
  );
}

/** Where a test holds. `*` holds on a map too, which has no text. */
function firstHit(test: ValueTest, places: readonly TextPlace[]): TestFinding {
  for (const place of places) {
    const span = locateTest(test, place.value.text);
    const isLocated = test.kind === 'pattern' || test.kind === 'regexp';
    if (span && (isLocated || readyOnce(test).holds(place.value) === 'yes'))
      return { truth: 'yes', reason: 'matched', place, span };
  }
  return bare('yes', 'matched');
}

/** Of all texts only one that has a keyword in another case is worth telling. */
function inNoField(test: ValueTest, truth: Truth, places: readonly TextPlace[]): TestFinding {
  const closest = closestMiss(test, places);
  return closest.reason === 'case-differs' ? { truth, ...closest } : bare(truth, 'in-no-field');
}

function closestMiss(
  test: ValueTest,
  places: readonly TextPlace[],
): Miss & { readonly place: TextPlace | undefined } {
  let closest: (Miss & { readonly place: TextPlace | undefined }) | undefined;
  for (const place of places.slice(0, MAX_COMPARED)) {
    const miss = explainMiss(test, place.value);
    if (closest === undefined || distanceOf(miss.reason) < distanceOf(closest.reason)) {
      closest = { ...miss, place };
    }
  }
  return closest ?? { reason: 'different', span: undefined, place: undefined };
}

function bare(truth: Truth, reason: Reason, place?: TextPlace): TestFinding {
  return { truth, reason, place, span: undefined };
}
