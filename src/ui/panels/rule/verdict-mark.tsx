import type { ReactNode } from 'react';
import type { Chip } from '../../../core/livehunt/outline.ts';
import type { TermVerdict } from '../../../core/workbench/workbench.ts';
import styles from './chip-bar.module.css';
import { chipVerdict } from './chip-view.ts';
import { countText, OUTCOME_TEXTS } from './verdict-text.ts';

/** A chip's verdict as a shape, with its word for those who do not see it. */
export function VerdictMark({
  chip,
  terms,
}: {
  readonly chip: Chip;
  readonly terms: readonly TermVerdict[];
}): ReactNode {
  const term = chipVerdict(chip, terms);
  if (term === undefined) return null;
  const { glyph, word } = OUTCOME_TEXTS[term.outcome];
  const count = countText(term);
  const words = count === undefined ? word : `${word} for ${count}`;
  return (
    <span className={styles['mark']} data-outcome={term.outcome} title={words}>
      <span aria-hidden="true">{glyph}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
