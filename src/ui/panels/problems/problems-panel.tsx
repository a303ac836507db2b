import type { ReactNode } from 'react';
import { useActions, useApp } from '../../app/store-context.ts';
import { EmptyNote } from '../../widgets/empty-note.tsx';
import { MAX_PROBLEMS, problemRows, SEVERITIES, type ProblemRow } from './problem-rows.ts';
import styles from './problems-panel.module.css';

/** What is wrong with the text of the rule, and where. */
export function ProblemsPanel(): ReactNode {
  const { diagnostics, text } = useApp(({ rule }) => ({
    diagnostics: rule.diagnostics,
    text: rule.analysedText,
  }));
  const rows = problemRows(diagnostics, text);
  const nMore = diagnostics.length - MAX_PROBLEMS;
  return (
    <section aria-label="Problems" className={styles['problems']}>
      {rows.length === 0 ? (
        <EmptyNote>No problems in the rule.</EmptyNote>
      ) : (
        <ul>
          {rows.map((row, index) => (
            <Problem key={`${index}:${row.diagnostic.code}`} row={row} />
          ))}
        </ul>
      )}
      {nMore > 0 && <p className={styles['more']}>and {nMore.toLocaleString('en')} more</p>}
    </section>
  );
}

function Problem({ row: { diagnostic, at } }: { readonly row: ProblemRow }): ReactNode {
  const actions = useActions();
  const { glyph, word } = SEVERITIES[diagnostic.severity];
  return (
    <li>
      <button
        type="button"
        className={styles['problem']}
        onClick={() => {
          actions.revealSpan(diagnostic.span);
          actions.focusEditor();
        }}
      >
        <span className={styles['severity']} data-severity={diagnostic.severity}>
          <span aria-hidden="true">{glyph}</span> {word}
        </span>
        <span className={styles['message']}>
          {diagnostic.message}
          {diagnostic.help !== undefined && (
            <span className={styles['help']}> {diagnostic.help}</span>
          )}
        </span>
        <span className={styles['code']}>{diagnostic.code}</span>
        <span className={styles['place']}>
          {at.line}:{at.column}
        </span>
      </button>
    </li>
  );
}
