import { useEffect, useEffectEvent } from 'react';
import { useActions } from './store-context.ts';
import { isTextTarget } from './use-report-drop.ts';

/** In the order in which F6 goes through them. */
const PANES = ['tree', 'chips', 'editor', 'details'] as const;

/** What receives the focus when a pane is entered. */
const PANE_TARGETS =
  '[role=tree], .monaco-editor [role=textbox], .monaco-editor textarea, textarea, [role=tab][aria-selected=true]';

/** The keys that work wherever the focus is. */
export function useGlobalKeys(onShortcuts: () => void): void {
  const actions = useActions();
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (document.querySelector('dialog[open]') !== null && key !== 's') return;
    if (event.key === 'F6' && !isCommand && !event.altKey) {
      event.preventDefault();
      focusPane(event.shiftKey ? -1 : 1);
    } else if (isCommand && !event.altKey && key === 's') {
      event.preventDefault();
      void actions.exportRule();
    } else if (isCommand && !event.altKey && (key === 'z' || key === 'y')) {
      if (isTextTarget(event.target)) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) actions.redo();
      else actions.undo();
    } else if (event.key === '?' && !isCommand && !isTextTarget(event.target)) {
      event.preventDefault();
      onShortcuts();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
}

function focusPane(step: 1 | -1): void {
  const panes = PANES.flatMap((name) => {
    const pane = document.querySelector<HTMLElement>(`[data-pane=${name}]`);
    return pane === null ? [] : [pane];
  });
  const current = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = current === -1 && step === -1 ? 0 : current;
  const next = panes[(from + step + panes.length) % panes.length];
  if (next === undefined) return;
  const target = next.matches(PANE_TARGETS) ? next : next.querySelector<HTMLElement>(PANE_TARGETS);
  (target ?? next).focus();
}
