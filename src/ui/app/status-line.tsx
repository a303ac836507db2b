import type { ReactNode } from 'react';
import { VisibleText } from '../widgets/visible-text.tsx';
import styles from './status-line.module.css';
import { useApp } from './store-context.ts';

/** The last thing that happened, seen and heard: what was added, copied, refused. */
export function StatusLine(): ReactNode {
  const message = useApp(({ ui }) => ui.message);
  return (
    <footer className={styles['line']}>
      <div
        aria-live="polite"
        aria-atomic="true"
        className={styles['message']}
        data-tone={message.tone}
      >
        {/* A new element each time, so that the same words are told again. */}
        <span key={message.id}>
          <VisibleText text={message.text} />
        </span>
      </div>
      <span className={styles['promise']}>Nothing leaves this tab</span>
    </footer>
  );
}
