import type { ReactNode } from 'react';
import type { Truth } from '../../../core/sigma/match/verdict.ts';
import styles from './truth-sign.module.css';

const SIGNS: Readonly<Record<Truth, { readonly glyph: string; readonly words: string }>> = {
  yes: { glyph: '●', words: 'fires' },
  no: { glyph: '✗', words: 'does not fire' },
  unknown: { glyph: '?', words: 'can’t tell' },
};

/** What a rule says of an event: a sign, and in words. */
export function TruthSign({ truth }: { readonly truth: Truth }): ReactNode {
  const { glyph, words } = SIGNS[truth];
  return (
    <span className={styles['sign']} data-truth={truth}>
      <span aria-hidden="true">{glyph}</span> {words}
    </span>
  );
}
