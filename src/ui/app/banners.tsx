import type { ReactNode } from 'react';
import type { FileProblem } from '../../core/workbench/workbench.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import styles from './banners.module.css';
import { useActions, useApp } from './store-context.ts';

/** Samples of a list that are offered; a search has at most this many a page. */
const MAX_CHOICES = 300;

/** What went wrong and stays true until something is done about it. */
export function Banners(): ReactNode {
  const actions = useActions();
  const problems = useApp(({ report }) => report.problems);
  const { notSaved, failure } = useApp(({ ui }) => ({
    notSaved: ui.notSaved,
    failure: ui.failure,
  }));
  const isQuiet = failure === undefined && notSaved === undefined && problems.length === 0;
  if (isQuiet) return null;
  return (
    <aside aria-label="Notices" className={styles['banners']}>
      {failure !== undefined && (
        <p role="alert" className={styles['banner']}>
          <strong>Something broke.</strong> {failure}. Your rule is still here: export it, then
          reload the page.
        </p>
      )}
      {notSaved !== undefined && (
        <p role="alert" className={styles['banner']} data-tone="warning">
          <strong>Not saved:</strong> {notSaved}
        </p>
      )}
      {problems.length > 0 && (
        <div className={styles['banner']}>
          <ul aria-label="Files that were not opened" className={styles['problems']}>
            {problems.map((problem, index) => (
              <Problem key={`${index}:${problem.fileName}`} problem={problem} />
            ))}
          </ul>
          <IconButton icon="close" label="Dismiss" size="small" onClick={actions.dismissProblems} />
        </div>
      )}
    </aside>
  );
}

function Problem({ problem }: { readonly problem: FileProblem }): ReactNode {
  const actions = useActions();
  const { fileName, message, where, choices } = problem;
  return (
    <li>
      <strong>
        <VisibleText text={fileName} />
      </strong>{' '}
      <VisibleText text={message} />
      {where !== undefined && <Where where={where} />}
      {choices !== undefined && (
        <ul aria-label="Samples in the list" className={styles['choices']}>
          {choices.slice(0, MAX_CHOICES).map((choice) => (
            <li key={choice.node}>
              <Button
                look="outlined"
                size="small"
                onClick={() => void actions.chooseSample(fileName, choice.node)}
              >
                <VisibleText text={choice.title} />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Where({ where }: { readonly where: NonNullable<FileProblem['where']> }): ReactNode {
  const { context, contextOffset } = where;
  return (
    <>
      {' '}
      (line {where.line}, column {where.column}, byte {where.byteOffset.toLocaleString('en')})
      <code className={styles['context']}>
        <VisibleText text={context.slice(0, contextOffset)} />
        <mark>
          <VisibleText text={context.slice(contextOffset, contextOffset + 1) || ' '} />
        </mark>
        <VisibleText text={context.slice(contextOffset + 1)} />
      </code>
    </>
  );
}
