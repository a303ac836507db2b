import { useTable, type Row } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useState, type ReactNode } from 'react';
import { visibleText } from '../../../base/visible-text.ts';
import { Icon } from '../../widgets/icon.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { RuleDetails } from './rule-details.tsx';
import { focusRowOf, rowIndexOf, useDetailsInSight, useFocusRequest } from './row-focus.ts';
import {
  CERTAINTY_COLUMN,
  COLUMNS,
  columns,
  features,
  FIRST_SORTING,
  FIXED_COLUMN,
  type SigmaTableRow,
} from './sigma-columns.tsx';
import styles from './sigma-table.module.css';
import { tableKey } from './table-keys.ts';

/** Up to this many rows are drawn as they are; of more, those in sight. */
const MAX_PLAIN_ROWS = 150;

/** As the style sheet has it, in CSS pixels. */
const ROW_PX = 27;

/** Rows that Page Up and Page Down go by. */
const PAGE_ROWS = 12;

/** The table of Sigma rules; each row opens to its events. `columnsShown`: by column id. */
export function SigmaTable({
  data,
  columnsShown,
  scroller,
}: {
  readonly data: SigmaTableRow[];
  readonly columnsShown: Readonly<Record<string, boolean>>;
  readonly scroller: React.RefObject<HTMLElement | null>;
}): ReactNode {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [activeKey, setActiveKey] = useState<string>();
  const table = useTable({
    features,
    columns,
    data,
    state: { columnVisibility: { ...columnsShown, [CERTAINTY_COLUMN]: false } },
    initialState: { sorting: FIRST_SORTING },
    enableSortingRemoval: false,
    getRowId: ({ joined }) => joined.key,
  });
  const { rows } = table.getRowModel();
  const activeIndex = Math.max(
    0,
    rows.findIndex((row) => row.id === activeKey),
  );
  const isVirtual = rows.length > MAX_PLAIN_ROWS;
  // Its functions change with every scroll; the items that they give are drawn here and not kept.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: isVirtual ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
    // The row with the focus stays, wherever it was scrolled to.
    rangeExtractor: (range) => [
      ...new Set([...defaultRangeExtractor(range), activeIndex].sort((a, b) => a - b)),
    ],
  });
  const focus = useFocusRequest();
  const showDetails = useDetailsInSight(scroller);

  const toggle = (key: string, to?: boolean): void =>
    setOpen((before) => {
      const isOpen = before.has(key);
      if (to === isOpen) return before;
      const after = new Set(before);
      if (isOpen) after.delete(key);
      else after.add(key);
      return after;
    });

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') focusRowOf(event.target);
    const from = rowIndexOf(event.target);
    if (from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = tableKey(event.key, { index: from, count: rows.length, pageRows: PAGE_ROWS });
    const row = rows[action?.kind === 'move' ? action.index : from];
    if (action === undefined || row === undefined) return;
    event.preventDefault();
    if (action.kind !== 'move') {
      toggle(row.id, action.kind === 'open');
      showDetails(event.target);
      return;
    }
    setActiveKey(row.id);
    if (isVirtual) virtualizer.scrollToIndex(action.index);
    focus.request(row.id);
  };

  const bodyOf = (row: Row<typeof features, SigmaTableRow>, index: number): ReactNode => (
    <RuleBody
      key={row.id}
      row={row}
      index={index}
      isOpen={open.has(row.id)}
      isActive={index === activeIndex}
      cells={row.getVisibleCells().map((cell) => ({
        id: cell.id,
        column: cell.column.id,
        content: cell.column.id === FIXED_COLUMN ? null : <table.FlexRender cell={cell} />,
      }))}
      measure={isVirtual ? virtualizer.measureElement : undefined}
      onToggle={(button) => {
        setActiveKey(row.id);
        toggle(row.id);
        showDetails(button);
      }}
    />
  );

  return (
    // The table's rows are reached by arrow keys from their buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <table
      ref={focus.table}
      aria-label="Sigma rules"
      aria-rowcount={rows.length + 1}
      className={styles['table']}
      onKeyDown={onKeyDown}
    >
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} aria-rowindex={1}>
            {group.headers.map((header) => {
              const sorted = header.column.getIsSorted();
              const name = COLUMNS.get(header.id)?.name;
              return (
                <th
                  key={header.id}
                  scope="col"
                  aria-label={name}
                  data-column={header.id}
                  aria-sort={
                    sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'
                  }
                >
                  <button type="button" onClick={() => header.column.toggleSorting()}>
                    {name}
                    <span aria-hidden="true" className={styles['arrow']}>
                      {sorted === 'asc' ? '↑' : sorted === 'desc' ? '↓' : ''}
                    </span>
                  </button>
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      {isVirtual
        ? virtualizer.getVirtualItems().map((item, at, items) => {
            const row = rows[item.index];
            const gap = item.start - (items[at - 1]?.end ?? 0);
            return (
              <Fragment key={item.key}>
                {gap > 0 && <Gap height={gap} />}
                {row !== undefined && bodyOf(row, item.index)}
              </Fragment>
            );
          })
        : rows.map(bodyOf)}
      {isVirtual && (
        <Gap
          height={virtualizer.getTotalSize() - (virtualizer.getVirtualItems().at(-1)?.end ?? 0)}
        />
      )}
    </table>
  );
}

/** Stands for rows that are out of sight. */
function Gap({ height }: { readonly height: number }): ReactNode {
  return (
    <tbody aria-hidden="true">
      <tr style={{ height }} />
    </tbody>
  );
}

function RuleBody({
  row,
  index,
  isOpen,
  isActive,
  cells,
  measure,
  onToggle,
}: {
  readonly row: Row<typeof features, SigmaTableRow>;
  readonly index: number;
  readonly isOpen: boolean;
  /** The one row that the Tab key comes to. */
  readonly isActive: boolean;
  readonly cells: readonly {
    readonly id: string;
    readonly column: string;
    readonly content: ReactNode;
  }[];
  readonly measure: ((element: HTMLElement | null) => void) | undefined;
  readonly onToggle: (button: EventTarget) => void;
}): ReactNode {
  const { joined } = row.original;
  const title = visibleText(joined.title);
  return (
    <tbody ref={measure} data-index={index}>
      <tr data-open={isOpen} aria-rowindex={index + 2} className={styles['row']}>
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
                data-row-key={row.id}
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
