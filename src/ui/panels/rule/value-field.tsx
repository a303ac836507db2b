import { useId, useState, type ReactNode } from 'react';
import type { EditOutcome } from '../../../core/workbench/workbench.ts';
import styles from './chip-bar.module.css';

/** Longest field, in characters; a longer value scrolls in it. */
const MAX_FIELD_CHARACTERS = 44;

/**
 * A value that can be changed in place: Enter or leaving applies, Escape gives the old value back. A
 * refused value stays, with the reason.
 */
export function ValueField({
  name,
  text,
  takesFocus = false,
  onApply,
  onCancel,
}: {
  readonly name: string;
  readonly text: string;
  readonly takesFocus?: boolean;
  readonly onApply: (text: string) => Promise<EditOutcome | undefined>;
  readonly onCancel?: () => void;
}): ReactNode {
  const id = useId();
  const [draft, setDraft] = useState(text);
  const [shownText, setShownText] = useState(text);
  const [error, setError] = useState<string>();
  // The rule has changed, by this field or by another hand: its value wins over a draft.
  if (shownText !== text) {
    setShownText(text);
    setDraft(text);
    setError(undefined);
  }

  const apply = async (): Promise<void> => {
    if (draft === text) {
      onCancel?.();
      return;
    }
    const outcome = await onApply(draft);
    setError(outcome?.ok === false ? outcome.message : undefined);
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      void apply();
    } else if (event.key === 'Escape' && (draft !== text || onCancel !== undefined)) {
      // Without a change, Escape belongs to the layer around the field.
      event.preventDefault();
      setDraft(text);
      setError(undefined);
      onCancel?.();
    }
  };

  return (
    <span className={styles['field']}>
      <input
        aria-label={name}
        aria-invalid={error !== undefined}
        {...(error === undefined ? {} : { 'aria-describedby': id })}
        // The field was asked for by the press of a button.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={takesFocus}
        className={styles['value']}
        spellCheck={false}
        autoComplete="off"
        size={Math.max(3, Math.min(MAX_FIELD_CHARACTERS, draft.length + 1))}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void apply()}
      />
      {error !== undefined && (
        <span id={id} role="alert" className={styles['error']}>
          {error}
        </span>
      )}
    </span>
  );
}
