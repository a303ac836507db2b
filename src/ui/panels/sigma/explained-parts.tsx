import type { ReactNode } from 'react';
import type { ExplainedPart } from '../../../core/workbench/sigma/sigma-bench.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import styles from './context-card.module.css';

const GLYPHS = { yes: '✓', no: '✗', unknown: '?' } as const;
const WORDS = { yes: 'holds', no: 'does not hold', unknown: 'can’t tell' } as const;

/** Deeper parts are not moved further to the right. */
const MAX_INDENT = 12;

/** The parts of a rule's condition, each below what it is a part of, and what it came to. */
export function ExplainedParts({
  parts,
  nOmitted,
}: {
  readonly parts: readonly ExplainedPart[];
  readonly nOmitted: number;
}): ReactNode {
  return (
    <ul aria-label="Why" className={styles['parts']}>
      {parts.map(({ depth, truth, sentence, isDecisive }, at) => (
        <li
          key={at}
          data-truth={truth}
          data-decisive={isDecisive}
          style={{ paddingInlineStart: Math.min(depth, MAX_INDENT) * 16 }}
        >
          <span aria-hidden="true" className={styles['sign']}>
            {GLYPHS[truth]}
          </span>
          <span className="visually-hidden">{WORDS[truth]}: </span>
          <span>
            <VisibleText text={sentence} />
          </span>
        </li>
      ))}
      {nOmitted > 0 && <li className={styles['cut']}>and {nOmitted.toLocaleString('en')} more</li>}
    </ul>
  );
}
