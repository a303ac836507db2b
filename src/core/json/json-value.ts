import { assertNever } from '../../base/assert.ts';
import { entryOf, kindOf, type JsonIndex } from './json-index.ts';
import { keyOf, numberTextOf, stringOf } from './json-text.ts';

/** A number with the text that it was written as, since a double cannot hold every one. */
export interface JsonNumber {
  readonly text: string;
  /** The nearest double; infinite for `1e400`. */
  readonly value: number;
}

/** A decoded JSON value. Objects are Maps: `__proto__` and `constructor` are keys like any other. */
export type JsonValue = null | boolean | string | JsonNumber | JsonArray | JsonObject;

export type JsonArray = readonly JsonValue[];

/** Keys in the order of their first appearance; of members with the same key the last one's value. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

/** Whether a decoded value is an object. Never throws. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

/** Whether a decoded value is an array. Never throws. */
export function isJsonArray(value: JsonValue | undefined): value is JsonArray {
  return Array.isArray(value);
}

/** Whether a decoded value is a number. Never throws. */
export function isJsonNumber(value: JsonValue | undefined): value is JsonNumber {
  return typeof value === 'object' && value !== null && 'text' in value;
}

/**
 * Decodes a subtree. Of members with the same key the last one counts, as in JSON.parse
 * (`duplicateKeys` tells of them). Throws InvariantError for an unknown id. O(bytes of the subtree),
 * no recursion.
 */
export function decode(index: JsonIndex, node: number): JsonValue {
  const root = startValue(index, node);
  const rootDepth = entryOf(index.depths, node);
  const end = entryOf(index.nextIds, node);
  // The containers around the current place, by their depth below `node`.
  const open: StartedValue[] = [root];
  for (let id = node + 1; id < end; id++) {
    const value = startValue(index, id);
    const depth = entryOf(index.depths, id) - rootDepth;
    const parent = open[depth - 1];
    if (Array.isArray(parent)) parent.push(value);
    if (parent instanceof Map) parent.set(keyOf(index, id) ?? '', value);
    open[depth] = value;
  }
  return root;
}

/** A scalar, or a container that is still to be filled. */
type StartedValue = null | boolean | string | JsonNumber | JsonValue[] | Map<string, JsonValue>;

function startValue(index: JsonIndex, node: number): StartedValue {
  const kind = kindOf(index, node);
  switch (kind) {
    case 'object':
      return new Map();
    case 'array':
      return [];
    case 'string':
      return stringOf(index, node);
    case 'number': {
      const text = numberTextOf(index, node);
      return { text, value: Number(text) };
    }
    case 'true':
      return true;
    case 'false':
      return false;
    case 'null':
      return null;
    default:
      return assertNever(kind);
  }
}
