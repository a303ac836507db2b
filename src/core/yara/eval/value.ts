import type { ByteString } from '../../../base/byte-string.ts';
import type { ModuleStruct, ModuleValue } from '../module-value.ts';

/**
 * What cannot be told without the file's bytes, or within the limits. It is not YARA's `undefined`:
 * the engine has a value there, we do not know which, and it may even be undefined.
 */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** A struct of a module; null for one that the data does not have (its fields have defaults). */
export type StructValue = ModuleStruct | null;

/** Elements of an array as the data has them; null for a struct without data. */
export type ArrayValue = readonly (ModuleValue | null)[];

/**
 * A value while a condition runs. Integers are bigint, floats number, strings byte strings, and
 * `undefined` is YARA's undefined. Which of struct, array and map an object is, the types tell.
 */
export type Value =
  boolean | bigint | number | ByteString | StructValue | ArrayValue | undefined | typeof UNKNOWN;

/** A truth value; undefined counts as false at the top, and is told apart only below `not`. */
export type Truth = boolean | undefined | typeof UNKNOWN;

/** One element of an array that has no data: the engine shows it where the parent is absent. */
const PHANTOM: ArrayValue = [null];
const EMPTY_ARRAY: ArrayValue = [];
const EMPTY_MAP: ModuleStruct = new Map();

/** Whether a value is a struct or a map with data. Never throws. */
export function isStruct(value: Value | ModuleValue | null): value is ModuleStruct {
  return value instanceof Map;
}

/** Whether a value is an array. Never throws. */
export function isArray(value: Value | ModuleValue | null): value is ArrayValue {
  return Array.isArray(value);
}

/** The one phantom element, see `PHANTOM`. */
export function phantomArray(): ArrayValue {
  return PHANTOM;
}

export function emptyArray(): ArrayValue {
  return EMPTY_ARRAY;
}

export function emptyMap(): ModuleStruct {
  return EMPTY_MAP;
}

/**
 * A value where a boolean is needed: 0, 0.0 and "" are false, other numbers and strings true.
 * Never throws. Source: YARA-X, `cast_to_bool`.
 */
export function truthOf(value: Value): Truth {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'bigint':
      return value !== 0n;
    case 'number':
      return value !== 0;
    case 'string':
      return value.length > 0;
    case 'symbol':
      return UNKNOWN;
    default:
      return undefined;
  }
}

/**
 * The outcome of an operation that has not all of its operands: undefined if one of them is, for
 * the engine then stops at it whatever the other is; else unknown. Never throws.
 */
export function withoutOperands(left: Value, right: Value): undefined | typeof UNKNOWN {
  return left === undefined || right === undefined ? undefined : UNKNOWN;
}
