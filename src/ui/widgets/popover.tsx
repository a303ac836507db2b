import { useEffect, useEffectEvent, useLayoutEffect, useRef, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { placePopover, type Box } from './place-popover.ts';
import styles from './popover.module.css';

export type PopoverAnchor = HTMLElement | Box;

export interface PopoverProps {
  readonly anchor: PopoverAnchor;
  readonly align?: 'start' | 'end';
  readonly kind: 'dialog' | 'menu';
  readonly label: string;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: React.KeyboardEvent) => void;
  readonly children: ReactNode;
}

/**
 * A layer over the page that belongs to a place in it. Exists while it is open: the browser closes it
 * on Escape and on a press outside. Focus goes to its first control, and back when it was inside.
 */
export function Popover(props: PopoverProps): ReactNode {
  const element = useRef<HTMLDivElement>(null);
  const { anchor, align = 'start' } = props;
  useFocusReturn(element);
  const close = useEffectEvent(() => props.onClose());

  useLayoutEffect(() => {
    const popover = element.current;
    if (popover === null) return;
    popover.showPopover();
    const { left, top } = placePopover(
      anchor instanceof HTMLElement ? anchor.getBoundingClientRect() : anchor,
      popover.getBoundingClientRect(),
      { width: window.innerWidth, height: window.innerHeight },
      align,
    );
    popover.style.left = `${left}px`;
    popover.style.top = `${top}px`;
    firstControl(popover)?.focus({ preventScroll: true });
  }, [anchor, align]);

  useEffect(() => {
    const popover = element.current;
    const onToggle = (event: Event): void => {
      if (event instanceof ToggleEvent && event.newState === 'closed') close();
    };
    const onResize = (): void => close();
    popover?.addEventListener('toggle', onToggle);
    window.addEventListener('resize', onResize);
    return () => {
      popover?.removeEventListener('toggle', onToggle);
      window.removeEventListener('resize', onResize);
    };
  }, []);

  return (
    // The role is a dialog's or a menu's, and both take keys.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={element}
      popover="auto"
      role={props.kind}
      aria-label={props.label}
      tabIndex={-1}
      className={classNames(styles['popover'], props.className)}
      onKeyDown={props.onKeyDown}
    >
      {props.children}
    </div>
  );
}

/** Gives focus back to where it was, unless the user has put it somewhere else meanwhile. */
function useFocusReturn(element: React.RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const popover = element.current;
    return () => {
      const now = document.activeElement;
      const isInside = now === null || now === document.body || popover?.contains(now) === true;
      if (isInside && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [element]);
}

function firstControl(root: HTMLElement): HTMLElement | null {
  return (
    root.querySelector<HTMLElement>('[data-autofocus]') ??
    root.querySelector<HTMLElement>('input, select, textarea, button:not(:disabled)')
  );
}
