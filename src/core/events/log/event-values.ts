import { assertNever } from '../../../base/assert.ts';
import { childIds, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { keyOf, numberTextOf, rawTextOf, stringOf } from '../../json/json-text.ts';
import type { EventValue } from '../../sigma/event.ts';

/** How deep a value may nest below its event; what is deeper stays the text that it is written as. */
export const MAX_VALUE_DEPTH = 32;

/** The most bytes of a value that stays text. */
const MAX_RAW_BYTES = 64 * 1024;

/** Digits beyond which an integer stays text: no log has more, and reading them costs more than linear time. */
const MAX_INTEGER_DIGITS = 40;

/**
 * A JSON value as the value of an event. Numbers keep their digits: a double where it is written the
 * same, a bigint for a longer integer, else the text. A key that stands twice in an object has both
 * values, as a list. Throws InvariantError for an unknown node. O(bytes of the subtree).
 */
export function eventValueOf(index: JsonIndex, node: number, depth = 0): EventValue {
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
      return Array.from(childIds(index, node), (child) => eventValueOf(index, child, depth + 1));
    case 'object':
      if (depth >= MAX_VALUE_DEPTH) return rawTextOf(index, node, MAX_RAW_BYTES);
      return objectValue(index, node, depth);
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

function objectValue(
  index: JsonIndex,
  node: number,
  depth: number,
): ReadonlyMap<string, EventValue> {
  const members = new Map<string, EventValue>();
  for (const child of childIds(index, node)) {
    addField(members, keyOf(index, child) ?? '', eventValueOf(index, child, depth + 1));
  }
  return members;
}

function isInteger(text: string): boolean {
  for (let at = text.startsWith('-') ? 1 : 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  // `-0` is a double that is written another way.
  return text !== '-0';
}
