import { useEffect, useState, type ReactNode } from 'react';
import type { ClosestRule } from '../../../core/workbench/sigma/sigma-bench.ts';
import { useActions } from '../../app/store-context.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { levelGlyph } from '../tree/row-text.ts';
import styles from './context-card.module.css';

const N_CLOSEST = 8;

/** The rules that would fire on an event if one item came out otherwise, and which. */
export function ClosestRules({
  generation,
  event,
}: {
  readonly generation: number;
  readonly event: number;
}): ReactNode {
  const actions = useActions();
  const [rules, setRules] = useState<readonly ClosestRule[]>();
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const found = await actions.closestRules({ generation, event, count: N_CLOSEST });
      if (isCurrent) setRules(found ?? []);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [actions, generation, event]);
  if (rules === undefined) return <p className={styles['cut']}>Looking…</p>;
  if (rules.length === 0) {
    return <p className={styles['cut']}>No loaded rule misses this event by one item only</p>;
  }
  return (
    <ul aria-label="Closest rules" className={styles['closest']}>
      {rules.map(({ rule, title, level, missing }) => (
        <li key={rule}>
          <span className={styles['level']} title={level}>
            <span aria-hidden="true">{levelGlyph(level ?? '')}</span>
            <span className="visually-hidden">{level}</span>
          </span>
          <span>
            <strong>
              <VisibleText text={title} />
            </strong>
            <span className={styles['missing']}>
              <VisibleText text={missing} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
