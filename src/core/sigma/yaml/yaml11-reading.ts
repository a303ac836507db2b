/** What a plain scalar is for a reader of YAML 1.1, where that is not what YAML 1.2 makes of it. */
export type Yaml11Reading =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly text: string }
  | { readonly kind: 'float' | 'date' | 'text' };

const TRUE_WORDS = new Set(['yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const FALSE_WORDS = new Set(['no', 'No', 'NO', 'off', 'Off', 'OFF']);

/** Longer texts are none of the forms below. */
const MAX_LENGTH = 40;

/**
 * What a reader of YAML 1.1 (PyYAML, and so most Sigma programs) makes of a plain scalar that YAML 1.2
 * reads otherwise: `yes` and `off` are booleans, `010` is eight, `0o17` is text, `1_000` and `0b11`
 * are numbers, `1:30` is ninety, `2024-01-01` is a date. text: the scalar's value. Undefined where both
 * agree. `y` and `n` alone are text for PyYAML too. Never throws. Source: yaml.org/type.
 */
export function yaml11Reading(text: string): Yaml11Reading | undefined {
  if (text.length === 0 || text.length > MAX_LENGTH) return undefined;
  if (TRUE_WORDS.has(text)) return { kind: 'boolean', value: true };
  if (FALSE_WORDS.has(text)) return { kind: 'boolean', value: false };
  if (text.startsWith('0o') && isAll(text.slice(2), OCTAL)) return { kind: 'text' };
  const sign = text.startsWith('-') ? '-' : '';
  const rest = sign !== '' || text.startsWith('+') ? text.slice(1) : text;
  const first = rest.charAt(0);
  if (!DECIMAL.includes(first) || first === '') return undefined;
  return readInteger(sign, rest) ?? readSexagesimal(sign, rest) ?? readDate(text);
}

const BINARY = '01';
const OCTAL = '01234567';
const DECIMAL = '0123456789';
const HEX = '0123456789abcdefABCDEF';

function readInteger(sign: string, rest: string): Yaml11Reading | undefined {
  const digits = rest.replaceAll('_', '');
  const integer = (literal: string): Yaml11Reading => ({
    kind: 'integer',
    text: sign + BigInt(literal).toString(),
  });
  const hasBars = digits.length < rest.length;
  if (digits.startsWith('0b') && isAll(digits.slice(2), BINARY)) return integer(digits);
  if (digits.startsWith('0x')) {
    return (hasBars || sign !== '') && isAll(digits.slice(2), HEX) ? integer(digits) : undefined;
  }
  if (digits.length > 1 && digits.startsWith('0') && isAll(digits, OCTAL)) {
    return integer(`0o${digits}`);
  }
  if (hasBars && !digits.startsWith('0') && isAll(digits, DECIMAL)) return integer(digits);
  return undefined;
}

/** `1:30` and `1:30:00` are written in base sixty. */
function readSexagesimal(sign: string, rest: string): Yaml11Reading | undefined {
  const parts = rest.split(':');
  const [head = '', ...others] = parts;
  if (others.length === 0 || !isAll(head, DECIMAL) || (head.startsWith('0') && head !== '0')) {
    return undefined;
  }
  const isBase60 = others.every((part) => part.length <= 2 && isAll(part, DECIMAL) && +part < 60);
  if (!isBase60) return undefined;
  const value = parts.reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  return { kind: 'integer', text: sign + value.toString() };
}

/** `2024-01-31`, with or without a time behind it. */
function readDate(text: string): Yaml11Reading | undefined {
  const isDay = isAll(text.slice(0, 4), DECIMAL) && text[4] === '-' && text[7] === '-';
  const isNumbers = isAll(text.slice(5, 7), DECIMAL) && isAll(text.slice(8, 10), DECIMAL);
  if (!isDay || !isNumbers || text.length < 10) return undefined;
  const rest = text.slice(10);
  if (rest === '') return { kind: 'date' };
  const separator = rest.charAt(0);
  const hasTime =
    (separator === 'T' || separator === 't' || separator === ' ') && rest.includes(':');
  return hasTime ? { kind: 'date' } : undefined;
}

function isAll(text: string, allowed: string): boolean {
  for (const character of text) if (!allowed.includes(character)) return false;
  return text.length > 0;
}
