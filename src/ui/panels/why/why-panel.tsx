import type { ReactNode } from 'react';
import type { Witness } from '../../../core/workbench/workbench.ts';
import { STRUCTURE_VIEW } from '../../../state/app-state.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import { EmptyNote } from '../../widgets/empty-note.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { countText, OUTCOME_TEXTS } from '../rule/verdict-text.ts';
import styles from './why-panel.module.css';
import { whyRows, type WhyRow } from './why-rows.ts';

/** Witnesses shown of one term; the count says how many there are. */
const MAX_WITNESSES = 8;

/** Deeper terms are not moved further in. */
const MAX_DEPTH = 8;

/** Why the active rule matches or not: each of its terms, what it came to, and on which values. */
export function WhyPanel(): ReactNode {
  const { analysis, analysedText } = useApp(({ rule }) => ({
    analysis: rule.analysis,
    analysedText: rule.analysedText,
  }));
  const rule = analysis?.rules[analysis.activeRule ?? -1];
  const rows = whyRows(rule, analysedText);
  if (rule === undefined || rows.length === 0) {
    return (
      <EmptyNote>
        {rule?.reasons[0] ??
          'Each part of the rule is explained here: whether it holds, and on which values of the report.'}
      </EmptyNote>
    );
  }
  return (
    <div className={styles['why']}>
      {rule.reasons.map((reason) => (
        <p key={reason} className={styles['reason']}>
          {reason}
        </p>
      ))}
      <ul aria-label="Terms of the rule">
        {rows.map((row) => (
          <Term key={`${row.term.span.start}-${row.term.span.end}`} row={row} />
        ))}
      </ul>
    </div>
  );
}

function Term({ row: { term, text, depth } }: { readonly row: WhyRow }): ReactNode {
  const actions = useActions();
  const { glyph, word } = OUTCOME_TEXTS[term.outcome];
  const hidden = term.witnesses.length - MAX_WITNESSES;
  return (
    <li
      className={styles['term']}
      style={{ paddingInlineStart: 8 + Math.min(depth, MAX_DEPTH) * 16 }}
    >
      <div className={styles['line']}>
        <span className={styles['outcome']} data-outcome={term.outcome}>
          <span aria-hidden="true" title={word}>
            {glyph}
          </span>
          <span className="visually-hidden">{word}</span>
        </span>
        <button
          type="button"
          className={styles['text']}
          title="Show in the editor"
          onClick={() => actions.revealSpan(term.span)}
        >
          <VisibleText text={text} />
        </button>
        <span className={styles['count']}>{countText(term)}</span>
      </div>
      {term.witnesses.length > 0 && (
        <ul className={styles['witnesses']} aria-label="Witnesses">
          {term.witnesses.slice(0, MAX_WITNESSES).map((witness, index) => (
            <WitnessItem key={`${index}:${witness.vtPath}`} witness={witness} />
          ))}
          {hidden > 0 && <li className={styles['hidden']}>and {hidden} more</li>}
        </ul>
      )}
    </li>
  );
}

function WitnessItem({ witness }: { readonly witness: Witness }): ReactNode {
  const actions = useActions();
  const { node, vtPath, value } = witness;
  const content = (
    <>
      <span className={styles['value']}>
        <VisibleText text={value} />
      </span>
      <span className={styles['path']}>
        <VisibleText text={vtPath} />
      </span>
    </>
  );
  return (
    <li>
      {node === undefined ? (
        <span className={styles['witness']}>{content}</span>
      ) : (
        <button
          type="button"
          className={styles['witness']}
          title="Show in the tree"
          onClick={() => void actions.reveal(STRUCTURE_VIEW, node)}
        >
          {content}
        </button>
      )}
    </li>
  );
}
