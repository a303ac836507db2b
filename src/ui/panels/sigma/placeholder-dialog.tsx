import { useRef, useState, type ReactNode } from 'react';
import { readPlaceholderInput } from '../../../core/workbench/sigma/placeholder-input.ts';
import type { PlaceholderSummary } from '../../../core/workbench/sigma/sigma-bench.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import { Button } from '../../widgets/button.tsx';
import { Modal } from '../../widgets/modal.tsx';
import styles from './placeholder-dialog.module.css';
import { PlaceholderField } from './placeholder-field.tsx';

/** Where people say what the placeholders of the loaded rules stand for; nothing while it is closed. */
export function PlaceholderDialog(): ReactNode {
  const opened = useApp(({ sigma }) => sigma.placeholderDialog);
  const actions = useActions();
  if (opened === undefined) return null;
  return (
    <Modal title="Placeholders of Sigma rules" onClose={actions.closePlaceholders}>
      <PlaceholderForm first={opened.name} />
    </Modal>
  );
}

function PlaceholderForm({ first }: { readonly first: string | undefined }): ReactNode {
  const placeholders = useApp(({ sigma }) => sigma.holdings.placeholders);
  const actions = useActions();
  const form = useRef<HTMLFormElement>(null);
  /** What was typed, by name; the others are as they were given. */
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const textOf = ({ name, values }: PlaceholderSummary): string =>
    typed.get(name) ?? values.join('\n');
  const firstName = placeholders.some(({ name }) => name === first) ? first : placeholders[0]?.name;

  const apply = (): void => {
    const inputs = placeholders.map((each) => ({
      before: each,
      ...readPlaceholderInput(textOf(each)),
    }));
    if (inputs.some(({ error }) => error !== undefined)) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    actions.closePlaceholders();
    if (inputs.every(({ before, values }) => isSame(before.values, values))) return;
    const given = inputs.filter(({ values }) => values.length > 0);
    void actions.givePlaceholders(
      new Map(given.map(({ before, values }) => [before.name, values])),
    );
  };

  const hasText = placeholders.some((each) => textOf(each) !== '');
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <p className={styles['about']}>
        Rules ask for these by name and cannot be told before somebody says what they stand for:
        your administrators, your servers, your networks. Write one value a line, as it is in
        events; case does not matter, <code>*</code> stands for any characters and <code>?</code>{' '}
        for one, but in regular expressions. The values stay in this browser.
      </p>
      {placeholders.length === 0 && <p>No loaded rule has a placeholder.</p>}
      {placeholders.map((placeholder) => (
        <PlaceholderField
          key={placeholder.name}
          placeholder={placeholder}
          text={textOf(placeholder)}
          isFirst={placeholder.name === firstName}
          onText={(text) => setTyped(new Map(typed).set(placeholder.name, text))}
        />
      ))}
      <div className={styles['foot']}>
        {hasText && (
          <Button
            className={styles['clearAll']}
            onClick={() => setTyped(new Map(placeholders.map(({ name }) => [name, ''])))}
          >
            Clear all
          </Button>
        )}
        <Button look="outlined" onClick={actions.closePlaceholders}>
          Cancel
        </Button>
        <Button look="primary" type="submit">
          Apply and run the rules
        </Button>
      </div>
    </form>
  );
}

function isSame(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((value, at) => value === after[at]);
}
