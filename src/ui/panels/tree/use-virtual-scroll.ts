import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { createScrollScale, rowsInSight, topThatShows, type RowSpan } from './scroll-scale.ts';

/** Rows drawn beyond both edges, so that a short scroll shows no gap. */
const OVERSCAN_ROWS = 8;

/** Pixels of a line, for wheels that count lines. */
const WHEEL_LINE_PX = 40;

export interface VirtualScroll {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly physicalHeight: number;
  readonly viewportHeight: number;
  readonly span: RowSpan;
  /** Where a row is drawn, in physical pixels. */
  readonly offset: number;
  readonly onScroll: () => void;
  readonly show: (row: number) => void;
}

/**
 * Which rows of a long list are in sight. The virtual position is the truth; in a list that is too
 * tall for the browser the wheel moves it by true pixels and the scroll bar follows.
 */
export function useVirtualScroll(nRows: number): VirtualScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const [viewportHeight, setViewportHeight] = useState(0);
  const [place, setPlace] = useState({ virtualTop: 0, scrollTop: 0 });
  const scale = useMemo(() => createScrollScale(nRows, viewportHeight), [nRows, viewportHeight]);
  const placeRef = useRef(place);

  const move = useCallback((virtualTop: number, scrollTop: number): void => {
    placeRef.current = { virtualTop, scrollTop };
    setPlace(placeRef.current);
  }, []);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setViewportHeight(element.clientHeight));
    observer.observe(element);
    setViewportHeight(element.clientHeight);
    return () => observer.disconnect();
  }, []);

  const jump = useCallback(
    (virtualTop: number): void => {
      const element = scroller.current;
      if (element === null) return;
      const clamped = Math.max(0, Math.min(virtualTop, scale.maxVirtualTop));
      element.scrollTop = scale.toPhysical(clamped);
      move(clamped, element.scrollTop);
    },
    [scale, move],
  );

  // Rows may have gone from under the scroll position.
  useLayoutEffect(() => {
    if (placeRef.current.virtualTop > scale.maxVirtualTop) jump(scale.maxVirtualTop);
  }, [scale, jump]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || !scale.isCompressed) return undefined;
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      const delta = event.deltaMode === 0 ? event.deltaY : event.deltaY * WHEEL_LINE_PX;
      jump(placeRef.current.virtualTop + delta);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [scale, jump]);

  const onScroll = useCallback((): void => {
    const element = scroller.current;
    // The position that this hook has set itself comes back rounded.
    if (element === null || Math.abs(element.scrollTop - placeRef.current.scrollTop) < 1) return;
    move(scale.toVirtual(element.scrollTop), element.scrollTop);
  }, [scale, move]);

  const show = useCallback(
    (row: number): void => {
      const height = scroller.current?.clientHeight ?? viewportHeight;
      const top = topThatShows(row, placeRef.current.virtualTop, height);
      if (top !== placeRef.current.virtualTop) jump(top);
    },
    [jump, viewportHeight],
  );

  return {
    scroller,
    physicalHeight: scale.physicalHeight,
    viewportHeight,
    span: rowsInSight(place.virtualTop, viewportHeight, { nRows, overscan: OVERSCAN_ROWS }),
    offset: place.scrollTop - place.virtualTop,
    onScroll,
    show,
  };
}
