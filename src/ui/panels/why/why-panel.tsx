import { useEffect, useState, type ReactNode } from 'react';
import type { Explanation, ExplanationPart, Witness } from '../../../core/workbench/workbench.ts';
import { STRUCTURE_VIEW } from '../../../state/app-state.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import { EmptyNote } from '../../widgets/empty-note.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { OUTCOME_TEXTS } from '../rule/verdict-text.ts';
import styles from './why-panel.module.css';
import { whyRows, type WhyRow } from './why-rows.ts';

/** Witnesses shown of one part; the count says how many there are. */
const MAX_WITNESSES = 8;

/** Deeper parts are not moved further in. */
const MAX_DEPTH = 8;

/** An explanation and the text that it is about. */
interface Explained {
  readonly explanation: Explanation | undefined;
  readonly text: string;
}

/** Why the active rule matches or not, in sentences: each part, what was compared, what came closest. */
export function WhyPanel(): ReactNode {
  const { explanation, text } = useExplanation();
  const reasons = useApp(({ rule: { analysis } }) => ({
    list: analysis?.rules[analysis.activeRule ?? -1]?.reasons ?? [],
  })).list;
  if (explanation === undefined) {
    return (
      <EmptyNote>
        {reasons[0] ??
          'Each part of the rule is explained here: whether it holds, and on which values of the report.'}
      </EmptyNote>
    );
  }
  return (
    <div className={styles['why']}>
      {reasons.map((reason) => (
        <p key={reason} className={styles['reason']}>
          <VisibleText text={reason} />
        </p>
      ))}
      <ul aria-label="Terms of the rule">
        {whyRows(explanation.condition, text).map((row, index) => (
          <Part key={`${index}:${row.part.span.start}`} row={row} />
        ))}
      </ul>
    </div>
  );
}

/** Asks for an explanation of each analysed text; shows the last one until the next is there. */
function useExplanation(): Explained {
  const actions = useActions();
  const { analysis, analysedText } = useApp(({ rule }) => ({
    analysis: rule.analysis,
    analysedText: rule.analysedText,
  }));
  const [explained, setExplained] = useState<Explained>({ explanation: undefined, text: '' });
  useEffect(() => {
    if (analysis === undefined) return undefined;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const explanation = await actions.explain();
      if (isCurrent) setExplained({ explanation, text: analysedText });
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [actions, analysis, analysedText]);
  return explained;
}

function Part({ row: { part, text, depth, isDecisive } }: { readonly row: WhyRow }): ReactNode {
  const actions = useActions();
  const { glyph, word } = OUTCOME_TEXTS[part.outcome];
  return (
    <li
      className={styles['term']}
      data-decisive={isDecisive}
      style={{ paddingInlineStart: 8 + Math.min(depth, MAX_DEPTH) * 16 }}
    >
      <div className={styles['line']}>
        <span className={styles['outcome']} data-outcome={part.outcome}>
          <span aria-hidden="true" title={word}>
            {glyph}
          </span>
          <span className="visually-hidden">{word}</span>
        </span>
        <button
          type="button"
          className={styles['text']}
          title="Show in the editor"
          onClick={() => actions.revealSpan(part.span)}
        >
          <VisibleText text={text} />
        </button>
      </div>
      <Because part={part} />
    </li>
  );
}

/** The sentence, what else to know, what came closest, and the places behind it. */
function Because({ part }: { readonly part: ExplanationPart }): ReactNode {
  const places = part.outcome === 'true' ? part.witnesses : part.compared;
  const nHidden = part.outcome === 'true' ? part.nWitnesses - MAX_WITNESSES : 0;
  return (
    <div className={styles['because']}>
      <p>
        <VisibleText text={part.sentence} />
      </p>
      {part.notes.map((note) => (
        <p key={note} className={styles['note']}>
          <VisibleText text={note} />
        </p>
      ))}
      {part.nearMiss !== undefined && (
        <>
          <p className={styles['note']}>
            <VisibleText text={part.nearMiss.sentence} />
          </p>
          <Places label="What came closest" places={part.nearMiss.places} />
        </>
      )}
      <Places label="Witnesses" places={places.slice(0, MAX_WITNESSES)} />
      {nHidden > 0 && <p className={styles['hidden']}>and {nHidden.toLocaleString('en')} more</p>}
      {part.nOmitted > 0 && (
        <p className={styles['hidden']}>
          {part.nOmitted.toLocaleString('en')} more parts are not explained
        </p>
      )}
    </div>
  );
}

function Places({
  label,
  places,
}: {
  readonly label: string;
  readonly places: readonly Witness[];
}): ReactNode {
  if (places.length === 0) return null;
  return (
    <ul className={styles['witnesses']} aria-label={label}>
      {places.map((place, index) => (
        <Place key={`${index}:${place.vtPath}`} place={place} />
      ))}
    </ul>
  );
}

function Place({ place: { node, vtPath, value } }: { readonly place: Witness }): ReactNode {
  const actions = useActions();
  const isActive = useApp(
    ({ tree }) =>
      node !== undefined && tree.view.kind === 'structure' && tree.active?.node === node,
  );
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
          aria-current={isActive}
          onClick={() => void actions.reveal(STRUCTURE_VIEW, node)}
        >
          {content}
        </button>
      )}
    </li>
  );
}
