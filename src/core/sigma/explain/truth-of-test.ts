import type { Test } from '../compile/compiled-rule.ts';
import { readField, type PreparedEvent } from '../match/prepared-event.ts';
import { createKeywordTest, createPresentTest, type Doubts } from '../match/ready-field-test.ts';
import type { Truth } from '../match/verdict.ts';

/**
 * What one test of an item says of an event. field: of the item; without one, all texts of the event
 * are asked. Adds to doubts why it is unknown. Never throws. O(texts).
 */
export function truthOfTest(
  test: Test,
  field: string | undefined,
  event: PreparedEvent,
  doubts: Doubts,
): Truth {
  if (field === undefined) return createKeywordTest(test)(event, doubts);
  const reading = readField(event, field);
  if (reading.kind === 'present') return createPresentTest(test, field)(reading, event, doubts);
  if (reading.kind === 'not-recorded') {
    doubts?.push(reading.doubt);
    return 'unknown';
  }
  return test.kind === 'null' || (test.kind === 'exists' && !test.value) ? 'yes' : 'no';
}
