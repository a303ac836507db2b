import type { ReactNode } from 'react';
import { visibleText } from '../../../base/visible-text.ts';
import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import { Icon } from '../../widgets/icon.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { RuleDetails } from './rule-details.tsx';
import { FIXED_COLUMN } from './sigma-columns.tsx';
import styles from './sigma-table.module.css';

/** Where a line stands in the table, and how it is opened. */
export interface LinePlace {
  readonly index: number;
  readonly rowKey: string;
  readonly isOpen: boolean;
  /** The one line that the Tab key comes to. */
  readonly isActive: boolean;
  readonly measure: ((element: HTMLElement | null) => void) | undefined;
  readonly onToggle: (button: EventTarget) => void;
}

/** A rule's line in the table and, where it is open, its details. */
export function RuleBody({
  joined,
  cells,
  isGrouped,
  index,
  rowKey,
  isOpen,
  isActive,
  measure,
  onToggle,
}: LinePlace & {
  readonly joined: JoinedSigmaRow;
  readonly cells: readonly {
    readonly id: string;
    readonly column: string;
    readonly content: ReactNode;
  }[];
  /** It stands under a reason. */
  readonly isGrouped: boolean;
}): ReactNode {
  const title = visibleText(joined.title);
  return (
    <tbody ref={measure} data-index={index}>
      <tr
        data-open={isOpen}
        data-grouped={isGrouped}
        aria-rowindex={index + 2}
        className={styles['row']}
      >
        {cells.map(({ id, column, content }) =>
          column === FIXED_COLUMN ? (
            <th key={id} scope="row" aria-label={title} data-column={column}>
              <button
                type="button"
                aria-label={title}
                aria-expanded={isOpen}
                title={title}
                tabIndex={isActive ? 0 : -1}
                data-row-index={index}
                data-row-key={rowKey}
                onClick={(event) => onToggle(event.currentTarget)}
              >
                <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
                <span>
                  <VisibleText text={joined.title} />
                </span>
              </button>
            </th>
          ) : (
            // The cell's text comes from its column.
            // oxlint-disable-next-line jsx-a11y/control-has-associated-label
            <td key={id} data-column={column}>
              {content}
            </td>
          ),
        )}
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={cells.length} className={styles['details']}>
            <RuleDetails row={joined} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
