import { visibleText } from '../../base/visible-text.ts';
import { entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { numberTextOf, stringOf } from '../json/json-text.ts';
import { hasSameBytes } from '../json/same-bytes.ts';
import { NO_DRAFT } from './draft-table.ts';
import { fileTypeOfTag } from './file-type-tag.ts';
import type { ValuePlace } from './value-place.ts';
import { rejectKind, type ValueSource } from './value-source.ts';
import { VT_SCHEMA } from './vt-schema.ts';

/** The engine's integers: 64 bits with sign. */
const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

/** So many digits may be too much for 64 bits. */
const MAX_SAFE_DIGITS = 19;

/** More digits are out of range in any case, and would be slow to read. */
const MAX_INTEGER_CHARACTERS = 20;

/** How much of a value a reason quotes. UTF-16 code units. */
const MAX_QUOTED = 40;

/** The enum whose constants reports also name by their tag. */
const FILE_TYPE = 'vt.FileType';

/**
 * The draft of a scalar node for a scalar type. NO_DRAFT for a value that does not fit, which is
 * rejected with its reason. Digits in quotes are integers, a number is text where text is wanted (its
 * JSON text), text is a constant where an enum is wanted. Never throws.
 */
export function convertScalar(source: ValueSource, node: number, place: ValuePlace): number {
  const { type } = place;
  switch (type.kind) {
    case 'string':
      return convertText(source, node, place, type.lowercase === true);
    case 'boolean':
      return convertBoolean(source, node, place);
    case 'integer':
      return type.enumPath === undefined
        ? convertInteger(source, node, place)
        : convertConstant(source, node, place, type.enumPath);
    default:
      return rejectKind(source, node, place, 'a number');
  }
}

function convertText(
  source: ValueSource,
  node: number,
  place: ValuePlace,
  isLowercase: boolean,
): number {
  const { index, part, drafts } = source;
  const kind = kindOf(index, node);
  if (kind === 'string' && !isLowercase) return drafts.addVerbatim(part, node);
  if (kind !== 'string' && kind !== 'number') return rejectKind(source, node, place, 'text');
  const text = kind === 'string' ? stringOf(index, node) : numberTextOf(index, node);
  const value = isLowercase ? text.toLowerCase() : text;
  return kind === 'string' && value === text
    ? drafts.addVerbatim(part, node)
    : drafts.addWritten(part, node, JSON.stringify(value));
}

function convertBoolean(source: ValueSource, node: number, place: ValuePlace): number {
  const { index, part, drafts } = source;
  const kind = kindOf(index, node);
  return kind === 'true' || kind === 'false'
    ? drafts.addVerbatim(part, node)
    : rejectKind(source, node, place, 'a boolean');
}

function convertInteger(source: ValueSource, node: number, place: ValuePlace): number {
  const { index, part, drafts } = source;
  if (isCanonicalInteger(index, node)) return drafts.addVerbatim(part, node);
  const token = numberTokenOf(index, node);
  const value = token === undefined ? undefined : parseInteger(token);
  if (token === undefined || value === undefined) {
    return rejectKind(source, node, place, 'a whole number');
  }
  if (value === 'out-of-range') {
    source.reject(node, place, 'the number does not fit the 64 bits of the vt module');
    return NO_DRAFT;
  }
  return drafts.addWritten(part, node, String(value));
}

/** Whether a number is a few digits without a sign, just as the module would write it. */
function isCanonicalInteger(index: JsonIndex, node: number): boolean {
  if (kindOf(index, node) !== 'number') return false;
  const { bytes } = index;
  const start = entryOf(index.starts, node);
  const end = entryOf(index.ends, node);
  if (end - start >= MAX_SAFE_DIGITS) return false;
  for (let at = start; at < end; at++) if (!isDigit(bytes[at] ?? 0)) return false;
  return true;
}

function convertConstant(
  source: ValueSource,
  node: number,
  place: ValuePlace,
  enumPath: string,
): number {
  const { index, part, drafts } = source;
  const kind = kindOf(index, node);
  if (kind !== 'string' && kind !== 'number') {
    return rejectKind(source, node, place, `a constant of ${enumPath}`);
  }
  const start = entryOf(index.starts, node);
  const length = entryOf(index.ends, node) - start;
  const { constant: last } = place;
  if (
    last?.length === length &&
    hasSameBytes(index.bytes, last.start, index.bytes, start, length)
  ) {
    return drafts.addVerbatim(part, node);
  }
  const text = kind === 'string' ? stringOf(index, node) : numberTextOf(index, node);
  const constant = constantNamed(enumPath, text) ?? constantNumbered(enumPath, text);
  if (constant === undefined) {
    source.reject(node, place, `${enumPath} has no constant for ${quoted(text)}`);
    return NO_DRAFT;
  }
  // Names of constants have no character that JSON may escape in fewer bytes.
  if (kind !== 'string' || constant !== text || length !== text.length + 2) {
    return drafts.addWritten(part, node, `"${constant}"`);
  }
  place.constant = { start, length };
  return drafts.addVerbatim(part, node);
}

/** The constant that a text names: exactly, else in another case, else as the tag of a file type. */
function constantNamed(enumPath: string, text: string): string | undefined {
  const constants = VT_SCHEMA.enums.get(enumPath);
  if (constants === undefined) return undefined;
  if (constants.has(text)) return text;
  const names = [text.toUpperCase(), text.toLowerCase()];
  if (enumPath === FILE_TYPE) names.push(fileTypeOfTag(text) ?? text);
  return names.find((name) => constants.has(name));
}

function constantNumbered(enumPath: string, text: string): string | undefined {
  for (const [name, number] of VT_SCHEMA.enums.get(enumPath) ?? []) {
    if (String(number) === text) return name;
  }
  return undefined;
}

/** The digits of a number, or of a number in quotes. */
function numberTokenOf(index: JsonIndex, node: number): string | undefined {
  const kind = kindOf(index, node);
  if (kind === 'number') return numberTextOf(index, node);
  return kind === 'string' ? stringOf(index, node) : undefined;
}

/** The exact integer that a decimal numeral stands for; undefined where it stands for none. */
function parseInteger(token: string): bigint | 'out-of-range' | undefined {
  if (isDigits(token)) {
    if (token.length > MAX_INTEGER_CHARACTERS) return 'out-of-range';
    const value = BigInt(token);
    return value < MIN_INTEGER || value > MAX_INTEGER ? 'out-of-range' : value;
  }
  const approximate = token.trim() === token && token !== '' ? Number(token) : Number.NaN;
  if (!Number.isInteger(approximate) || !isDecimalNumeral(token)) return undefined;
  return Number.isSafeInteger(approximate) ? BigInt(approximate) : 'out-of-range';
}

/** Whether it is one or more digits, perhaps after a minus. */
function isDigits(token: string): boolean {
  const start = token.startsWith('-') ? 1 : 0;
  for (let at = start; at < token.length; at++) {
    if (!isDigit(token.charCodeAt(at))) return false;
  }
  return token.length > start;
}

/** Whether it is of the signs of JSON's numbers only, so that `0x10` and `Infinity` are none. */
function isDecimalNumeral(token: string): boolean {
  for (const sign of token) {
    if (!isDigit(sign.charCodeAt(0)) && !'+-.eE'.includes(sign)) return false;
  }
  return true;
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A value of the report in a sentence: nothing hidden in it, and not more of it than is needed. */
function quoted(text: string): string {
  const shown = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return `\`${visibleText(shown)}\``;
}
