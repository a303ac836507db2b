import type { ReactNode } from 'react';
import { useApp } from '../../app/store-context.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { GiveValues } from './give-values.tsx';
import styles from './placeholder-dialog.module.css';

/** Refusals that are shown at once; who gives other values sees the next ones. */
const MAX_SHOWN = 5;

/** The rules that cannot take the values that their placeholders were given; nothing where all can. */
export function RefusedValues(): ReactNode {
  const { refused, nRefused } = useApp(({ sigma }) => ({
    refused: sigma.matches?.refused ?? NOTHING,
    nRefused: sigma.matches?.nRefused ?? 0,
  }));
  if (nRefused === 0) return null;
  const shown = refused.slice(0, MAX_SHOWN);
  const names = [...new Set(shown.flatMap((each) => each.names))];
  return (
    <div className={styles['refused']}>
      <ul aria-label="Rules that cannot take the values of their placeholders">
        {shown.map(({ title, names: own, message }, at) => (
          <li key={at}>
            <strong>
              <VisibleText text={title} />
            </strong>{' '}
            cannot take the values of {own.map((name) => `%${name}%`).join(', ')}, which stay open
            in it: <VisibleText text={message} />.
          </li>
        ))}
        {nRefused > shown.length && (
          <li>and {(nRefused - shown.length).toLocaleString('en')} more rules</li>
        )}
      </ul>
      <p className={styles['ways']}>
        <GiveValues
          names={names.slice(0, MAX_SHOWN)}
          label="Change the values of"
          className={styles['clear']}
        />
      </p>
    </div>
  );
}

const NOTHING: readonly never[] = [];
