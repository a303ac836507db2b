import { useId, useMemo, useRef, type ReactNode } from 'react';
import {
  MAX_PLACEHOLDER_VALUES,
  readPlaceholderInput,
} from '../../../core/workbench/sigma/placeholder-input.ts';
import type { PlaceholderSummary } from '../../../core/workbench/sigma/sigma-bench.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { count } from './holdings-text.ts';
import styles from './placeholder-dialog.module.css';

/** Lines that a field shows at once. */
const MIN_LINES = 2;
const MAX_LINES = 8;

/** The values of one placeholder as a text, one a line, and what the text comes to. */
export function PlaceholderField({
  placeholder,
  text,
  isFirst,
  onText,
}: {
  readonly placeholder: PlaceholderSummary;
  readonly text: string;
  /** The focus goes to it when the dialog opens. */
  readonly isFirst: boolean;
  readonly onText: (text: string) => void;
}): ReactNode {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { values, error, notes } = useMemo(() => readPlaceholderInput(text), [text]);
  const nLines = text.split('\n', MAX_LINES).length;
  return (
    <div className={styles['field']}>
      <div className={styles['head']}>
        <label htmlFor={id} className={styles['name']}>
          %<VisibleText text={placeholder.name} />%
        </label>
        <span id={`${id}-use`} className={styles['use']}>
          {useText(placeholder)}
        </span>
        {text !== '' && (
          <button
            type="button"
            className={styles['clear']}
            onClick={() => {
              onText('');
              // The button goes with the text.
              field.current?.focus();
            }}
          >
            Clear
            <span className="visually-hidden">
              {' '}
              the values of <VisibleText text={placeholder.name} />
            </span>
          </button>
        )}
      </div>
      <textarea
        id={id}
        // A dialog gives the focus to what has this attribute; React's own property focuses too early.
        ref={(element) => {
          field.current = element;
          if (isFirst) element?.setAttribute('autofocus', '');
        }}
        value={text}
        rows={Math.max(MIN_LINES, nLines)}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-describedby={`${id}-use ${id}-state`}
        aria-invalid={error !== undefined}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={({ key, ctrlKey, metaKey, currentTarget }) => {
          if (key === 'Enter' && (ctrlKey || metaKey)) currentTarget.form?.requestSubmit();
        }}
      />
      <div id={`${id}-state`} className={styles['state']}>
        {error === undefined ? (
          <p>{stateText(values.length, placeholder)}</p>
        ) : (
          <p role="alert" className={styles['error']}>
            {error}.
          </p>
        )}
        {notes.map((note) => (
          <p key={note} className={styles['note']}>
            {note}.
          </p>
        ))}
      </div>
    </div>
  );
}

function useText({ nRules }: PlaceholderSummary): string {
  return nRules === 0
    ? 'no loaded rule asks for it'
    : `${count(nRules, 'rule')} ${nRules === 1 ? 'asks' : 'ask'} for it`;
}

function stateText(nValues: number, { nRules }: PlaceholderSummary): string {
  if (nValues > 0) {
    const room = nValues > MAX_PLACEHOLDER_VALUES / 2 ? ` of ${MAX_PLACEHOLDER_VALUES}` : '';
    return `${count(nValues, 'value')}${room}`;
  }
  if (nRules === 0) return 'No values';
  return nRules === 1
    ? 'No values: the rule cannot be told'
    : 'No values: these rules cannot be told';
}
