import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePopover } from './place-popover.ts';

const VIEWPORT = { width: 1000, height: 800 };
const anchor = (left: number, top: number) => ({ left, top, width: 100, height: 20 });

describe('placePopover', () => {
  it.each([
    ['below its anchor', anchor(50, 100), 'start', { left: 50, top: 124 }],
    ['above where there is no room below', anchor(50, 700), 'start', { left: 50, top: 396 }],
    ['with the right edges in line', anchor(500, 100), 'end', { left: 400, top: 124 }],
    ['inside the right edge', anchor(950, 100), 'start', { left: 792, top: 124 }],
    ['inside the left edge', anchor(-40, 100), 'start', { left: 8, top: 124 }],
  ] as const)('stands %s', (_, at, align, place) => {
    expect(placePopover(at, { width: 200, height: 300 }, VIEWPORT, align)).toEqual(place);
  });

  it('never leaves a viewport that is large enough', () => {
    const length = fc.integer({ min: 1, max: 700 });
    const place = fc.integer({ min: -200, max: 1200 });
    fc.assert(
      fc.property(place, place, length, length, (left, top, width, height) => {
        const at = placePopover(anchor(left, top), { width, height }, VIEWPORT);
        expect(at.left).toBeGreaterThanOrEqual(8);
        expect(at.top).toBeGreaterThanOrEqual(8);
        expect(at.left + width).toBeLessThanOrEqual(VIEWPORT.width - 8);
        expect(at.top + height).toBeLessThanOrEqual(VIEWPORT.height - 8);
      }),
      { seed: 1 },
    );
  });
});
