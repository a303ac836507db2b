import { useState, type ReactNode } from 'react';
import { offeredTests, type OfferedTest } from '../../../core/livehunt/operators.ts';
import type { TestChip } from '../../../core/livehunt/outline.ts';
import { operandText } from '../../../core/livehunt/parse-operand.ts';
import { useActions } from '../../app/store-context.ts';
import { IconButton } from '../../widgets/button.tsx';
import { MenuButton, type MenuItem } from '../../widgets/menu.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import styles from './chip-bar.module.css';
import { ChipMenu, type ChipPlace } from './chip-menu.tsx';
import { hasOneOperator, startingTest, testWords } from './chip-view.ts';
import { ValueField } from './value-field.tsx';
import { VerdictMark } from './verdict-mark.tsx';

/** One test: what is asked, of which place, with which values. */
export function TestChipView({
  chip,
  place,
}: {
  readonly chip: TestChip;
  readonly place: ChipPlace;
}): ReactNode {
  const actions = useActions();
  const [isAdding, setIsAdding] = useState(false);
  const isMixed = !hasOneOperator(chip);
  const { label, alternatives } = chip;

  return (
    <fieldset className={styles['test']} aria-label={`Test of ${label}`}>
      <VerdictMark chip={chip} verdicts={place.verdicts} />
      {chip.negated && <span className={styles['not']}>not</span>}
      <button
        type="button"
        className={styles['label']}
        title="Show in the editor"
        onClick={() => actions.revealSpan(chip.span)}
      >
        <VisibleText text={label} />
      </button>
      {alternatives.length === 0 && <OperatorMenu chip={chip} />}
      {alternatives.map((alternative, index) => (
        // Alternatives have no identity over a change of the text but their position.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className={styles['alternative']}>
          {index > 0 && <span className={styles['or']}>or</span>}
          {(index === 0 || isMixed) && (
            <OperatorMenu chip={chip} {...(isMixed ? { alternative: index } : {})} />
          )}
          <ValueField
            name={index === 0 ? `Value of ${label}` : `Alternative ${index} of ${label}`}
            text={operandText(alternative.operand)}
            onApply={(text) =>
              actions.editChip({ kind: 'set-value', chip: chip.id, alternative: index, text })
            }
          />
          {index > 0 && (
            <IconButton
              icon="close"
              label={`Remove alternative ${index} of ${label}`}
              size="small"
              className={styles['tiny']}
              onClick={() =>
                void actions.editChip({
                  kind: 'remove-alternative',
                  chip: chip.id,
                  alternative: index,
                })
              }
            />
          )}
        </span>
      ))}
      {isAdding && (
        <span className={styles['alternative']}>
          <span className={styles['or']}>or</span>
          <ValueField
            name={`New alternative of ${label}`}
            text=""
            takesFocus
            onCancel={() => setIsAdding(false)}
            onApply={async (text) => {
              const outcome = await actions.editChip({
                kind: 'add-alternative',
                chip: chip.id,
                text,
              });
              if (outcome?.ok === true) setIsAdding(false);
              return outcome;
            }}
          />
        </span>
      )}
      {chip.test === 'compare' && !isAdding && (
        <IconButton
          icon="plus"
          label={`Add alternative: ${label}`}
          size="small"
          className={styles['tiny']}
          onClick={() => setIsAdding(true)}
        />
      )}
      <ChipMenu chip={chip} name={label} place={place} />
    </fieldset>
  );
}

function OperatorMenu({
  chip,
  alternative,
}: {
  readonly chip: TestChip;
  /** Set where the alternatives compare in different ways. */
  readonly alternative?: number;
}): ReactNode {
  const actions = useActions();
  const current = chip.alternatives[alternative ?? 0]?.operator;

  const choose = (offered: OfferedTest): void => {
    const { operator } = offered;
    if (offered.kind === 'compare' && operator !== undefined) {
      void actions.editChip(
        chip.test === 'compare'
          ? {
              kind: 'set-operator',
              chip: chip.id,
              operator,
              ...(alternative === undefined ? {} : { alternative }),
            }
          : { kind: 'set-test', chip: chip.id, test: startingTest(chip.type, operator) },
      );
    } else if (offered.kind === 'true' || offered.kind === 'defined') {
      void actions.editChip({ kind: 'set-test', chip: chip.id, test: { kind: offered.kind } });
    }
  };

  const items = offeredTests(chip.type).map((offered): MenuItem => ({
    id: offered.operator ?? offered.kind,
    label: offered.label,
    hint: offered.operator ?? '',
    isChecked: offered.kind === chip.test && offered.operator === current,
    onSelect: () => choose(offered),
  }));
  return (
    <MenuButton
      label={`Operator of ${chip.label}: ${operatorName(chip, alternative ?? 0)}`}
      menuLabel={`Operator of ${chip.label}`}
      groups={[{ items }]}
      size="small"
      className={styles['operator']}
      isDisabled={items.length < 2}
    >
      {current ?? testWords(chip, 0)}
    </MenuButton>
  );
}

/** What the control shows, and then what it means. */
function operatorName(chip: TestChip, alternative: number): string {
  const operator = chip.alternatives[alternative]?.operator;
  const words = testWords(chip, alternative);
  return operator === undefined || operator === words ? words : `${operator} (${words})`;
}
