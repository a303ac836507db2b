import { describe, expect, it } from 'vitest';
import { fakeRow } from './fake-ports.ts';
import {
  BLOCK_ROWS,
  blockRange,
  EMPTY_ROWS,
  missingBlocks,
  replacedBy,
  rowAt,
  withWindow,
} from './row-cache.ts';

const windowOf = (first: number, count: number, nVisible = 1_000_000) => ({
  first,
  nVisible,
  rows: Array.from({ length: count }, (_, at) => fakeRow(first + at)),
});

describe('blockRange', () => {
  it.each([
    [0, 1, 0, BLOCK_ROWS],
    [BLOCK_ROWS - 1, 2, 0, 2 * BLOCK_ROWS],
    [BLOCK_ROWS, BLOCK_ROWS, BLOCK_ROWS, BLOCK_ROWS],
    [-5, 10, 0, BLOCK_ROWS],
    [0, 0, 0, 0],
  ])('of %i + %i starts at %i and has %i rows', (first, count, start, length) => {
    expect(blockRange(first, count)).toEqual({ first: start, count: length });
  });
});

describe('the row cache', () => {
  it('gives the rows of a fetched window and nothing else', () => {
    const cache = withWindow(EMPTY_ROWS, windowOf(BLOCK_ROWS, BLOCK_ROWS));
    expect(rowAt(cache, BLOCK_ROWS)?.node).toBe(BLOCK_ROWS);
    expect(rowAt(cache, 2 * BLOCK_ROWS - 1)?.node).toBe(2 * BLOCK_ROWS - 1);
    expect(rowAt(cache, BLOCK_ROWS - 1)).toBeUndefined();
    expect(rowAt(cache, 2 * BLOCK_ROWS)).toBeUndefined();
  });

  it('names the blocks that are missing and not yet asked for', () => {
    const cache = withWindow(EMPTY_ROWS, windowOf(0, BLOCK_ROWS));
    const range = { first: 10, count: 3 * BLOCK_ROWS };
    expect(missingBlocks(cache, range)).toEqual([1, 2, 3]);
    expect(missingBlocks(cache, range, new Set([1]))).toEqual([2, 3]);
  });

  it('asks for nothing behind the last row', () => {
    const cache = withWindow(EMPTY_ROWS, windowOf(0, 30, 30));
    expect(missingBlocks(cache, { first: 0, count: 500 })).toEqual([]);
    expect(missingBlocks(cache, { first: 64, count: 500 })).toEqual([]);
  });

  it('lets the farthest blocks go when it is full', () => {
    let cache = EMPTY_ROWS;
    for (let block = 0; block < 100; block++) {
      cache = withWindow(cache, windowOf(block * BLOCK_ROWS, BLOCK_ROWS));
    }
    expect(cache.blocks.size).toBeLessThan(100);
    expect(rowAt(cache, 99 * BLOCK_ROWS)).toBeDefined();
    expect(rowAt(cache, 0)).toBeUndefined();
  });

  it('keeps only the new window when all rows may have changed', () => {
    const before = withWindow(EMPTY_ROWS, windowOf(0, BLOCK_ROWS, 500));
    const after = replacedBy(before, windowOf(BLOCK_ROWS, BLOCK_ROWS, 400));
    expect(after.nVisible).toBe(400);
    expect(after.version).toBeGreaterThan(before.version);
    expect(rowAt(after, 0)).toBeUndefined();
  });
});
