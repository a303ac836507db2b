import { JSON_KIND, type JsonIndex } from './json-index.ts';

/**
 * A JsonIndex while it is being filled: arrays with room for `capacity` nodes, of which `nNodes` are
 * in use. The fields mean what they mean in `JsonIndex`.
 */
export interface JsonIndexBuilder {
  nNodes: number;
  capacity: number;
  kinds: Uint8Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
  ends: Uint32Array<ArrayBuffer>;
  keyStarts: Uint32Array<ArrayBuffer>;
  keyEnds: Uint32Array<ArrayBuffer>;
  parentIds: Int32Array<ArrayBuffer>;
  nextIds: Uint32Array<ArrayBuffer>;
  childCounts: Uint32Array<ArrayBuffer>;
  ordinals: Uint32Array<ArrayBuffer>;
  depths: Uint16Array<ArrayBuffer>;
}

/** Reports have a value every 45 bytes or so; a wrong guess costs one copy. */
const BYTES_PER_NODE_GUESS = 64;
const MIN_CAPACITY = 16;
const MAX_FIRST_CAPACITY = 1 << 16;

/** An empty builder for a document of that many bytes. */
export function createIndexBuilder(sizeBytes: number): JsonIndexBuilder {
  const guess = Math.ceil(sizeBytes / BYTES_PER_NODE_GUESS);
  return createSizedIndexBuilder(Math.max(MIN_CAPACITY, Math.min(guess, MAX_FIRST_CAPACITY)));
}

/** An empty builder with room for exactly that many nodes. */
export function createSizedIndexBuilder(capacity: number): JsonIndexBuilder {
  return {
    nNodes: 0,
    capacity,
    kinds: new Uint8Array(capacity),
    starts: new Uint32Array(capacity),
    ends: new Uint32Array(capacity),
    keyStarts: new Uint32Array(capacity),
    keyEnds: new Uint32Array(capacity),
    parentIds: new Int32Array(capacity),
    nextIds: new Uint32Array(capacity),
    childCounts: new Uint32Array(capacity),
    ordinals: new Uint32Array(capacity),
    depths: new Uint16Array(capacity),
  };
}

/**
 * Makes room for more nodes. `fractionRead`: how much of the document was read so far, 0 to 1; the
 * new capacity assumes that the rest is as dense, so that a large document is copied a few times only.
 */
export function growIndexBuilder(builder: JsonIndexBuilder, fractionRead: number): void {
  const expected = (builder.nNodes / Math.max(fractionRead, 0.01)) * 1.05;
  const capacity = Math.ceil(
    Math.max(builder.capacity * 1.5, Math.min(expected, builder.capacity * 16)),
  );
  builder.capacity = capacity;
  builder.kinds = extended(builder.kinds, new Uint8Array(capacity));
  builder.starts = extended(builder.starts, new Uint32Array(capacity));
  builder.ends = extended(builder.ends, new Uint32Array(capacity));
  builder.keyStarts = extended(builder.keyStarts, new Uint32Array(capacity));
  builder.keyEnds = extended(builder.keyEnds, new Uint32Array(capacity));
  builder.parentIds = extended(builder.parentIds, new Int32Array(capacity));
  builder.nextIds = extended(builder.nextIds, new Uint32Array(capacity));
  builder.childCounts = extended(builder.childCounts, new Uint32Array(capacity));
  builder.ordinals = extended(builder.ordinals, new Uint32Array(capacity));
  builder.depths = extended(builder.depths, new Uint16Array(capacity));
}

/** What `addNode` needs to know of a value that starts. */
export interface NodeStart {
  readonly kind: number;
  readonly parent: number;
  readonly start: number;
  readonly keyStart: number;
  readonly keyEnd: number;
}

/**
 * Adds the next node in document order and counts it as a child of `parent` (-1 for the root). There
 * must be room. Its end is set by `closeNode`. Returns its id.
 */
export function addNode(builder: JsonIndexBuilder, node: NodeStart): number {
  const id = builder.nNodes++;
  const { parent } = node;
  builder.kinds[id] = node.kind;
  builder.starts[id] = node.start;
  builder.keyStarts[id] = node.keyStart;
  builder.keyEnds[id] = node.keyEnd;
  builder.parentIds[id] = parent;
  builder.childCounts[id] = 0;
  if (parent === -1) {
    builder.ordinals[id] = 0;
    builder.depths[id] = 0;
  } else {
    const ordinal = builder.childCounts[parent] ?? 0;
    builder.ordinals[id] = ordinal;
    builder.childCounts[parent] = ordinal + 1;
    builder.depths[id] = (builder.depths[parent] ?? 0) + 1;
  }
  return id;
}

/** Ends a node, and with it its subtree, before byte `end`. */
export function closeNode(builder: JsonIndexBuilder, id: number, end: number): void {
  builder.ends[id] = end;
  builder.nextIds[id] = builder.nNodes;
}

/**
 * The finished index over `bytes`; its arrays are copies unless the builder's own are half full: what
 * was never written takes no memory.
 */
export function finishIndex(builder: JsonIndexBuilder, bytes: Uint8Array): JsonIndex {
  const { nNodes } = builder;
  const isSnug = nNodes * 2 > builder.capacity;
  const trimmed = <T extends Trimmable<T>>(entries: T): T =>
    isSnug ? entries.subarray(0, nNodes) : entries.slice(0, nNodes);
  return {
    bytes,
    nNodes,
    kinds: trimmed(builder.kinds),
    starts: trimmed(builder.starts),
    ends: trimmed(builder.ends),
    keyStarts: trimmed(builder.keyStarts),
    keyEnds: trimmed(builder.keyEnds),
    parentIds: trimmed(builder.parentIds),
    nextIds: trimmed(builder.nextIds),
    childCounts: trimmed(builder.childCounts),
    ordinals: trimmed(builder.ordinals),
    depths: trimmed(builder.depths),
  };
}

/** Whether a stored kind is an object or an array. */
export function isContainerKind(kind: number): boolean {
  return kind === JSON_KIND.object || kind === JSON_KIND.array;
}

interface Trimmable<T> {
  subarray: (start: number, end: number) => T;
  slice: (start: number, end: number) => T;
}

function extended<T extends { set: (source: T) => void }>(source: T, target: T): T {
  target.set(source);
  return target;
}
