import type { ReactNode } from 'react';
import { visibleText } from '../../../base/visible-text.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import { Button, IconButton } from '../../widgets/button.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import styles from './sigma-panel.module.css';

/** What could not be loaded, is not kept, or has stopped working. */
export function SigmaNotices(): ReactNode {
  const actions = useActions();
  const { problems, misplaced, nMisplaced, notKept, failure } = useApp(({ sigma }) => ({
    problems: sigma.problems,
    misplaced: sigma.misplaced,
    nMisplaced: sigma.nMisplaced,
    notKept: sigma.notKept,
    failure: sigma.failure,
  }));
  return (
    <>
      {failure !== undefined && (
        <p role="alert" className={styles['notice']} data-tone="failure">
          {failure}. Reload the page; the rest of it goes on working.
        </p>
      )}
      {(problems.length + misplaced.length > 0 || notKept !== undefined) && (
        <div className={styles['notice']}>
          <ul aria-label="Sigma files that were not loaded">
            {problems.map(({ fileName, message }, at) => (
              <li key={at}>
                <strong>
                  <VisibleText text={fileName} />
                </strong>{' '}
                <VisibleText text={message} />
              </li>
            ))}
            {misplaced.map(({ id, fileName, message, offer }) => (
              <li key={`misplaced-${id}`}>
                <strong>
                  <VisibleText text={fileName} />
                </strong>{' '}
                {message}
                {offer !== undefined && (
                  <>
                    {' '}
                    <Button
                      look="outlined"
                      size="small"
                      aria-label={`${offer.label}: ${visibleText(fileName)}`}
                      onClick={() => void actions.openMisplaced(id)}
                    >
                      {offer.label}
                    </Button>
                  </>
                )}
              </li>
            ))}
            {nMisplaced > misplaced.length && (
              <li>and {(nMisplaced - misplaced.length).toLocaleString('en')} more files</li>
            )}
            {notKept !== undefined && (
              <li>
                <strong>Not kept:</strong> {notKept}
              </li>
            )}
          </ul>
          <IconButton
            icon="close"
            label="Dismiss"
            size="small"
            onClick={actions.dismissSigmaProblems}
          />
        </div>
      )}
    </>
  );
}
