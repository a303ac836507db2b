import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createScrollScale,
  MAX_SCROLL_PX,
  ROW_PX,
  rowsInSight,
  topThatShows,
} from './scroll-scale.ts';

const VIEW = 600;

describe('createScrollScale', () => {
  it('is the identity while the browser can scroll the list as it is', () => {
    const scale = createScrollScale(10_000, VIEW);
    expect(scale).toMatchObject({ physicalHeight: 240_000, isCompressed: false });
    expect(scale.toVirtual(12_345)).toBe(12_345);
    expect(scale.toPhysical(12_345)).toBe(12_345);
  });

  it('never makes an element that is taller than browsers allow', () => {
    expect(createScrollScale(20_000_000, VIEW).physicalHeight).toBe(MAX_SCROLL_PX);
  });

  it.each([0, 1, 24, 25, 583_333, 583_334, 2_000_000, 50_000_000])(
    'reaches the last of %i rows at the end of the scroll bar',
    (nRows) => {
      const scale = createScrollScale(nRows, VIEW);
      const end = Math.max(0, scale.physicalHeight - VIEW);
      const { end: last } = rowsInSight(scale.toVirtual(end), VIEW, { nRows, overscan: 0 });
      expect(last).toBe(nRows);
      expect(scale.toVirtual(0)).toBe(0);
    },
  );

  it('comes back to the same place, and never goes backwards', () => {
    const rows = fc.integer({ min: 0, max: 50_000_000 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(rows, share, share, (nRows, a, b) => {
        const scale = createScrollScale(nRows, VIEW);
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((at) => at * scale.maxVirtualTop);
        expect(scale.toVirtual(scale.toPhysical(low ?? 0))).toBeCloseTo(low ?? 0, 3);
        expect(scale.toPhysical(high ?? 0)).toBeGreaterThanOrEqual(scale.toPhysical(low ?? 0));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('rowsInSight', () => {
  it.each([
    [0, { start: 0, end: 27 }],
    [12, { start: 0, end: 28 }],
    [100 * ROW_PX, { start: 98, end: 127 }],
    [975 * ROW_PX, { start: 973, end: 1000 }],
  ])('at %i px', (top, span) => {
    expect(rowsInSight(top, VIEW, { nRows: 1000, overscan: 2 })).toEqual(span);
  });

  it('is empty for an empty list', () => {
    expect(rowsInSight(0, VIEW, { nRows: 0, overscan: 8 })).toEqual({ start: 0, end: 0 });
  });
});

describe('topThatShows', () => {
  it.each([
    ['leaves a row in sight alone', 10, 0, 0],
    ['brings the next row below just in', 25, 0, 26 * ROW_PX - VIEW],
    ['brings the row above just in', 99, 100 * ROW_PX, 99 * ROW_PX],
    ['brings a far row to the upper third', 1000, 0, 1000 * ROW_PX - 200],
    ['stays at the top for a far row near the start', 3, 1000 * ROW_PX, 0],
  ])('%s', (_, row, top, expected) => {
    expect(topThatShows(row, top, VIEW)).toBe(expected);
  });
});
