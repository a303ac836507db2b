import { assertNever } from '../../../base/assert.ts';
import { isRecord } from '../../../base/guards.ts';
import { decodeUtf8 } from '../../../base/utf8.ts';
import { childIds, entryOf, JSON_KIND, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { keyOf, numberTextOf, rawTextOf, stringOf } from '../../json/json-text.ts';
import type { EventValue } from '../../sigma/event.ts';

/** How deep a value may nest in its record; what is deeper stays the text that it is written as. */
export const MAX_VALUE_DEPTH = 32;

/** The most bytes of a value that stays text. */
const MAX_RAW_BYTES = 64 * 1024;

/** Digits beyond which an integer stays text: no log has more, and reading them costs more than linear time. */
const MAX_INTEGER_DIGITS = 40;

/** Digits of an integer that a double always holds. */
const SAFE_DIGITS = 15;

const ZERO = 0x30;
const NINE = 0x39;

/**
 * A JSON value as the value of an event. Numbers keep their digits: a double where it is written the
 * same, a bigint for a longer integer, else the text. A key that stands twice in an object has both
 * values, as a list. Throws InvariantError for an unknown node. O(bytes of the subtree).
 */
export function eventValueOf(index: JsonIndex, node: number): EventValue {
  return isPlain(index, node)
    ? (parsedValue(index, node) ?? exactValue(index, node, 0))
    : exactValue(index, node, 0);
}

/**
 * Whether the platform's parser, several times faster, keeps everything: no number but short integers,
 * nothing nested too deeply.
 */
function isPlain(index: JsonIndex, node: number): boolean {
  const { bytes, kinds, starts, ends, depths } = index;
  const end = entryOf(index.nextIds, node);
  const maxDepth = entryOf(depths, node) + MAX_VALUE_DEPTH;
  for (let id = node; id < end; id++) {
    if ((depths[id] ?? 0) > maxDepth) return false;
    if (kinds[id] === JSON_KIND.number && !isShortInteger(bytes, starts[id] ?? 0, ends[id] ?? 0)) {
      return false;
    }
  }
  return true;
}

/** Undefined where a key stands twice: then there are fewer values than nodes. */
function parsedValue(index: JsonIndex, node: number): EventValue | undefined {
  const text = decodeUtf8(index.bytes, entryOf(index.starts, node), entryOf(index.ends, node));
  const parsed: unknown = JSON.parse(text);
  const counter = { nValues: 0 };
  const value = valueOfParsed(parsed, counter);
  return counter.nValues === entryOf(index.nextIds, node) - node ? value : undefined;
}

function valueOfParsed(parsed: unknown, counter: { nValues: number }): EventValue {
  counter.nValues++;
  if (typeof parsed === 'string' || typeof parsed === 'number' || typeof parsed === 'boolean') {
    return parsed;
  }
  if (Array.isArray(parsed)) {
    return parsed.map((element: unknown) => valueOfParsed(element, counter));
  }
  if (!isRecord(parsed)) return null;
  const members = new Map<string, EventValue>();
  for (const key of Object.keys(parsed)) members.set(key, valueOfParsed(parsed[key], counter));
  return members;
}

function exactValue(index: JsonIndex, node: number, depth: number): EventValue {
  const kind = kindOf(index, node);
  switch (kind) {
    case 'string':
      return stringOf(index, node);
    case 'number':
      return numberValue(numberTextOf(index, node));
    case 'true':
      return true;
    case 'false':
      return false;
    case 'null':
      return null;
    case 'array':
      if (depth >= MAX_VALUE_DEPTH) return rawTextOf(index, node, MAX_RAW_BYTES);
      return Array.from(childIds(index, node), (child) => exactValue(index, child, depth + 1));
    case 'object': {
      if (depth >= MAX_VALUE_DEPTH) return rawTextOf(index, node, MAX_RAW_BYTES);
      const members = new Map<string, EventValue>();
      for (const child of childIds(index, node)) {
        addField(members, keyOf(index, child) ?? '', exactValue(index, child, depth + 1));
      }
      return members;
    }
    default:
      return assertNever(kind);
  }
}

/** A number as it is written, as the value of an event. Never throws. */
export function numberValue(text: string): EventValue {
  const value = Number(text);
  if (String(value) === text) return value;
  return isInteger(text) && text.length <= MAX_INTEGER_DIGITS ? BigInt(text) : text;
}

/** Adds a value to the fields of an event; a name that is there already gets a list of both. Never throws. */
export function addField(fields: Map<string, EventValue>, name: string, value: EventValue): void {
  const known = fields.get(name);
  if (known === undefined) fields.set(name, value);
  else fields.set(name, isList(known) ? [...known, value] : [known, value]);
}

function isList(value: EventValue): value is readonly EventValue[] {
  return Array.isArray(value);
}

/** A value as text, where it is a scalar; undefined for null, a list or an object. Never throws. */
export function textOfValue(value: EventValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? undefined : String(value);
}

function isShortInteger(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > SAFE_DIGITS) return false;
  const first = bytes[start] === 0x2d ? start + 1 : start;
  for (let at = first; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < ZERO || byte > NINE) return false;
  }
  // `-0` is a double that is written another way.
  return first === start || bytes[first] !== ZERO;
}

function isInteger(text: string): boolean {
  for (let at = text.startsWith('-') ? 1 : 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < ZERO || unit > NINE) return false;
  }
  return text !== '-0';
}
