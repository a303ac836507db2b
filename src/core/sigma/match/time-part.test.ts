import { describe, expect, it } from 'vitest';

import { parseTime, timePart } from './time-part.ts';

const NOON = Date.UTC(2024, 1, 29, 12, 34, 56, 789);

describe('parseTime', () => {
  it.each([
    ['2024-02-29T12:34:56.789Z', NOON],
    ['2024-02-29 12:34:56.789', NOON],
    ['2024-02-29 12:34:56,789', NOON],
    ['2024-02-29 12:34:56.789 UTC', NOON],
    ['2024-02-29T12:34:56.7891234Z', NOON],
    ['2024-02-29T14:34:56.789+02:00', NOON],
    ['2024-02-29T04:04:56.789-0830', NOON],
    ['2024-02-29T12:34', Date.UTC(2024, 1, 29, 12, 34)],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['0001-01-01', Date.parse('0001-01-01')],
    ['1709210096', Date.UTC(2024, 1, 29, 12, 34, 56)],
    ['1709210096.789', NOON],
    ['1709210096789', NOON],
    ['1709210096789123', NOON],
    ['1709210096789123456', NOON],
  ])('%s', (text, expected) => {
    expect(parseTime(text)).toBe(expected);
  });

  it.each(
    [
      ['', 'now', '2024-02-30', '2023-02-29', '2024-13-01', '2024-00-01', '2024-01-01T24:00'],
      ['2024-01-01T12:60', '2024-1-1', '01/02/2024', '-1', '1e9', '12:34', '2024-02-29T12:34Zz'],
      ['9'.repeat(60)],
    ].flat(),
  )('%j is no time', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});

describe('timePart', () => {
  it('is in UTC', () => {
    const parts = (['minute', 'hour', 'day', 'week', 'month', 'year'] as const).map((part) =>
      timePart(NOON, part),
    );
    expect(parts).toEqual([34, 12, 29, 9, 2, 2024]);
  });

  it.each([
    ['2021-01-03', 53],
    ['2021-01-04', 1],
    ['2020-12-31', 53],
    ['2018-12-31', 1],
    ['2016-01-01', 53],
    ['2024-12-29', 52],
    ['2024-12-30', 1],
    ['2026-12-31', 53],
  ])('counts weeks by ISO 8601: %s is in week %i', (date, week) => {
    expect(timePart(Date.parse(date), 'week')).toBe(week);
  });
});
