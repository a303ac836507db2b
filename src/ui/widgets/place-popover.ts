/** In CSS pixels of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Kept free between a popover and the edge of the viewport. */
const EDGE = 8;

/** Between a popover and what it belongs to. */
const DISTANCE = 4;

/**
 * Where a popover goes: below its anchor, left edges in line; above where only there it fits; moved
 * sideways to stay in sight. `align: 'end'` puts the right edges in line.
 */
export function placePopover(
  anchor: Box,
  size: Size,
  viewport: Size,
  align: 'start' | 'end' = 'start',
): { readonly left: number; readonly top: number } {
  const wantedLeft = align === 'start' ? anchor.left : anchor.left + anchor.width - size.width;
  const below = anchor.top + anchor.height + DISTANCE;
  const above = anchor.top - DISTANCE - size.height;
  const fitsBelow = below + size.height <= viewport.height - EDGE;
  const wantedTop = fitsBelow || above < EDGE ? below : above;
  return {
    left: clampInto(wantedLeft, size.width, viewport.width),
    top: clampInto(wantedTop, size.height, viewport.height),
  };
}

function clampInto(at: number, length: number, available: number): number {
  return Math.max(EDGE, Math.min(at, available - length - EDGE));
}
