import type { ReactNode } from 'react';
import type { FileProblem, SampleSummary } from '../../core/workbench/workbench.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { VisibleText } from '../widgets/visible-text.tsx';
import styles from './banners.module.css';
import { useActions, useApp } from './store-context.ts';

/** Samples of a list that are offered; a search has at most this many a page. */
const MAX_CHOICES = 300;

/** What went wrong and stays true until something is done about it. */
export function Banners(): ReactNode {
  const actions = useActions();
  const { problems, samples } = useApp(({ report }) => ({
    problems: report.problems,
    samples: report.samples,
  }));
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
        <div className={styles['banner']} data-tone={toneOf(problems, samples)}>
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

/** A list of samples asks, and a note about an open file warns: neither is a failure. */
function toneOf(
  problems: readonly FileProblem[],
  samples: readonly SampleSummary[],
): 'failure' | 'warning' | 'question' {
  const documents = samples.flatMap((sample) => sample.documents);
  const isQuestion = (problem: FileProblem): boolean => problem.choices !== undefined;
  const isNote = ({ fileName, where }: FileProblem): boolean =>
    where === undefined && documents.some(({ name }) => name === fileName);
  if (problems.every(isQuestion)) return 'question';
  return problems.every((problem) => isQuestion(problem) || isNote(problem))
    ? 'warning'
    : 'failure';
}

function Problem({ problem }: { readonly problem: FileProblem }): ReactNode {
  const actions = useActions();
  const { fileName, message, where, choices } = problem;
  return (
    <li>
      <strong>
        <VisibleText text={fileName} />
      </strong>{' '}
      <VisibleText text={withoutName(message, fileName)} />
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

/** The file's name stands in front already. */
function withoutName(message: string, fileName: string): string {
  return message.startsWith(`${fileName} `) ? message.slice(fileName.length + 1) : message;
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
