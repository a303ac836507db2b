import { childIds, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { keyOf, stringOf } from '../../json/json-text.ts';
import type { EventValue } from '../../sigma/event.ts';
import { addField, eventValueOf, textOfValue } from './event-values.ts';

/** The members of an object by key, in document order; a key that stands twice has several nodes. */
export type JsonMembers = ReadonlyMap<string, readonly number[]>;

/** The members of an object; none for any other value. Throws InvariantError for an unknown node. O(members). */
export function jsonMembers(index: JsonIndex, node: number | undefined): JsonMembers {
  const members = new Map<string, number[]>();
  if (node === undefined || kindOf(index, node) !== 'object') return members;
  for (const child of childIds(index, node)) {
    const key = keyOf(index, child) ?? '';
    const known = members.get(key);
    if (known === undefined) members.set(key, [child]);
    else known.push(child);
  }
  return members;
}

/** The only or last member of one of these names that is an object. Throws InvariantError for an unknown node. */
export function objectIn(
  index: JsonIndex,
  members: JsonMembers,
  ...keys: readonly string[]
): number | undefined {
  for (const key of keys) {
    const node = members.get(key)?.at(-1);
    if (node !== undefined && kindOf(index, node) === 'object') return node;
  }
  return undefined;
}

/** The text of the first of these members that is a string. Throws InvariantError for an unknown node. */
export function stringIn(
  index: JsonIndex,
  members: JsonMembers,
  ...keys: readonly string[]
): string | undefined {
  for (const key of keys) {
    const node = members.get(key)?.at(-1);
    if (node !== undefined && kindOf(index, node) === 'string') return stringOf(index, node);
  }
  return undefined;
}

/** The value of the first of these members that is there and not null. Throws InvariantError for an unknown node. */
export function valueIn(
  index: JsonIndex,
  members: JsonMembers,
  ...keys: readonly string[]
): EventValue | undefined {
  for (const key of keys) {
    const node = members.get(key)?.at(-1);
    if (node !== undefined && kindOf(index, node) !== 'null') return eventValueOf(index, node);
  }
  return undefined;
}

/** The same, as text. Throws InvariantError for an unknown node. */
export function textIn(
  index: JsonIndex,
  members: JsonMembers,
  ...keys: readonly string[]
): string | undefined {
  return textOfValue(valueIn(index, members, ...keys));
}

/** Adds all members as fields of these names. Throws InvariantError for an unknown node. O(bytes of the subtree). */
export function addMembers(
  fields: Map<string, EventValue>,
  index: JsonIndex,
  members: JsonMembers,
  nameOf: (key: string) => string | undefined,
): void {
  for (const [key, nodes] of members) {
    const name = nameOf(key);
    if (name === undefined) continue;
    for (const node of nodes) addField(fields, name, eventValueOf(index, node));
  }
}
