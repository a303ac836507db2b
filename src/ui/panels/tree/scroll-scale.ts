/** Height of a row, in CSS pixels; also in tokens.css. */
export const ROW_PX = 24;

/**
 * Tallest scrolled element, in CSS pixels. Firefox gives an element above 17,895,697 px no height at
 * all, and Chromium stops at 33,554,428 px.
 */
export const MAX_SCROLL_PX = 14_000_000;

/**
 * How the rows of a list are laid onto a scrolled element that may be too short for them. Virtual
 * pixels count whole rows; physical pixels are the browser's. The same up to MAX_SCROLL_PX.
 */
export interface ScrollScale {
  readonly physicalHeight: number;
  readonly maxVirtualTop: number;
  readonly isCompressed: boolean;
  /** Where in the rows a scroll position is. */
  toVirtual(scrollTop: number): number;
  /** The scroll position that shows a place in the rows at the top. */
  toPhysical(virtualTop: number): number;
}

export function createScrollScale(nRows: number, viewportHeight: number): ScrollScale {
  const virtualHeight = nRows * ROW_PX;
  const physicalHeight = Math.min(virtualHeight, MAX_SCROLL_PX);
  const maxVirtualTop = Math.max(0, virtualHeight - viewportHeight);
  const maxPhysicalTop = Math.max(0, physicalHeight - viewportHeight);
  const ratio = maxPhysicalTop === 0 ? 1 : maxVirtualTop / maxPhysicalTop;
  return {
    physicalHeight,
    maxVirtualTop,
    isCompressed: virtualHeight > MAX_SCROLL_PX,
    toVirtual: (scrollTop) => clamp(scrollTop * ratio, maxVirtualTop),
    toPhysical: (virtualTop) => clamp(virtualTop / ratio, maxPhysicalTop),
  };
}

/** The rows to draw, as indexes; `end` is excluded. */
export interface RowSpan {
  readonly start: number;
  readonly end: number;
}

/** The rows in sight and `overscan` more on both sides. */
export function rowsInSight(
  virtualTop: number,
  viewportHeight: number,
  limits: { readonly nRows: number; readonly overscan: number },
): RowSpan {
  const first = Math.floor(virtualTop / ROW_PX);
  const last = Math.ceil((virtualTop + viewportHeight) / ROW_PX);
  return {
    start: Math.max(0, first - limits.overscan),
    end: Math.max(0, Math.min(limits.nRows, last + limits.overscan)),
  };
}

/**
 * The top, in virtual pixels, at which a row is in sight; unchanged when it is already. A row far away
 * comes to the upper third, a neighbour just to the edge.
 */
export function topThatShows(row: number, virtualTop: number, viewportHeight: number): number {
  const rowTop = row * ROW_PX;
  if (rowTop >= virtualTop && rowTop + ROW_PX <= virtualTop + viewportHeight) return virtualTop;
  const isNear =
    rowTop > virtualTop - viewportHeight / 2 && rowTop < virtualTop + viewportHeight * 1.5;
  if (!isNear) return Math.max(0, rowTop - Math.floor(viewportHeight / 3));
  return rowTop < virtualTop ? rowTop : rowTop + ROW_PX - viewportHeight;
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(value, max));
}
