import type { ReactNode } from 'react';
import { useActions, useApp } from '../../app/store-context.ts';
import { countOf } from '../rule/verdict-text.ts';
import { problemRows, SEVERITIES } from './problem-rows.ts';
import styles from './problem-line.module.css';

/**
 * The worst problem of the rule, in sight whichever tab is open. While the tab with all of them is,
 * that is the region of problems, and this only a line.
 */
export function ProblemLine({
  isListOpen,
  onOpenList,
}: {
  readonly isListOpen: boolean;
  readonly onOpenList: () => void;
}): ReactNode {
  const actions = useActions();
  const { diagnostics, text } = useApp(({ rule }) => ({
    diagnostics: rule.diagnostics,
    text: rule.analysedText,
  }));
  const [first] = problemRows(diagnostics, text);
  const nMore = diagnostics.length - 1;
  const region = isListOpen ? {} : { role: 'region', 'aria-label': 'Problems' };
  if (first === undefined) {
    return (
      <div {...region} className={styles['line']}>
        <span className={styles['none']}>No problems</span>
      </div>
    );
  }
  const { diagnostic, at } = first;
  const { glyph, word } = SEVERITIES[diagnostic.severity];
  return (
    <div {...region} className={styles['line']}>
      <button
        type="button"
        className={styles['first']}
        title={`${diagnostic.message}${diagnostic.help === undefined ? '' : `. ${diagnostic.help}`}`}
        onClick={() => {
          actions.revealSpan(diagnostic.span);
          actions.focusEditor();
        }}
      >
        <span className={styles['severity']} data-severity={diagnostic.severity}>
          <span aria-hidden="true">{glyph}</span> {word}
        </span>{' '}
        <span className={styles['place']}>
          {at.line}:{at.column}
        </span>{' '}
        {diagnostic.message}
        {diagnostic.help !== undefined && (
          <span className={styles['help']}> {diagnostic.help}</span>
        )}
      </button>
      {nMore > 0 && (
        <button type="button" className={styles['more']} onClick={onOpenList}>
          and {countOf(nMore, 'more', 'more')}
        </button>
      )}
    </div>
  );
}
