import { assert, bigInt, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sizeLiteral } from './size-literal.ts';
import { isTimestampName, parseTimestamp, timestampComment } from './timestamp.ts';

describe('a moment', () => {
  it.each([
    ['first_submission_date', true],
    ['start_time', true],
    ['not_after', true],
    ['times_submitted', false],
    ['update', false],
    ['timeout', false],
  ])('is told by the name of its field: %s %s', (name, isMoment) => {
    expect(isTimestampName(name)).toBe(isMoment);
  });

  it.each([
    [1714564800n, '2024-05-01 12:00:00 UTC'],
    [1n, '1970-01-01 00:00:01 UTC'],
    [253402300799n, '9999-12-31 23:59:59 UTC'],
    [253402300800n, undefined],
    [0n, undefined],
    [-1n, undefined],
  ])('%s reads %s', (seconds, words) => {
    expect(timestampComment('start_time', seconds)).toBe(words);
  });

  it.each(['2024-02-30', '2024-5-1', '2024-05-01 24:00', 'today', '', '2024-05-01T1:00'])(
    'is not %s',
    (text) => {
      expect(parseTimestamp(text)).toBeUndefined();
    },
  );

  it('reads back from its words', () => {
    assert(
      property(bigInt({ min: 1n, max: 253402300799n }), (seconds) => {
        const words = timestampComment('start_time', seconds) ?? '';
        expect(parseTimestamp(words)).toBe(seconds);
        expect(parseTimestamp(words.replace(' ', 'T').replace(' UTC', 'Z'))).toBe(seconds);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('a size', () => {
  it.each([
    ['file_size', 10485760n, '10MB'],
    ['file_size', 4096n, '4KB'],
    ['size', 1536n, undefined],
    ['file_size', 0n, undefined],
    ['times_submitted', 4096n, undefined],
    ['resized', 4096n, undefined],
  ])('%s %s: %s', (name, value, literal) => {
    expect(sizeLiteral(name, value)).toBe(literal);
  });
});
