import type { ReactNode } from 'react';
import { assertNever } from '../../../base/assert.ts';
import type { Chip, GroupChip, LoopChip, OtherChip } from '../../../core/livehunt/outline.ts';
import type { PickQuantifier } from '../../../core/livehunt/pick.ts';
import { useActions } from '../../app/store-context.ts';
import { classNames } from '../../widgets/class-names.ts';
import { MenuButton, type MenuItem } from '../../widgets/menu.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import styles from './chip-bar.module.css';
import { ChipMenu, type ChipPlace } from './chip-menu.tsx';
import { countTests, loopName, quantifierText } from './chip-view.ts';
import { TestChipView } from './test-chip.tsx';
import { VerdictMark } from './verdict-mark.tsx';
import { countOf } from './verdict-text.ts';

export function ChipNode({
  chip,
  place,
}: {
  readonly chip: Chip;
  readonly place: ChipPlace;
}): ReactNode {
  switch (chip.kind) {
    case 'group':
      return <GroupChipView chip={chip} place={place} />;
    case 'loop':
      return <LoopChipView chip={chip} place={place} />;
    case 'test':
      return <TestChipView chip={chip} place={place} />;
    case 'other':
      return <OtherChipView chip={chip} place={place} />;
    default:
      return assertNever(chip, 'chip');
  }
}

function GroupChipView({
  chip,
  place,
}: {
  readonly chip: GroupChip;
  readonly place: ChipPlace;
}): ReactNode {
  const actions = useActions();
  const isAll = chip.operator === 'and';
  const name = chip.negated ? (isAll ? 'NOT ALL' : 'NONE') : isAll ? 'ALL' : 'ANY';
  return (
    <fieldset
      className={classNames(
        styles['group'],
        place.group !== undefined && styles['nested'],
        place.isBody === true && styles['flat'],
      )}
      aria-label={`${name} of ${countOf(chip.items.length, 'part', 'parts')}`}
    >
      <span className={styles['head']}>
        <VerdictMark chip={chip} verdicts={place.verdicts} />
        <button
          type="button"
          className={styles['connector']}
          aria-label={`${name}: change to ${isAll ? 'any (or)' : 'all (and)'}`}
          title={
            isAll
              ? 'All must hold (and). Press for any (or)'
              : 'One must hold (or). Press for all (and)'
          }
          onClick={() => void actions.editChip({ kind: 'toggle-group', chip: chip.id })}
        >
          {name}
        </button>
        <ChipMenu chip={chip} name={name} place={place} />
      </span>
      {chip.items.map((item, index) => {
        const next = chip.items[index + 1];
        return (
          // Chips have no identity over a change of the text but their place in it.
          // oxlint-disable-next-line react/no-array-index-key
          <ChipNode
            key={index}
            chip={item}
            place={{
              verdicts: place.verdicts,
              focusBar: place.focusBar,
              isInLoop: place.isInLoop,
              group: chip,
              ...(next && { next }),
            }}
          />
        );
      })}
    </fieldset>
  );
}

const QUANTIFIERS: readonly (readonly [string, PickQuantifier])[] = [
  ['any', { kind: 'any' }],
  ['all', { kind: 'all' }],
  ['none', { kind: 'none' }],
  ['at least 2', { kind: 'at-least', count: 2 }],
  ['at least 3', { kind: 'at-least', count: 3 }],
  ['at least 5', { kind: 'at-least', count: 5 }],
];

function LoopChipView({
  chip,
  place,
}: {
  readonly chip: LoopChip;
  readonly place: ChipPlace;
}): ReactNode {
  const actions = useActions();
  const name = loopName(chip);
  const current = quantifierText(chip.quantifier);
  const items = QUANTIFIERS.map(([label, quantifier]): MenuItem => ({
    id: label,
    label: `${label === 'none' ? 'no' : label} ${name}`,
    isChecked: label === (current === 'no' ? 'none' : current),
    onSelect: () => void actions.editChip({ kind: 'set-quantifier', chip: chip.id, quantifier }),
  }));
  const nTests = countTests(chip.body);
  return (
    <fieldset
      className={classNames(styles['loop'], place.isBody === true && styles['flat'])}
      aria-label={`${chip.label}: ${countOf(nTests, 'term', 'terms')}`}
    >
      <span className={styles['head']}>
        <VerdictMark chip={chip} verdicts={place.verdicts} />
        <MenuButton
          label={`Quantifier: ${chip.label}`}
          menuLabel="How many elements must hold"
          groups={[{ items }]}
          size="small"
          className={styles['quantifier']}
        >
          {current}
        </MenuButton>
        <span
          className={styles['name']}
          title={`${chip.label} (${countOf(nTests, 'term', 'terms')})`}
        >
          <VisibleText text={name} />
        </span>
        <ChipMenu chip={chip} name={chip.label} place={place} />
      </span>
      <ChipNode
        chip={chip.body}
        place={{ verdicts: place.verdicts, focusBar: place.focusBar, isInLoop: true, isBody: true }}
      />
    </fieldset>
  );
}

function OtherChipView({
  chip,
  place,
}: {
  readonly chip: OtherChip;
  readonly place: ChipPlace;
}): ReactNode {
  const actions = useActions();
  return (
    <span className={styles['test']}>
      <VerdictMark chip={chip} verdicts={place.verdicts} />
      {chip.negated && <span className={styles['not']}>not</span>}
      <button
        type="button"
        className={styles['text']}
        title="Show in the editor"
        onClick={() => actions.revealSpan(chip.span)}
      >
        <VisibleText text={chip.text} />
      </button>
      <ChipMenu chip={chip} name="this part" place={place} />
    </span>
  );
}
