/**
 * A number as it is written, exactly: `±0.DIGITS · 10^exponent`, the digits without zeros at either end.
 * Zero has no digits, exponent 0 and no sign.
 */
export interface Decimal {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** A longer number is no number that an event or a rule has. */
const MAX_LENGTH = 400;

/** Exponents beyond are no numbers; their sum with the digits' places stays exact. */
const MAX_EXPONENT_DIGITS = 6;

/**
 * Reads a decimal number: an optional sign, digits, optionally a fraction, optionally an exponent
 * (`-12`, `007`, `1.50`, `6e+2`). Undefined for any other text: hexadecimal, spaces, a bare dot, `inf`,
 * the empty text, more than 400 characters. Never throws.
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const isSigned = text.startsWith('-') || text.startsWith('+');
  const whole = digitsEnd(text, isSigned ? 1 : 0);
  const start = isSigned ? 1 : 0;
  if (whole === start) return undefined;
  let digits = text.slice(start, whole);
  let exponent = digits.length;
  let at = whole;
  if (text.charAt(at) === '.') {
    const end = digitsEnd(text, at + 1);
    if (end === at + 1) return undefined;
    digits += text.slice(at + 1, end);
    at = end;
  }
  if (text.charAt(at) === 'e' || text.charAt(at) === 'E') {
    const sign = text.charAt(at + 1);
    const from = sign === '-' || sign === '+' ? at + 2 : at + 1;
    const end = digitsEnd(text, from);
    if (end === from || end - from > MAX_EXPONENT_DIGITS) return undefined;
    exponent += Number(text.slice(from, end)) * (sign === '-' ? -1 : 1);
    at = end;
  }
  return at === text.length ? normalise(text.startsWith('-'), digits, exponent) : undefined;
}

/**
 * Negative, zero or positive as `a` is less than, equal to or greater than `b`. Never throws.
 */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.isNegative !== b.isNegative) return a.isNegative ? -1 : 1;
  return a.isNegative ? compareMagnitudes(b, a) : compareMagnitudes(a, b);
}

function compareMagnitudes(a: Decimal, b: Decimal): number {
  if (a.digits === '' || b.digits === '') return a.digits.length - b.digits.length;
  if (a.exponent !== b.exponent) return a.exponent - b.exponent;
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -1 : 1;
}

function normalise(isNegative: boolean, digits: string, exponent: number): Decimal {
  let first = 0;
  while (digits.charAt(first) === '0') first++;
  let end = digits.length;
  while (end > first && digits.charAt(end - 1) === '0') end--;
  if (first === end) return { isNegative: false, digits: '', exponent: 0 };
  return { isNegative, digits: digits.slice(first, end), exponent: exponent - first };
}

function digitsEnd(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at++;
  return at;
}
