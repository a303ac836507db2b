import { parseDecimal, type Decimal } from '../match/decimal.ts';

/** One text for all ways to write a number: `1`, `1.0` and `01` have the same. Never throws. */
export function decimalKey({ isNegative, digits, exponent }: Decimal): string {
  return `${isNegative ? '-' : ''}${digits}e${exponent}`;
}

/** The key of the number that a text is, if it is one. Never throws. */
export function decimalKeyOf(text: string): string | undefined {
  const first = text.charCodeAt(0);
  // Most texts begin with a letter, and are no numbers: `+`, `-` and digits are below.
  if (!(first < 0x3a)) return undefined;
  const decimal = parseDecimal(text);
  return decimal && decimalKey(decimal);
}
