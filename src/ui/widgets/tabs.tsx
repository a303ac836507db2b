import { useId, useRef, type ReactNode } from 'react';
import { tabKey } from './tab-key.ts';
import styles from './tabs.module.css';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly count?: number;
  /** Beside the count: what else there is. */
  readonly note?: string | undefined;
  readonly panel: ReactNode;
}

/** Tabs with the keys of the APG; a tab is shown as soon as it has the focus. */
export function Tabs({
  label,
  tabs,
  selected,
  onSelect,
}: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}): ReactNode {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const index = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === selected),
  );
  const shown = tabs[index];

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const target = tabKey(event.key, index, tabs.length);
    const tab = target === undefined ? undefined : tabs[target];
    if (tab === undefined || target === undefined) return;
    event.preventDefault();
    onSelect(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[target]?.focus();
  };

  return (
    <div className={styles['tabs']}>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        className={styles['list']}
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === shown?.id}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === shown?.id ? 0 : -1}
            className={styles['tab']}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className={styles['count']}>{tab.count.toLocaleString('en')}</span>
            )}
            {tab.note !== undefined && <span className={styles['note']}>{tab.note}</span>}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${shown?.id ?? ''}`}
        tabIndex={-1}
        className={styles['panel']}
      >
        {shown?.panel}
      </div>
    </div>
  );
}
