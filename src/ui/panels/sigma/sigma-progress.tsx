import type { ReactNode } from 'react';
import { useActions, useApp } from '../../app/store-context.ts';
import { Button } from '../../widgets/button.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { workText } from './holdings-text.ts';
import styles from './sigma-panel.module.css';

/** What is going on, over the foot of the panel so that nothing moves. */
export function SigmaProgress(): ReactNode {
  const actions = useActions();
  const work = useApp(({ sigma }) => sigma.work);
  if (work === undefined) return null;
  const text = workText(work);
  return (
    <div className={styles['work']}>
      {/* It changes many times a second: what begins and ends is told by the status line. */}
      <output aria-label="Sigma progress" aria-live="off" className={styles['workText']}>
        <VisibleText text={text} />
      </output>
      <progress
        aria-label="Sigma progress"
        {...(work.total === 0 ? {} : { max: work.total, value: work.done })}
      />
      <Button size="small" look="outlined" onClick={actions.cancelSigma}>
        Cancel
      </Button>
    </div>
  );
}
