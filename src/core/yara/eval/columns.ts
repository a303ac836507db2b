import type { ModuleValue } from '../module-value.ts';
import { emptyTally, outcomeCode, type OutcomeCode, type Tally } from './outcome.ts';
import type { ArrayValue, Value } from './value.ts';

/** What lies at the end of an access as the data have it; `NO_ENTRY` for a key that a map lacks. */
export type RawValue = ModuleValue | null | undefined | typeof NO_ENTRY;

export const NO_ENTRY: unique symbol = Symbol('no entry');

/** How a value is read from an element of an array, and a text that is the same for the same way. */
export interface ColumnAccess {
  readonly key: string;
  readonly read: (element: RawValue) => RawValue;
  /** What a rule sees of what was read. */
  readonly convert: (raw: RawValue) => Value;
}

/** The values that an access finds in any array, each once. A value's position is its number. */
export interface Dictionary {
  readonly values: readonly Value[];
}

/** The values of one array, in the order of its elements, as numbers of a dictionary. */
export interface Column {
  readonly dictionary: Dictionary;
  readonly ids: readonly number[];
  /** How many of the values would be what (`OUTCOME`) where a boolean is wanted. */
  readonly truths: Tally;
}

/**
 * Columns of arrays that have been looked at, kept for as long as their data: whoever looks at the same
 * elements again finds values that are read, converted and told apart. It remembers only what can be
 * found out again; results do not depend on it.
 */
export interface ColumnStore {
  /** The column of an array. O(elements) for one that was not asked for before. Never throws. */
  columnOf(array: ArrayValue, access: ColumnAccess): Column;
}

/** More ways to read are forgotten: a rule has dozens, a day of writing thousands. */
const MAX_DICTIONARIES = 500;

interface GrowingDictionary {
  readonly values: Value[];
  readonly ids: Map<RawValue, number>;
  /** By number, what it would be where a boolean is wanted. */
  readonly truths: OutcomeCode[];
}

/** An empty store. Never throws. */
export function createColumnStore(): ColumnStore {
  let dictionaries = new Map<string, GrowingDictionary>();
  let columns = new WeakMap<ArrayValue, Map<string, Column>>();
  const dictionaryOf = (key: string): GrowingDictionary => {
    const known = dictionaries.get(key);
    if (known) return known;
    if (dictionaries.size >= MAX_DICTIONARIES) {
      dictionaries = new Map();
      columns = new WeakMap();
    }
    const dictionary: GrowingDictionary = { values: [], ids: new Map(), truths: [] };
    dictionaries.set(key, dictionary);
    return dictionary;
  };
  return {
    columnOf(array, access) {
      const known = columns.get(array)?.get(access.key);
      if (known) return known;
      const dictionary = dictionaryOf(access.key);
      const column = { dictionary, ...readColumn(array, access, dictionary) };
      const ofArray = columns.get(array) ?? new Map<string, Column>();
      columns.set(array, ofArray.set(access.key, column));
      return column;
    },
  };
}

function readColumn(
  array: ArrayValue,
  access: ColumnAccess,
  { values, ids, truths }: GrowingDictionary,
): Pick<Column, 'ids' | 'truths'> {
  const column: number[] = [];
  const tally = emptyTally();
  for (let at = 0; at < array.length; at++) {
    const raw = access.read(array[at]);
    let id = ids.get(raw);
    if (id === undefined) {
      id = values.length;
      const value = access.convert(raw);
      values.push(value);
      truths.push(outcomeCode(value));
      ids.set(raw, id);
    }
    column.push(id);
    tally[truths[id] ?? 0]++;
  }
  return { ids: column, truths: tally };
}
