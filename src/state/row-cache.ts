import type { RowWindow, TreeRow } from '../core/workbench/workbench.ts';

/** Rows are asked for and kept in aligned blocks of this many. */
export const BLOCK_ROWS = 64;

/** Blocks kept at most: some 4,000 rows, so that scrolling back does not ask again. */
const MAX_BLOCKS = 64;

/** The rows of a tree that the page has, by block. `version` changes whenever anything in it does. */
export interface RowCache {
  readonly nVisible: number;
  readonly version: number;
  readonly blocks: ReadonlyMap<number, readonly TreeRow[]>;
}

export const EMPTY_ROWS: RowCache = { nVisible: 0, version: 0, blocks: new Map() };

/** A run of rows, aligned to blocks. */
export interface RowRange {
  readonly first: number;
  readonly count: number;
}

/** The row at an index; undefined while it has not been fetched. */
export function rowAt(cache: RowCache, index: number): TreeRow | undefined {
  return cache.blocks.get(Math.floor(index / BLOCK_ROWS))?.[index % BLOCK_ROWS];
}

/** The smallest aligned range that covers the rows from `first`; empty where there are none. */
export function blockRange(first: number, count: number): RowRange {
  const start = Math.max(0, Math.floor(first / BLOCK_ROWS)) * BLOCK_ROWS;
  const end = Math.ceil(Math.max(0, first + count) / BLOCK_ROWS) * BLOCK_ROWS;
  return { first: start, count: Math.max(0, end - start) };
}

/** The blocks among the visible rows from `first` that are neither here nor already `requested`. */
export function missingBlocks(
  cache: RowCache,
  range: RowRange,
  requested?: ReadonlySet<number>,
): readonly number[] {
  const { first, count } = blockRange(
    range.first,
    Math.max(0, Math.min(range.count, cache.nVisible - range.first)),
  );
  const missing: number[] = [];
  for (let block = first / BLOCK_ROWS; block < (first + count) / BLOCK_ROWS; block++) {
    if (!cache.blocks.has(block) && requested?.has(block) !== true) missing.push(block);
  }
  return missing;
}

/** The cache with a fetched window in it; the blocks that are farthest from the window make room. */
export function withWindow(cache: RowCache, window: RowWindow): RowCache {
  const blocks = new Map(cache.blocks);
  const firstBlock = Math.floor(window.first / BLOCK_ROWS);
  for (let at = 0; at < window.rows.length; at += BLOCK_ROWS) {
    blocks.set(firstBlock + at / BLOCK_ROWS, window.rows.slice(at, at + BLOCK_ROWS));
  }
  if (blocks.size > MAX_BLOCKS) {
    const byDistance = [...blocks.keys()].sort(
      (a, b) => Math.abs(b - firstBlock) - Math.abs(a - firstBlock),
    );
    for (const block of byDistance.slice(0, blocks.size - MAX_BLOCKS)) blocks.delete(block);
  }
  return { nVisible: window.nVisible, version: cache.version + 1, blocks };
}

/** A cache of nothing but one window, for when all the rows may have changed. */
export function replacedBy(cache: RowCache, window: RowWindow): RowCache {
  return withWindow({ ...cache, blocks: new Map() }, window);
}
