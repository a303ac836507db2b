import { useRef, type ReactNode } from 'react';
import { useApp } from '../../app/store-context.ts';
import styles from './chip-bar.module.css';
import { ChipNode } from './chip-node.tsx';

/** The active rule's condition as chips that can be changed; a projection of the text, made anew with it. */
export function ChipBar(): ReactNode {
  const bar = useRef<HTMLFieldSetElement>(null);
  const rule = useApp((state) => {
    const { analysis } = state.rule;
    return analysis?.rules[analysis.activeRule ?? -1];
  });
  return (
    <fieldset
      ref={bar}
      aria-label="Conditions of the rule"
      data-pane="chips"
      tabIndex={-1}
      className={styles['bar']}
    >
      {rule?.chips === undefined ? (
        <p className={styles['hint']}>
          {rule === undefined
            ? 'Add a field of the report, and its condition stands here'
            : 'The condition has no parts to show yet'}
        </p>
      ) : (
        <ChipNode
          chip={rule.chips}
          place={{
            verdicts: rule.chipVerdicts,
            isInLoop: false,
            focusBar: () => bar.current?.focus(),
          }}
        />
      )}
    </fieldset>
  );
}
