import type { ReactNode } from 'react';
import type { Chip } from '../../../core/livehunt/outline.ts';
import type { ChipVerdict } from '../../../core/workbench/workbench.ts';
import styles from './chip-bar.module.css';
import { countText, OUTCOME_TEXTS } from './verdict-text.ts';

/** A chip's verdict as a shape, with its word for those who do not see it. */
export function VerdictMark({
  chip,
  verdicts,
}: {
  readonly chip: Chip;
  readonly verdicts: ReadonlyMap<string, ChipVerdict>;
}): ReactNode {
  const verdict = verdicts.get(chip.id);
  // Its place is kept, so that the chips do not move while a text cannot be evaluated.
  if (verdict === undefined) return <span className={styles['mark']} />;
  const { glyph, word } = OUTCOME_TEXTS[verdict.outcome];
  const count = countText(verdict);
  const words = count === undefined ? word : `${word} for ${count}`;
  return (
    <span className={styles['mark']} data-outcome={verdict.outcome} title={words}>
      <span aria-hidden="true">{glyph}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
