import type { ScalarType } from './yaml-node.ts';

const ZERO = 0x30;
const NINE = 0x39;

/** More digits than this are no number that anyone means, and slow to convert: they stay text. */
export const MAX_NUMBER_LENGTH = 300;

/**
 * What a plain scalar is by the core schema of YAML 1.2. text: the scalar's value. The empty text is
 * null. `yes`, `1_000`, `2024-01-01` are strings; `010` is the integer ten; `0x1f` and `0o17` are
 * integers. A number of more than `MAX_NUMBER_LENGTH` characters is a string. Never throws. Source:
 * YAML 1.2.2, section 10.3.2.
 */
export function resolveScalar(text: string): ScalarType {
  if (text.length === 0) return 'null';
  const first = text.charCodeAt(0);
  if (isDigit(first) || first === 0x2b || first === 0x2d || first === 0x2e) {
    return text.length > MAX_NUMBER_LENGTH ? 'string' : resolveNumber(text);
  }
  switch (text) {
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return 'null';
    case 'true':
    case 'True':
    case 'TRUE':
    case 'false':
    case 'False':
    case 'FALSE':
      return 'boolean';
    default:
      return 'string';
  }
}

function resolveNumber(text: string): ScalarType {
  if (text.startsWith('0x')) return isAll(text, 2, isHexDigit) ? 'integer' : 'string';
  if (text.startsWith('0o')) return isAll(text, 2, isOctalDigit) ? 'integer' : 'string';
  const start = text.startsWith('-') || text.startsWith('+') ? 1 : 0;
  const rest = text.slice(start);
  if (rest === '.inf' || rest === '.Inf' || rest === '.INF') return 'float';
  if (text === '.nan' || text === '.NaN' || text === '.NAN') return 'float';
  return resolveDecimal(rest);
}

/** text: without its sign. */
function resolveDecimal(text: string): ScalarType {
  const integerEnd = digitsEnd(text, 0);
  if (integerEnd === text.length && integerEnd > 0) return 'integer';
  let end = integerEnd;
  if (text[end] === '.') {
    const fractionEnd = digitsEnd(text, end + 1);
    if (integerEnd === 0 && fractionEnd === end + 1) return 'string';
    end = fractionEnd;
  } else if (integerEnd === 0) {
    return 'string';
  }
  if (text[end] === 'e' || text[end] === 'E') {
    const digits = end + (text[end + 1] === '+' || text[end + 1] === '-' ? 2 : 1);
    end = digitsEnd(text, digits);
    if (end === digits) return 'string';
  }
  // A double that overflows is no number for YAML readers either.
  return end === text.length && Number.isFinite(Number(text)) ? 'float' : 'string';
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isAll(text: string, start: number, test: (unit: number) => boolean): boolean {
  for (let at = start; at < text.length; at++) if (!test(text.charCodeAt(at))) return false;
  return text.length > start;
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

function isOctalDigit(unit: number): boolean {
  return unit >= ZERO && unit <= 0x37;
}

function isHexDigit(unit: number): boolean {
  const lower = unit | 0x20;
  return isDigit(unit) || (lower >= 0x61 && lower <= 0x66);
}
