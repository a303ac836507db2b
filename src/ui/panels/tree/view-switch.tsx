import type { ReactNode } from 'react';
import { activeSample } from '../../../state/report-actions.ts';
import { STRUCTURE_VIEW } from '../../../state/app-state.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import styles from './view-switch.module.css';

/** The module's structure, or a loaded document as it is. */
export function ViewSwitch(): ReactNode {
  const actions = useActions();
  const view = useApp(({ tree }) => tree.view);
  const documents = useApp(({ report }) => activeSample(report)?.documents) ?? [];
  const first = documents[0];
  return (
    <div className={styles['switch']}>
      <fieldset className={styles['choices']}>
        <legend className="visually-hidden">View</legend>
        <label>
          <input
            type="radio"
            name="tree-view"
            checked={view.kind === 'structure'}
            onChange={() => void actions.setView(STRUCTURE_VIEW)}
          />
          <span>Structure</span>
        </label>
        <label>
          <input
            type="radio"
            name="tree-view"
            checked={view.kind === 'raw'}
            disabled={first === undefined}
            onChange={() => first && void actions.setView({ kind: 'raw', documentId: first.id })}
          />
          <span>Raw JSON</span>
        </label>
      </fieldset>
      {view.kind === 'raw' && documents.length > 1 && (
        <select
          aria-label="Document"
          className={styles['document']}
          value={view.documentId}
          onChange={(event) =>
            void actions.setView({ kind: 'raw', documentId: Number(event.target.value) })
          }
        >
          {documents.map((document) => (
            <option key={document.id} value={document.id}>
              {document.name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
