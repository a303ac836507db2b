import type { Test } from '../compile/compiled-rule.ts';

/** What the time modifiers take out of a time. */
export type TimePart = Extract<Test, { readonly kind: 'time' }>['part'];

const TIMESTAMP =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?)? ?(Z|UTC|[+-][0-9]{2}:?[0-9]{2})?$/i;

/** The longest text that `TIMESTAMP` is tried on. */
const MAX_LENGTH = 48;

/** Seconds since 1970 have at most so many digits; longer numbers are in smaller units. */
const SECOND_DIGITS = 11;

/**
 * The time that a text tells, in milliseconds since 1970 UTC: ISO 8601 and its kin with a space
 * (`2024-03-01 09:01:28.332`, also without a time of day; with an offset or in UTC where none is
 * written), or a number of seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by
 * the number of digits. Undefined for any other text and for dates that do not exist. Never throws.
 */
export function parseTime(text: string): number | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (/^[0-9]{1,19}(?:\.[0-9]+)?$/.test(text)) return timeOfNumber(text);
  const found = TIMESTAMP.exec(text);
  if (found === null) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = found;
  const [y, mo, d] = [Number(year), Number(month), Number(day)];
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(y, mo - 1, d);
  if (date.getUTCMonth() !== mo - 1 || date.getUTCDate() !== d) return undefined;
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  return date.getTime() + Math.floor(Number(`0.${fraction}`) * 1000) - offsetMs(zone);
}

/**
 * A part of a time in UTC. week: of ISO 8601, 1–53. timeMs: milliseconds since 1970. Never throws.
 * Source: Sigma specification, "Time Modifiers".
 */
export function timePart(timeMs: number, part: TimePart): number {
  const date = new Date(timeMs);
  switch (part) {
    case 'minute':
      return date.getUTCMinutes();
    case 'hour':
      return date.getUTCHours();
    case 'day':
      return date.getUTCDate();
    case 'week':
      return isoWeek(date);
    case 'month':
      return date.getUTCMonth() + 1;
    case 'year':
      return date.getUTCFullYear();
  }
}

const MS_PER_DAY = 86_400_000;

/** The week of a year that has the year's first Thursday is its first. */
function isoWeek(date: Date): number {
  const thursday = new Date(date.getTime());
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const yearStart = new Date(thursday.getTime());
  yearStart.setUTCMonth(0, 1);
  return 1 + Math.floor((thursday.getTime() - yearStart.getTime()) / (7 * MS_PER_DAY));
}

function timeOfNumber(text: string): number | undefined {
  const dot = text.indexOf('.');
  const nDigits = dot === -1 ? text.length : dot;
  if (nDigits <= SECOND_DIGITS) return Math.floor(Number(text) * 1000);
  if (dot !== -1) return undefined;
  if (nDigits <= 14) return Number(text);
  return Math.floor(Number(text) / (nDigits <= 17 ? 1000 : 1_000_000));
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || !/^[+-]/.test(zone)) return 0;
  const digits = zone.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return (zone.startsWith('-') ? -1 : 1) * minutes * 60_000;
}
