import type { ReactNode, RefObject } from 'react';
import { useActions, useApp } from '../../app/store-context.ts';
import { IconButton } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import styles from './search-bar.module.css';
import { searchCount } from './search-count.ts';

/** Search over keys and values of the whole tree, with the count and the way from hit to hit. */
export function SearchBar({
  input,
  onLeave,
}: {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onLeave: () => void;
}): ReactNode {
  const actions = useActions();
  const search = useApp(({ tree }) => tree.search);
  const hasHits = search.hits.length > 0;

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      void actions.goToHit(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (search.query === '') onLeave();
      else void actions.clearSearch();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      onLeave();
    }
  };

  return (
    <search className={styles['bar']}>
      <Icon name="search" size={14} />
      <input
        ref={input}
        type="search"
        aria-label="Search report"
        placeholder="Search keys and values"
        spellCheck={false}
        autoComplete="off"
        className={styles['input']}
        value={search.query}
        onChange={(event) => actions.setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles['count']}>{searchCount(search)}</span>
      <IconButton
        icon="chevron-up"
        label="Previous result"
        size="small"
        disabled={!hasHits}
        onClick={() => void actions.goToHit(-1)}
      />
      <IconButton
        icon="chevron-down"
        label="Next result"
        size="small"
        disabled={!hasHits}
        onClick={() => void actions.goToHit(1)}
      />
    </search>
  );
}
