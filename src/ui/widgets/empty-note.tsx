import type { ReactNode } from 'react';
import styles from './empty-note.module.css';

/** Says what a panel is for while it has nothing to show. */
export function EmptyNote({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className={styles['note']}>{children}</p>;
}
