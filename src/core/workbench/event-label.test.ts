import { describe, expect, it } from 'vitest';
import { doubtText, lossText } from './doubt-text.ts';
import { eventLabel } from './event-label.ts';
import { recordedEvent } from './testdata/recorded-events.ts';

const ofCategory = (category: string): Parameters<typeof recordedEvent>[1] => ({
  event: { logsource: { product: 'linux', categories: [category], services: [] } },
});

describe('eventLabel', () => {
  it.each([
    ['EventID 13 · registry value set', recordedEvent({ EventID: '13' })],
    ['EventID 1 · process creation', recordedEvent({ EventID: 1 })],
    ['EventID 9999', recordedEvent({ EventID: '9999' })],
    ['EventID 9999 · dns query', recordedEvent({ EventID: 9999 }, ofCategory('dns_query'))],
    ['process creation', recordedEvent({ Image: 'a' }, ofCategory('process_creation'))],
    ['event', recordedEvent({ Image: 'a' })],
    ['event', recordedEvent({ EventID: ['1'] })],
  ])('says %s', (label, event) => {
    expect(eventLabel(event)).toBe(label);
  });
});

describe('doubts and losses', () => {
  it('are told with the field', () => {
    expect(
      [
        doubtText({ kind: 'truncated', field: 'A' }),
        doubtText({ kind: 'end-only', field: 'A' }),
        doubtText({ kind: 'hashed', field: 'A' }),
        doubtText({ kind: 'fragment', field: 'A', part: 2, of: 3 }),
        doubtText({ kind: 'not-recorded', field: 'A' }),
        doubtText({ kind: 'not-recorded', field: undefined }),
        doubtText({ kind: 'placeholder', name: 'Admins' }),
        doubtText({ kind: 'needs-event-stream' }),
        doubtText({ kind: 'too-long', field: 'A' }),
        lossText({ kind: 'truncated' }),
        lossText({ kind: 'end-only' }),
        lossText({ kind: 'hashed' }),
        lossText({ kind: 'fragment', part: 1, of: 9 }),
      ].join('\n'),
    ).toMatchInlineSnapshot(`
      "Only the beginning of A was recorded
      Only the end of A is known
      A hash was recorded in the place of A
      A is part 2 of 3
      A was not recorded
      Not every field of the event was recorded
      Nobody has given values for %Admins%
      The rule counts or orders events, which single events cannot tell
      A is too long for the rule's regular expressions
      only the beginning was recorded
      only the end is known
      a hash in the place of the text
      part 1 of 9"
    `);
  });
});
