import type { ReactNode } from 'react';
import type { SigmaRow } from '../../../core/workbench/workbench.ts';
import { useApp } from '../../app/store-context.ts';
import { Button } from '../../widgets/button.tsx';
import { notLoadedText } from './not-loaded-text.ts';
import styles from './rule-details.module.css';
import { chooseRuleFiles } from './rule-file-inputs.tsx';

/** Why nothing is explained of a rule that is not loaded, and the way to load it. */
export function NotLoadedNote({ row }: { readonly row: SigmaRow }): ReactNode {
  const { holdings, matches } = useApp(({ sigma }) => ({
    holdings: sigma.holdings,
    matches: sigma.matches,
  }));
  const text = notLoadedText(row.ruleSource, holdings, matches);
  if (text === undefined) return null;
  return (
    <div role="note" className={styles['note']}>
      <p>{text.sentence}.</p>
      <Button look="outlined" size="small" onClick={chooseRuleFiles}>
        {text.action}
      </Button>
    </div>
  );
}
