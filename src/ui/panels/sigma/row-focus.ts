import { useEffect, useRef, useState } from 'react';

/** Of the details of a row that was opened at least this much is in sight, in CSS pixels. */
const MIN_DETAILS_PX = 120;

/** Gives the focus to a row's button once it is drawn. */
export function useFocusRequest(): {
  readonly table: React.RefObject<HTMLTableElement | null>;
  readonly request: (key: string) => void;
} {
  const table = useRef<HTMLTableElement>(null);
  const [wanted, setWanted] = useState<{ readonly key: string }>();
  useEffect(() => {
    if (wanted === undefined) return;
    const buttons = table.current?.querySelectorAll<HTMLElement>('[data-row-key]') ?? [];
    for (const button of buttons) {
      if (button.dataset['rowKey'] === wanted.key) button.focus();
    }
  }, [wanted]);
  return { table, request: (key) => setWanted({ key }) };
}

/**
 * Brings a row that has just been opened to the top where next to nothing of its details would be in
 * sight: what was opened is what the user wants to see.
 */
export function useDetailsInSight(
  scroller: React.RefObject<HTMLElement | null>,
): (button: EventTarget) => void {
  const [asked, setAsked] = useState<{ readonly button: EventTarget }>();
  useEffect(() => {
    if (scroller.current === null || !(asked?.button instanceof HTMLElement)) return;
    const { button } = asked;
    if (button.getAttribute('aria-expanded') !== 'true') return;
    const room =
      scroller.current.getBoundingClientRect().bottom - button.getBoundingClientRect().bottom;
    if (room < MIN_DETAILS_PX) button.scrollIntoView({ block: 'start' });
  }, [asked, scroller]);
  return (button) => setAsked({ button });
}

/** From within the details of a row back to the row. */
export function focusRowOf(target: EventTarget): void {
  if (!(target instanceof HTMLElement)) return;
  target.closest('tbody')?.querySelector<HTMLElement>('[data-row-key]')?.focus();
}

/** The place of the row whose button has the focus. */
export function rowIndexOf(target: EventTarget): number | undefined {
  const text = target instanceof HTMLElement ? target.dataset['rowIndex'] : undefined;
  return text === undefined ? undefined : Number(text);
}
