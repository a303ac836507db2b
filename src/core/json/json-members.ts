import { toByteString, type ByteString } from '../../base/byte-string.ts';
import { childIds, entryOf, kindOf, type JsonIndex } from './json-index.ts';
import { keyOf } from './json-text.ts';
import { hasSameBytes } from './same-bytes.ts';
import { backslashBefore, unescapeJson } from './unescape.ts';

/**
 * The member of an object that has this key; of several the last one, as `decode` takes. Undefined
 * when there is none, or the node is no object. Throws InvariantError for an unknown id.
 * O(members).
 */
export function memberOf(index: JsonIndex, objectNode: number, key: string): number | undefined {
  if (kindOf(index, objectNode) !== 'object') return undefined;
  const keyBytes = isWrittenPlainly(key) ? toByteString(key) : undefined;
  let found: number | undefined;
  for (const child of childIds(index, objectNode)) {
    if (hasKey(index, child, { key, keyBytes })) found = child;
  }
  return found;
}

/**
 * An escaped character takes more bytes than its UTF-8 encoding, so a key that is written with
 * escapes is longer than `keyBytes`, and only then has to be unescaped.
 */
function hasKey(
  index: JsonIndex,
  node: number,
  wanted: { readonly key: string; readonly keyBytes: ByteString | undefined },
): boolean {
  const { bytes } = index;
  const { key, keyBytes } = wanted;
  const start = (index.keyStarts[node] ?? 0) + 1;
  const end = (index.keyEnds[node] ?? 0) - 1;
  if (keyBytes !== undefined) {
    if (end - start === keyBytes.length) return equalsBytes(bytes, start, keyBytes);
    if (end - start < keyBytes.length) return false;
  }
  return backslashBefore(bytes, start, end) < end && unescapeJson(bytes, start, end) === key;
}

/** Whether JSON can hold the key without an escape; a backslash or a lone surrogate always has one. */
function isWrittenPlainly(key: string): boolean {
  return !key.includes('\\') && !/\p{Cs}/u.test(key);
}

function equalsBytes(bytes: Uint8Array, start: number, wanted: ByteString): boolean {
  for (let at = 0; at < wanted.length; at++) {
    if (bytes[start + at] !== wanted.charCodeAt(at)) return false;
  }
  return true;
}

/** A key that several members of one object have. */
export interface DuplicateKey {
  readonly key: string;
  /** The members, in document order; the last one counts. */
  readonly nodes: readonly number[];
}

/**
 * The keys that an object has more than once, in the order of their first appearance; empty for
 * every other kind of node. Throws InvariantError for an unknown id. O(members).
 */
export function duplicateKeys(index: JsonIndex, objectNode: number): readonly DuplicateKey[] {
  if (kindOf(index, objectNode) !== 'object') return [];
  const nodesByKey = new Map<string, number[]>();
  for (const child of childIds(index, objectNode)) {
    const key = keyOf(index, child) ?? '';
    const nodes = nodesByKey.get(key);
    if (nodes === undefined) nodesByKey.set(key, [child]);
    else nodes.push(child);
  }
  return Array.from(nodesByKey, ([key, nodes]) => ({ key, nodes })).filter(
    ({ nodes }) => nodes.length > 1,
  );
}

/** Objects up to this size are compared key by key; a set would cost more. */
const FEW_MEMBERS = 16;

/**
 * Whether an object has a key more than once; false for every other kind of node. Throws
 * InvariantError for an unknown id. O(members).
 */
export function hasDuplicateKeys(index: JsonIndex, objectNode: number): boolean {
  if (kindOf(index, objectNode) !== 'object') return false;
  if (entryOf(index.childCounts, objectNode) > FEW_MEMBERS || hasEscapedKey(index, objectNode)) {
    return duplicateKeys(index, objectNode).length > 0;
  }
  const end = entryOf(index.nextIds, objectNode);
  for (let child = objectNode + 1; child < end; child = entryOf(index.nextIds, child)) {
    for (let other = objectNode + 1; other < child; other = entryOf(index.nextIds, other)) {
      if (isKeyWrittenLike(index, child, other)) return true;
    }
  }
  return false;
}

/** Whether a key has an escape, so that the same key may be written in other bytes. */
function hasEscapedKey(index: JsonIndex, objectNode: number): boolean {
  const end = entryOf(index.nextIds, objectNode);
  for (let child = objectNode + 1; child < end; child = entryOf(index.nextIds, child)) {
    const keyEnd = entryOf(index.keyEnds, child);
    if (backslashBefore(index.bytes, entryOf(index.keyStarts, child), keyEnd) < keyEnd) return true;
  }
  return false;
}

function isKeyWrittenLike(index: JsonIndex, node: number, other: number): boolean {
  const { bytes, keyStarts, keyEnds } = index;
  const start = entryOf(keyStarts, node);
  const otherStart = entryOf(keyStarts, other);
  const length = entryOf(keyEnds, node) - start;
  return (
    entryOf(keyEnds, other) - otherStart === length &&
    hasSameBytes(bytes, start, bytes, otherStart, length)
  );
}
