import { useRef, type ReactNode } from 'react';
import { useApp } from '../../app/store-context.ts';
import styles from './chip-bar.module.css';
import { ChipNode } from './chip-node.tsx';
import { isTextBroken } from './is-text-broken.ts';
import { useKeptHeight } from './use-kept-height.ts';

/** The active rule's condition as chips that can be changed; a projection of the text, made anew with it. */
export function ChipBar(): ReactNode {
  const bar = useRef<HTMLFieldSetElement>(null);
  const rule = useApp((state) => {
    const { analysis } = state.rule;
    return analysis?.rules[analysis.activeRule ?? -1];
  });
  // The editor stands below: it does not move at every key while a term is typed.
  const isHeld = useApp((state) => isTextBroken(state.rule.analysis, state.rule.analysedText));
  const height = useKeptHeight(bar, { isHeld });
  return (
    <fieldset
      ref={bar}
      aria-label="Conditions of the rule"
      data-pane="chips"
      tabIndex={-1}
      className={styles['bar']}
      style={{ height }}
    >
      {rule?.chips === undefined ? (
        <p className={styles['hint']}>
          {isHeld
            ? 'The text cannot be read just now; its conditions stand here when it can'
            : rule === undefined
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
