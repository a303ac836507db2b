import { useRef, useState, type PointerEventHandler, type RefCallback } from 'react';

export interface PopoverTrigger {
  /** The button, once it is in the page. */
  readonly anchor: HTMLElement | null;
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** For the button that opens and closes the popover. */
  readonly triggerProps: {
    readonly ref: RefCallback<HTMLButtonElement>;
    readonly 'aria-expanded': boolean;
    readonly onPointerDown: PointerEventHandler;
    readonly onClick: () => void;
  };
}

/**
 * The state of a button with a popover. A press on the button while the popover is open makes the
 * browser close it before the click arrives; that click must not open it again.
 */
export function usePopoverTrigger(): PopoverTrigger {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const wasOpenAtPress = useRef(false);
  return {
    anchor,
    isOpen,
    open: () => setIsOpen(true),
    close: () => setIsOpen(false),
    triggerProps: {
      ref: setAnchor,
      'aria-expanded': isOpen,
      onPointerDown: () => {
        wasOpenAtPress.current = isOpen;
      },
      onClick: () => {
        setIsOpen(!wasOpenAtPress.current);
        wasOpenAtPress.current = false;
      },
    },
  };
}
