const MS_PER_SECOND = 1000;
const MS_PER_MINUTE = 60_000;

/** Seconds since 1970 stay below this until the year 5138, as do milliseconds and so on below the next ones. */
const MAX_SECONDS = 1e11;
const MAX_MILLISECONDS = 1e14;
const MAX_MICROSECONDS = 1e17;
const MAX_NANOSECONDS = 1e20;

/** Separators of `2022-08-18 09:01:28`, where they stand. */
const PART_SEPARATORS: readonly (readonly [at: number, units: string])[] = [
  [4, '-/'],
  [7, '-/'],
  [10, ' T'],
  [13, ':'],
  [16, ':'],
];
const SECONDS_END = 19;

/**
 * The moment that a text names, in milliseconds since 1970, UTC: `2022-08-18 09:01:28.332`, the same
 * with `T`, with any number of decimals, with `Z` or an offset (`+02:00`, `+0200`), a number as
 * `timeOfNumber` knows them (`1663900413`), and the forms of .NET and WMI. Without an offset the text is
 * taken as UTC, which is what Sysmon and the event log write. Undefined for any other text. Never throws.
 */
export function timeOfText(text: string): number | undefined {
  const trimmed = text.trim();
  return (
    timeOfNumberText(trimmed) ??
    timeOfDateText(trimmed) ??
    timeOfNetDate(trimmed) ??
    timeOfWmiDate(trimmed)
  );
}

/**
 * The moment that a number of seconds, milliseconds, microseconds or nanoseconds since 1970 names;
 * undefined for one that is out of range. Never throws.
 */
export function timeOfNumber(value: number): number | undefined {
  if (!Number.isFinite(value) || value <= 0) return undefined;
  if (value < MAX_SECONDS) return Math.trunc(value * MS_PER_SECOND);
  if (value < MAX_MILLISECONDS) return Math.trunc(value);
  if (value < MAX_MICROSECONDS) return Math.trunc(value / 1e3);
  // A double keeps nanoseconds of today to some hundreds.
  const microseconds = Math.round(value / 1e3);
  return value < MAX_NANOSECONDS ? Math.trunc(microseconds / 1e3) : undefined;
}

const NET_DATE = '/Date(';

/** `/Date(1741064767890)/` and the same with an offset, which says only where it was written. Source: JSON of .NET. */
function timeOfNetDate(text: string): number | undefined {
  const end = text.indexOf(')/');
  if (!text.startsWith(NET_DATE) || end === -1) return undefined;
  const digits = text.slice(NET_DATE.length, end);
  const offset = Math.max(digits.indexOf('+'), digits.indexOf('-'));
  return timeOfNumberText(offset > 0 ? digits.slice(0, offset) : digits);
}

/** `20250304050607.890000-000`, with minutes east of UTC. Source: DMTF DSP0004, as WMI writes it. */
function timeOfWmiDate(text: string): number | undefined {
  if (text.length !== 25 || text[14] !== '.') return undefined;
  const parts = [4, 6, 8, 10, 12].map((at) => text.slice(at, at + 2));
  const [month = '', day = '', hour = '', minute = '', second = ''] = parts;
  const offset = digitsAt(text, 22, 3);
  const date = `${text.slice(0, 4)}-${month}-${day} ${hour}:${minute}:${second}${text.slice(14, 21)}`;
  const local = offset === undefined ? undefined : timeOfDateText(date);
  if (local === undefined || offset === undefined) return undefined;
  return local - (text[21] === '-' ? -offset : offset) * MS_PER_MINUTE;
}

function timeOfNumberText(text: string): number | undefined {
  if (text === '') return undefined;
  for (let at = 0; at < text.length; at++) {
    if (!isDigit(text.charCodeAt(at)) && text[at] !== '.') return undefined;
  }
  return timeOfNumber(Number(text));
}

function timeOfDateText(text: string): number | undefined {
  if (text.length < SECONDS_END) return undefined;
  for (const [at, units] of PART_SEPARATORS) {
    if (!units.includes(text.charAt(at))) return undefined;
  }
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  const hour = digitsAt(text, 11, 2);
  const minute = digitsAt(text, 14, 2);
  const second = digitsAt(text, 17, 2);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  let end = SECONDS_END;
  if (text[end] === '.' || text[end] === ',') {
    end++;
    while (isDigit(text.charCodeAt(end))) end++;
  }
  const offset = offsetMinutes(text.slice(end).trim());
  if (offset === undefined) return undefined;
  const fraction = end > SECONDS_END + 1 ? Number(`0.${text.slice(SECONDS_END + 1, end)}`) : 0;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const ms = time + Math.floor(fraction * MS_PER_SECOND) - offset * MS_PER_MINUTE;
  return Number.isNaN(ms) ? undefined : ms;
}

/** Minutes east of UTC; undefined for what is no offset. */
function offsetMinutes(text: string): number | undefined {
  if (text === '' || text === 'Z' || text === 'UTC') return 0;
  const sign = text.startsWith('+') ? 1 : -1;
  if (!text.startsWith('+') && !text.startsWith('-')) return undefined;
  const hours = digitsAt(text, 1, 2);
  const minutes = digitsAt(text, text[3] === ':' ? 4 : 3, 2) ?? 0;
  return hours === undefined ? undefined : sign * (hours * 60 + minutes);
}

function digitsAt(text: string, start: number, nDigits: number): number | undefined {
  let value = 0;
  for (let at = start; at < start + nDigits; at++) {
    const unit = text.charCodeAt(at);
    if (!isDigit(unit)) return undefined;
    value = value * 10 + (unit - 0x30);
  }
  return value;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}
