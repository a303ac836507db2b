import type { EventValue } from '../../sigma/event.ts';
import { addField, textOfValue } from './event-values.ts';

/** An object of a record, by its members' names. */
export type RecordMap = ReadonlyMap<string, EventValue>;

/** Whether a value is an object. Never throws. */
export function isMap(value: EventValue | undefined): value is RecordMap {
  return value instanceof Map;
}

/** The values of a list; any other value is a list of itself, and what is not there an empty one. Never throws. */
export function listOf(value: EventValue | undefined): readonly EventValue[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** Whether a value is a list. Never throws. */
export function isList(value: EventValue | undefined): value is readonly EventValue[] {
  return Array.isArray(value);
}

/** The first of these members that is an object. Never throws. */
export function mapIn(record: RecordMap, ...keys: readonly string[]): RecordMap | undefined {
  for (const key of keys) {
    const value = record.get(key);
    if (isMap(value)) return value;
  }
  return undefined;
}

/** The first of these members that is a text. Never throws. */
export function stringIn(record: RecordMap, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = record.get(key);
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** The first of these members that is there and not null. Never throws. */
export function valueIn(record: RecordMap, ...keys: readonly string[]): EventValue | undefined {
  for (const key of keys) {
    const value = record.get(key);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** The same, as text. Never throws. */
export function textIn(record: RecordMap, ...keys: readonly string[]): string | undefined {
  return textOfValue(valueIn(record, ...keys));
}

/** Adds members under the names that `nameOf` gives; those without a name are left out. Never throws. O(members). */
export function addMembers(
  fields: Map<string, EventValue>,
  record: RecordMap,
  nameOf: (key: string) => string | undefined,
): void {
  for (const [key, value] of record) {
    const name = nameOf(key);
    if (name !== undefined) addField(fields, name, value);
  }
}
