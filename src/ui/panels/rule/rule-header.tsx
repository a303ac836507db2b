import { useState, type ReactNode } from 'react';
import type { HeaderMetaValue } from '../../../core/livehunt/edit-header.ts';
import type { MetaFact, RuleAnalysis } from '../../../core/workbench/workbench.ts';
import { useActions, useApp } from '../../app/store-context.ts';
import { Button, IconButton } from '../../widgets/button.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { Popover } from '../../widgets/popover.tsx';
import { usePopoverTrigger } from '../../widgets/use-popover-trigger.ts';
import { ValueField } from './value-field.tsx';
import { readMetaValue } from './read-meta-value.ts';
import styles from './rule-header.module.css';

/** The name and meta of the active rule, with a small form for both. */
export function RuleHeader(): ReactNode {
  const rule = useApp((state) => {
    const { analysis } = state.rule;
    return analysis?.rules[analysis.activeRule ?? -1];
  });
  const { anchor, isOpen, close, triggerProps } = usePopoverTrigger();
  return (
    <div className={styles['header']}>
      <h2 className={styles['title']}>Rule</h2>
      {rule !== undefined && (
        <Button
          {...triggerProps}
          size="small"
          aria-haspopup="dialog"
          className={styles['name']}
          title="Change the name and the meta of the rule"
        >
          <span>{rule.name}</span>
          <Icon name="edit" size={12} />
        </Button>
      )}
      {isOpen && rule !== undefined && anchor !== null && (
        <Popover anchor={anchor} kind="dialog" label="Rule name and meta" onClose={close}>
          <RuleForm rule={rule} />
        </Popover>
      )}
    </div>
  );
}

function RuleForm({ rule }: { readonly rule: RuleAnalysis }): ReactNode {
  const actions = useActions();
  return (
    <div className={styles['form']}>
      <div className={styles['entry']}>
        <span className={styles['key']}>name</span>
        <ValueField
          name="Rule name"
          text={rule.name}
          onApply={(name) => actions.editHeader({ kind: 'rename', name })}
        />
      </div>
      {rule.meta.map((entry, index) => (
        // Meta keys may repeat; the position is what the edit names.
        // oxlint-disable-next-line react/no-array-index-key
        <MetaEntryRow key={index} entry={entry} index={index} />
      ))}
      <NewEntry />
    </div>
  );
}

function MetaEntryRow({
  entry,
  index,
}: {
  readonly entry: MetaFact;
  readonly index: number;
}): ReactNode {
  const actions = useActions();
  return (
    <div className={styles['entry']}>
      <span className={styles['key']}>{entry.key}</span>
      <ValueField
        name={`Meta ${entry.key}`}
        text={entry.text}
        onApply={(text) =>
          actions.editHeader({ kind: 'set-meta', index, value: readMetaValue(text, entry.kind) })
        }
      />
      <IconButton
        icon="close"
        label={`Remove meta ${entry.key}`}
        size="small"
        onClick={() => void actions.editHeader({ kind: 'remove-meta', index })}
      />
    </div>
  );
}

function NewEntry(): ReactNode {
  const actions = useActions();
  const [key, setKey] = useState('');
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const add = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    const value: HeaderMetaValue = { kind: 'string', text };
    const outcome = await actions.editHeader({ kind: 'add-meta', key: key.trim(), value });
    setError(outcome?.ok === false ? outcome.message : undefined);
    if (outcome?.ok !== true) return;
    setKey('');
    setText('');
  };
  return (
    <form className={styles['new']} onSubmit={(event) => void add(event)}>
      <input
        aria-label="New meta key"
        placeholder="key"
        spellCheck={false}
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <input
        aria-label="New meta value"
        placeholder="value"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="small" look="outlined" disabled={key.trim() === ''}>
        Add meta
      </Button>
      {error !== undefined && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
    </form>
  );
}
