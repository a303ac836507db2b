import { useId, useState, type ReactNode } from 'react';
import type { NodeFacts, OperatorChoice } from '../../../core/workbench/workbench.ts';
import { useActions } from '../../app/store-context.ts';
import { Button, IconButton } from '../../widgets/button.tsx';
import type { Box } from '../../widgets/place-popover.ts';
import { Popover } from '../../widgets/popover.tsx';
import {
  draftPick,
  hasListOnPath,
  operatorSign,
  startingDraft,
  startingValue,
  withOperator,
  type ConditionDraft,
  type QuantifierName,
} from './condition-draft.ts';
import styles from './condition-form.module.css';

const QUANTIFIERS: readonly (readonly [QuantifierName, string])[] = [
  ['any', 'in any element'],
  ['all', 'in all elements'],
  ['none', 'in no element'],
  ['at-least', 'in at least … elements'],
];

/** Operator, values, negation and element in one go; Enter adds the condition. */
export function ConditionForm({
  nodeKey,
  facts,
  at,
  operatorId,
  onClose,
}: {
  readonly nodeKey: string;
  readonly facts: NodeFacts;
  readonly at: Box;
  /** The operator to begin with; undefined for the node's first. */
  readonly operatorId: string | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const actions = useActions();
  const id = useId();
  const [draft, setDraft] = useState(() => startingDraft(facts, operatorId));
  const [error, setError] = useState<string>();
  const choice = facts.operators.find((operator) => operator.id === draft.operatorId);
  const change = (part: Partial<ConditionDraft>): void => {
    setError(undefined);
    setDraft((old) => ({ ...old, ...part }));
  };

  const submit = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault();
    const pick = draftPick(draft, facts);
    if (!pick.ok) return setError(pick.error);
    const outcome = await actions.pick(facts.node, pick.value);
    if (outcome?.ok === false) setError(outcome.message);
    else onClose();
  };

  return (
    <Popover anchor={at} kind="dialog" label={`Condition on ${nodeKey}`} onClose={onClose}>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <div className={styles['line']}>
          <code className={styles['key']}>{nodeKey}</code>
          <select
            aria-label="Operator"
            value={draft.operatorId}
            onChange={(event) => change(withOperator(draft, event.target.value, facts))}
          >
            {facts.operators.map((operator) => (
              <option key={operator.id} value={operator.id}>
                {optionLabel(operator)}
              </option>
            ))}
          </select>
        </div>
        {choice !== undefined && startingValue(choice, facts) !== undefined && (
          <Values
            values={draft.values}
            takesFocus={operatorId !== undefined}
            hasAlternatives={choice.operator !== undefined}
            {...(error === undefined ? {} : { errorId: `${id}-error` })}
            onChange={(values) => change({ values })}
          />
        )}
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={draft.isNegated}
            onChange={(event) => change({ isNegated: event.target.checked })}
          />
          Negate: it must not be so
        </label>
        {hasListOnPath(facts.vtPath) && <Elements draft={draft} onChange={change} />}
        {error !== undefined && (
          <p id={`${id}-error`} role="alert" className={styles['error']}>
            {error}
          </p>
        )}
        <div className={styles['actions']}>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit">
            Add
          </Button>
        </div>
      </form>
    </Popover>
  );
}

function Values({
  values,
  takesFocus,
  hasAlternatives,
  errorId,
  onChange,
}: {
  readonly values: readonly string[];
  readonly takesFocus: boolean;
  readonly hasAlternatives: boolean;
  /** Set while the values are refused. */
  readonly errorId?: string;
  readonly onChange: (values: readonly string[]) => void;
}): ReactNode {
  return (
    <div className={styles['values']}>
      {values.map((value, index) => (
        // Fields have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles['line']}>
          {index > 0 && <span className={styles['or']}>or</span>}
          <input
            aria-label={index === 0 ? 'Value' : `Alternative ${index}`}
            aria-invalid={errorId !== undefined}
            aria-describedby={errorId}
            spellCheck={false}
            autoComplete="off"
            value={value}
            data-autofocus={takesFocus && index === 0 ? true : undefined}
            ref={index > 0 ? takeFocus : undefined}
            onChange={(event) => onChange(values.with(index, event.target.value))}
          />
          {index > 0 && (
            <IconButton
              icon="close"
              label={`Remove alternative ${index}`}
              size="small"
              onClick={() => onChange(values.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {hasAlternatives && (
        <Button size="small" onClick={() => onChange([...values, values.at(-1) ?? ''])}>
          + Add alternative (or)
        </Button>
      )}
    </div>
  );
}

/** A new alternative is typed over at once. */
function takeFocus(field: HTMLInputElement | null): void {
  field?.select();
}

function Elements({
  draft,
  onChange,
}: {
  readonly draft: ConditionDraft;
  readonly onChange: (part: Partial<ConditionDraft>) => void;
}): ReactNode {
  const needsOwnLoop = draft.quantifier !== 'any';
  return (
    <fieldset className={styles['elements']}>
      <legend>Where in the list</legend>
      <label className={styles['check']}>
        <input
          type="radio"
          name="element"
          checked={!draft.isNewLoop && !needsOwnLoop}
          onChange={() => onChange({ isNewLoop: false, quantifier: 'any' })}
        />
        Same element as the conditions that hold for it
      </label>
      <label className={styles['check']}>
        <input
          type="radio"
          name="element"
          checked={draft.isNewLoop || needsOwnLoop}
          onChange={() => onChange({ isNewLoop: true })}
        />
        A loop of its own
      </label>
      <div className={styles['line']}>
        <select
          aria-label="Quantifier"
          value={draft.quantifier}
          onChange={(event) => {
            const chosen = QUANTIFIERS.find(([name]) => name === event.target.value);
            if (chosen !== undefined) onChange({ quantifier: chosen[0] });
          }}
        >
          {QUANTIFIERS.map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
        {draft.quantifier === 'at-least' && (
          <input
            type="number"
            min={1}
            aria-label="Least number of elements"
            className={styles['count']}
            value={draft.count}
            onChange={(event) => onChange({ count: event.target.value })}
          />
        )}
      </div>
    </fieldset>
  );
}

function optionLabel(operator: OperatorChoice): string {
  const sign = operatorSign(operator);
  return sign === '' || sign === operator.label ? operator.label : `${operator.label} (${sign})`;
}
