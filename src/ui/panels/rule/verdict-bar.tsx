import type { ReactNode } from 'react';
import { activeSample } from '../../../state/report-actions.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import { IconButton } from '../../widgets/button.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { ProblemLine } from '../problems/problem-line.tsx';
import styles from './verdict-bar.module.css';
import { engineText } from './engine-text.ts';
import { countOf, verdictText } from './verdict-text.ts';

/** Whether the active rule matches the open sample: a shape, a word, and why. */
export function VerdictBar({
  problemTab,
}: {
  readonly problemTab: { readonly isOpen: boolean; readonly open: () => void };
}): ReactNode {
  const actions = useActions();
  const { rule, nRules, firstError, engine, isStale } = useApp((state) => {
    const { analysis, text, analysedText, diagnostics } = state.rule;
    return {
      rule: analysis?.rules[analysis.activeRule ?? -1],
      nRules: analysis?.rules.length ?? 0,
      firstError: diagnostics.find(({ severity }) => severity === 'error')?.message,
      engine: state.rule.engine,
      isStale: text !== analysedText,
    };
  });
  const sampleName = useApp(({ report }) => activeSample(report)?.name);
  const { tone, glyph, word, detail } = verdictText(rule, sampleName, { firstError, engine });
  const engineWords = engine && engineText(engine);
  return (
    <div className={styles['bar']} data-tone={tone} data-stale={isStale}>
      <output aria-label="Rule verdict" className={styles['verdict']}>
        {/* The shape is drawn by the style sheet, so that the text starts with the word. */}
        <strong className={styles['word']} data-sign={glyph}>
          {word}
        </strong>{' '}
        {detail !== '' && (
          // What keeps a rule from compiling is the first problem, which stands beside it.
          <span className={tone === 'broken' ? 'visually-hidden' : styles['detail']}>
            <VisibleText text={detail} />
          </span>
        )}
      </output>
      {engine !== undefined && engineWords !== undefined && (
        <span
          className={styles['engine']}
          data-kind={engine.kind}
          title={engine.message === '' ? undefined : engine.message}
        >
          {engineWords}
        </span>
      )}
      {nRules > 1 && rule !== undefined && (
        <span className={styles['rule']}>
          {rule.name} · {countOf(nRules, 'rule', 'rules')}
        </span>
      )}
      <ProblemLine isListOpen={problemTab.isOpen} onOpenList={problemTab.open} />
      <IconButton icon="undo" label="Undo" size="small" onClick={actions.undo} />
      <IconButton icon="redo" label="Redo" size="small" onClick={actions.redo} />
    </div>
  );
}
