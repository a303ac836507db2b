import { expect, it } from 'vitest';
import { timeOfNumber, timeOfText } from './event-time.ts';

it.each([
  ['2022-08-18 09:01:28.332', Date.UTC(2022, 7, 18, 9, 1, 28, 332)],
  ['2022-08-18T09:01:28.332Z', Date.UTC(2022, 7, 18, 9, 1, 28, 332)],
  ['2022-08-18T09:01:28.3321567Z', Date.UTC(2022, 7, 18, 9, 1, 28, 332)],
  ['2022-08-18T09:01:28Z', Date.UTC(2022, 7, 18, 9, 1, 28)],
  ['2022-08-18 09:01:28', Date.UTC(2022, 7, 18, 9, 1, 28)],
  ['2022/08/18 09:01:28', Date.UTC(2022, 7, 18, 9, 1, 28)],
  ['2022-08-18T11:01:28+02:00', Date.UTC(2022, 7, 18, 9, 1, 28)],
  ['2022-08-18T11:01:28.5+0200', Date.UTC(2022, 7, 18, 9, 1, 28, 500)],
  ['2022-08-18 04:01:28 -05:00', Date.UTC(2022, 7, 18, 9, 1, 28)],
  ['1663900413', 1_663_900_413_000],
  ['1663900413.5', 1_663_900_413_500],
  ['1663900413500', 1_663_900_413_500],
  ['2022-08-18', undefined],
  ['2022-08-18 09:01', undefined],
  ['2022-08-18T09:01:28+', undefined],
  ['yesterday', undefined],
  ['', undefined],
  ['-', undefined],
  ['0', undefined],
  ['1.2.3', undefined],
])('%j', (text, time) => {
  expect(timeOfText(text)).toBe(time);
});

it.each([
  [1_663_900_413, 1_663_900_413_000],
  [1_663_900_413_500, 1_663_900_413_500],
  [0, undefined],
  [-1, undefined],
  [Number.POSITIVE_INFINITY, undefined],
])('%d', (value, time) => {
  expect(timeOfNumber(value)).toBe(time);
});
