import { entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { NO_DRAFT, type DraftTable } from './draft-table.ts';
import { placeBelow, type FieldPlace } from './field-place.ts';
import type { KeyReader } from './key-reader.ts';
import type { Exposure } from './vt-model.ts';

/**
 * The document that values are read from, the table that their drafts go to, and who is told of the
 * values that are not taken.
 */
export interface ValueSource {
  readonly index: JsonIndex;
  /** The position of what is read among the parts of the model. */
  readonly part: number;
  readonly drafts: DraftTable;
  readonly keyAt: KeyReader;
  /** A field that the module does not have. */
  drop(node: number, place: FieldPlace, exposure: Exposure): void;
  /** A value that does not fit its field: worth a note, for the report is not as it should be. */
  reject(node: number, place: FieldPlace, reason: string): void;
  note(message: string): void;
}

/** Said of a member whose key comes again in the same object. */
export const DUPLICATE_KEY = 'the object has this key again, and the last one counts';

const KIND_NAMES = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  number: 'a number',
  true: 'a boolean',
  false: 'a boolean',
  null: 'nothing',
} as const;

/**
 * The members of an object by key, in document order. Where a key comes twice the last one counts, as
 * it does for other readers of JSON; the others are rejected. Empty for what is no object. Never throws.
 */
export function membersOf(
  source: ValueSource,
  node: number,
  place: FieldPlace,
): ReadonlyMap<string, number> {
  const { index, keyAt } = source;
  const members = new Map<string, number>();
  if (kindOf(index, node) !== 'object') return members;
  const end = entryOf(index.nextIds, node);
  for (let child = node + 1; child < end; child = entryOf(index.nextIds, child)) {
    const key = keyAt(child);
    const earlier = members.get(key);
    if (earlier !== undefined) source.reject(earlier, placeBelow(place, key), DUPLICATE_KEY);
    members.set(key, child);
  }
  return members;
}

/** Rejects a value because it is not `wanted` (`text`, `a list`). Returns NO_DRAFT, what is left of it. */
export function rejectKind(
  source: ValueSource,
  node: number,
  place: FieldPlace,
  wanted: string,
): number {
  const found = KIND_NAMES[kindOf(source.index, node)];
  source.reject(node, place, `the vt module wants ${wanted} here, and the report has ${found}`);
  return NO_DRAFT;
}
