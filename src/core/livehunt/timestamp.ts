/** The last moment of the year 9999; larger numbers are no Unix seconds. */
const LAST_TIMESTAMP_SEC = 253_402_300_799n;

/**
 * Whether an integer field is a moment, by its name: `first_submission_date`, `start_time` and
 * `not_after` are, `times_submitted` counts. Never throws.
 */
export function isTimestampName(name: string): boolean {
  return /(^|_)(date|time|timestamp|not_after|not_before)(_|$)/.test(name);
}

/**
 * The moment that a field's value stands for, `2024-05-01 12:00:00 UTC`, or undefined where the field
 * is no moment or the number none. seconds: Unix seconds UTC. Never throws.
 */
export function timestampComment(name: string, seconds: bigint): string | undefined {
  if (!isTimestampName(name) || seconds <= 0n || seconds > LAST_TIMESTAMP_SEC) return undefined;
  const iso = new Date(Number(seconds) * 1000).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/**
 * The Unix seconds of a date as people write it: `2024-05-01`, `2024-05-01 12:00` or with seconds, in
 * UTC. Undefined for anything else, also for a day that the calendar does not have. Never throws.
 */
export function parseTimestamp(text: string): bigint | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(:\d\d)?)?(?: ?(?:UTC|Z))?$/.exec(text.trim());
  if (parts === null) return undefined;
  const [, day = '', minute = '00:00', second = ':00'] = parts;
  const iso = `${day}T${minute}${second}.000Z`;
  const moment = new Date(iso);
  const isReal = !Number.isNaN(moment.getTime()) && moment.toISOString() === iso;
  return isReal ? BigInt(moment.getTime() / 1000) : undefined;
}
