import { visibleText } from '../../base/visible-text.ts';
import { kindOf, type JsonIndex } from '../json/json-index.ts';
import { numberTextOf, stringOf } from '../json/json-text.ts';
import { fileTypeOfTag } from './file-type-tag.ts';
import { rejectKind, originOf, type ValueRequest, type ValueSource } from './value-source.ts';
import { createScalarDraft, type ScalarDraft } from './vt-draft.ts';
import { VT_SCHEMA } from './vt-schema.ts';

/** The engine's integers: 64 bits with sign. */
const MIN_INTEGER = -(2n ** 63n);
const MAX_INTEGER = 2n ** 63n - 1n;

/** More digits are out of range in any case, and would be slow to read. */
const MAX_INTEGER_CHARACTERS = 20;

/** How much of a value a reason quotes. UTF-16 code units. */
const MAX_QUOTED = 40;

/** The enum whose constants reports also name by their tag. */
const FILE_TYPE = 'vt.FileType';

/**
 * The value of a scalar node for a scalar type. Undefined for a value that does not fit, which is
 * rejected with its reason. Digits in quotes are integers, a number is text where text is wanted (its
 * JSON text), text is a constant where an enum is wanted. Never throws.
 */
export function convertScalar(source: ValueSource, request: ValueRequest): ScalarDraft | undefined {
  const { type } = request;
  switch (type.kind) {
    case 'string':
      return convertText(source, request, type.lowercase === true);
    case 'boolean':
      return convertBoolean(source, request);
    case 'integer':
      return type.enumPath === undefined
        ? convertInteger(source, request)
        : convertConstant(source, request, type.enumPath);
    default:
      return rejectKind(source, request, 'a number');
  }
}

function convertText(
  source: ValueSource,
  request: ValueRequest,
  isLowercase: boolean,
): ScalarDraft | undefined {
  const { node } = request;
  const kind = kindOf(source.index, node);
  if (kind !== 'string' && kind !== 'number') return rejectKind(source, request, 'text');
  const text = kind === 'string' ? stringOf(source.index, node) : numberTextOf(source.index, node);
  const value = isLowercase ? text.toLowerCase() : text;
  const isVerbatim = kind === 'string' && value === text;
  return createScalarDraft(originOf(source, node), value, isVerbatim);
}

function convertBoolean(source: ValueSource, request: ValueRequest): ScalarDraft | undefined {
  const { node } = request;
  const kind = kindOf(source.index, node);
  if (kind !== 'true' && kind !== 'false') return rejectKind(source, request, 'a boolean');
  return createScalarDraft(originOf(source, node), kind === 'true', true);
}

function convertInteger(source: ValueSource, request: ValueRequest): ScalarDraft | undefined {
  const { node } = request;
  const token = numberTokenOf(source.index, node);
  const value = token === undefined ? undefined : parseInteger(token);
  if (token === undefined || value === undefined) {
    return rejectKind(source, request, 'a whole number');
  }
  if (value === 'out-of-range') {
    source.reject(node, request, 'the number does not fit the 64 bits of the vt module');
    return undefined;
  }
  return createScalarDraft(originOf(source, node), value, false);
}

function convertConstant(
  source: ValueSource,
  request: ValueRequest,
  enumPath: string,
): ScalarDraft | undefined {
  const { node } = request;
  const kind = kindOf(source.index, node);
  if (kind !== 'string' && kind !== 'number') {
    return rejectKind(source, request, `a constant of ${enumPath}`);
  }
  const text = kind === 'string' ? stringOf(source.index, node) : numberTextOf(source.index, node);
  const constant = constantNamed(enumPath, text) ?? constantNumbered(enumPath, text);
  if (constant === undefined) {
    source.reject(node, request, `${enumPath} has no constant for ${quoted(text)}`);
    return undefined;
  }
  return {
    kind: 'scalar',
    value: BigInt(constant.number),
    constant: constant.name,
    isVerbatim: false,
    part: source.part,
    node,
    more: undefined,
  };
}

interface Constant {
  readonly name: string;
  readonly number: number;
}

/** The constant that a text names: exactly, else in another case, else as the tag of a file type. */
function constantNamed(enumPath: string, text: string): Constant | undefined {
  const constants = VT_SCHEMA.enums.get(enumPath);
  const names = [text, text.toUpperCase(), text.toLowerCase()];
  if (enumPath === FILE_TYPE) names.push(fileTypeOfTag(text) ?? text);
  for (const name of names) {
    const number = constants?.get(name);
    if (number !== undefined) return { name, number };
  }
  return undefined;
}

function constantNumbered(enumPath: string, text: string): Constant | undefined {
  for (const [name, number] of VT_SCHEMA.enums.get(enumPath) ?? []) {
    if (String(number) === text) return { name, number };
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
