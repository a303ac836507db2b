const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Months and years have the length that they have on average in 400 years, as in pySigma. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', SECOND],
  ['m', MINUTE],
  ['h', HOUR],
  ['d', DAY],
  ['w', 7 * DAY],
  ['M', 2_629_746 * SECOND],
  ['y', 31_556_952 * SECOND],
]);

/** More digits are no span of time that anyone means. */
const MAX_DIGITS = 9;

/**
 * The milliseconds of a span of time: a whole number above zero and one unit, `s`, `m`, `h`, `d`, or, as
 * pySigma has them too, `w`, `M`, `y`. Undefined for any other text. Never throws. Source: Sigma
 * correlation rules specification 2.1, "Time Selection".
 */
export function parseTimespan(text: string): number | undefined {
  const unit = UNITS.get(text.slice(-1));
  const digits = text.slice(0, -1);
  if (unit === undefined || digits === '' || digits.length > MAX_DIGITS) return undefined;
  for (const digit of digits) if (digit < '0' || digit > '9') return undefined;
  const count = Number(digits);
  return count === 0 ? undefined : count * unit;
}
