import { invariant } from '../../base/assert.ts';

/** What a JSON value is, as stored in `JsonIndex.kinds`. */
export const JSON_KIND = {
  object: 0,
  array: 1,
  string: 2,
  number: 3,
  true: 4,
  false: 5,
  null: 6,
} as const;

export type JsonKind = keyof typeof JSON_KIND;

const KIND_NAMES: readonly JsonKind[] = [
  'object',
  'array',
  'string',
  'number',
  'true',
  'false',
  'null',
];

/**
 * A JSON document as its bytes and, for each value in it, where it lies: a struct of arrays over node
 * ids. Ids count values in document order (pre-order), the root is 0; the subtree of node `n` is the
 * ids from `n` to `nextIds[n]` (excluded). All offsets are bytes into `bytes`.
 */
export interface JsonIndex {
  /** UTF-8, as loaded. */
  readonly bytes: Uint8Array;
  readonly nNodes: number;
  /** One of `JSON_KIND` per node. */
  readonly kinds: Uint8Array;
  /** First byte of the value (a string's quote included) and the byte after it. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** First byte of the member's key (its quote included) and the byte after it; 0, 0 where the node has no key. */
  readonly keyStarts: Uint32Array;
  readonly keyEnds: Uint32Array;
  /** The enclosing array or object; -1 for the root. */
  readonly parentIds: Int32Array;
  /** The first id after the node's subtree. */
  readonly nextIds: Uint32Array;
  /** Number of elements or members; 0 for a scalar. */
  readonly childCounts: Uint32Array;
  /** Position among the siblings, from 0. */
  readonly ordinals: Uint32Array;
  /** 0 for the root. */
  readonly depths: Uint16Array;
}

/**
 * The entry of one of the index's arrays. Throws InvariantError for an id that the index does not
 * have: ids come from the index itself.
 */
export function entryOf(entries: ArrayLike<number>, node: number): number {
  const entry = entries[node];
  invariant(entry !== undefined, 'node id is outside the index');
  return entry;
}

/** What the node is. Throws InvariantError for an unknown id. */
export function kindOf(index: JsonIndex, node: number): JsonKind {
  const kind = KIND_NAMES[entryOf(index.kinds, node)];
  invariant(kind !== undefined, 'unknown kind of node');
  return kind;
}

/** Whether the node is an object or an array, even an empty one. Throws InvariantError for an unknown id. */
export function isContainer(index: JsonIndex, node: number): boolean {
  return entryOf(index.kinds, node) <= JSON_KIND.array;
}

/** The ids of the node's elements or members, in document order; none for a scalar. Never throws. */
export function* childIds(index: JsonIndex, node: number): Generator<number, void, undefined> {
  const end = index.nextIds[node] ?? 0;
  for (let child = node + 1; child < end; child = index.nextIds[child] ?? end) yield child;
}
