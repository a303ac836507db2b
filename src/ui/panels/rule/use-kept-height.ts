import { useEffect, useState } from 'react';

/**
 * The height at which an element is kept while it is held, in CSS pixels: the one that it had before,
 * so that nothing beside it moves while it shows less, or more, for the moment. Undefined while it has
 * its own height.
 */
export function useKeptHeight(
  element: React.RefObject<HTMLElement | null>,
  { isHeld }: { readonly isHeld: boolean },
): number | undefined {
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    if (isHeld || element.current === null) return undefined;
    const { current } = element;
    const observer = new ResizeObserver(() => setHeight(current.offsetHeight));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, isHeld]);
  return isHeld ? height : undefined;
}
