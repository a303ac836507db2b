import type { ReactNode } from 'react';
import type { Chip, GroupChip } from '../../../core/livehunt/outline.ts';
import type { ChipVerdict } from '../../../core/workbench/workbench.ts';
import { useActions } from '../../app/store-context.ts';
import { Icon } from '../../widgets/icon.tsx';
import { MenuButton, type MenuItem } from '../../widgets/menu.tsx';
import styles from './chip-bar.module.css';
import { hasTwinLoop } from './chip-view.ts';

/** What a chip has to know of its surroundings. */
export interface ChipPlace {
  /** By the chips' ids. */
  readonly verdicts: ReadonlyMap<string, ChipVerdict>;
  readonly isInLoop: boolean;
  /** It is a loop's whole body, and is drawn in the loop's own box. */
  readonly isBody?: boolean;
  /** The group that it is a direct part of, and the chip behind it there. */
  readonly group?: GroupChip;
  readonly next?: Chip;
  /** Takes the focus when the chip that had it goes. */
  readonly focusBar: () => void;
}

/** What can be done to any chip; what cannot be done to this one is left out. */
export function ChipMenu({
  chip,
  name,
  place,
}: {
  readonly chip: Chip;
  readonly name: string;
  readonly place: ChipPlace;
}): ReactNode {
  const actions = useActions();
  const { group, next } = place;
  const items: MenuItem[] = [
    {
      id: 'negate',
      label: chip.negated ? 'Take the “not” away' : 'Negate (not)',
      onSelect: () => void actions.editChip({ kind: 'negate', chip: chip.id }),
    },
  ];
  if (place.isInLoop && group !== undefined) {
    items.push({
      id: 'own-loop',
      label: 'In any element: a loop of its own',
      onSelect: () => void actions.editChip({ kind: 'own-loop', chip: chip.id }),
    });
  }
  if (hasTwinLoop(chip, group)) {
    items.push({
      id: 'same-loop',
      label: 'In the same element as the loop beside it',
      onSelect: () => void actions.editChip({ kind: 'same-loop', chip: chip.id }),
    });
  }
  if (group !== undefined && next !== undefined && group.items.length > 2) {
    const operator = group.operator === 'and' ? 'or' : 'and';
    items.push({
      id: 'group',
      label: operator === 'or' ? 'Either this or the next' : 'Both this and the next',
      onSelect: () => void actions.editChip({ kind: 'group', chips: [chip.id, next.id], operator }),
    });
  }
  items.push(
    { id: 'reveal', label: 'Show in the editor', onSelect: () => actions.revealSpan(chip.span) },
    {
      id: 'remove',
      label: 'Remove',
      onSelect: () => {
        place.focusBar();
        void actions.editChip({ kind: 'remove', chip: chip.id });
      },
    },
  );
  return (
    <MenuButton
      label={`Change: ${name}`}
      menuLabel={`Change ${name}`}
      groups={[{ items }]}
      size="small"
      className={styles['menu']}
      hasChevron={false}
    >
      <Icon name="more" size={14} />
    </MenuButton>
  );
}
