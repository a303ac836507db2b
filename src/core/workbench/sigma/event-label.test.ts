import { describe, expect, it } from 'vitest';
import { eventLabel } from './event-label.ts';
import { lossText } from './loss-text.ts';
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

describe('lossText', () => {
  it.each([
    [{ kind: 'truncated' }, 'only the beginning was recorded'],
    [{ kind: 'end-only' }, 'only the end is known'],
    [{ kind: 'hashed' }, 'a hash in the place of the text'],
    [{ kind: 'fragment', part: 1, of: 9 }, 'part 1 of 9'],
  ] as const)('tells %j', (loss, text) => {
    expect(lossText(loss)).toBe(text);
  });
});
