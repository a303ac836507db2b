import { useTable } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useState, type ReactNode } from 'react';
import { ReasonBody } from './reason-body.tsx';
import { RuleBody } from './rule-body.tsx';
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
import { tableItems } from './table-items.ts';
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
  const items = tableItems(
    table.getRowModel().rows,
    ({ original }) => original.joined,
    (key) => open.has(key),
  );
  const activeIndex = Math.max(
    0,
    items.findIndex(({ key }) => key === activeKey),
  );
  const isVirtual = items.length > MAX_PLAIN_ROWS;
  // Its functions change with every scroll; the items that they give are drawn here and not kept.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: isVirtual ? items.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => items[index]?.key ?? index,
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

  const moveTo = (index: number): void => {
    const item = items[index];
    if (item === undefined) return;
    setActiveKey(item.key);
    if (isVirtual) virtualizer.scrollToIndex(index);
    focus.request(item.key);
  };

  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape') focusRowOf(event.target);
    const from = rowIndexOf(event.target);
    const item = items[from ?? -1];
    if (from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = tableKey(event.key, { index: from, count: items.length, pageRows: PAGE_ROWS });
    if (action === undefined || item === undefined) return;
    event.preventDefault();
    const groupKey = item.kind === 'rule' ? item.groupKey : undefined;
    if (action.kind === 'move') moveTo(action.index);
    else if (action.kind === 'close' && groupKey !== undefined && !open.has(item.key)) {
      moveTo(items.findIndex(({ key }) => key === groupKey));
    } else {
      toggle(item.key, action.kind === 'open');
      showDetails(event.target);
    }
  };

  const bodyAt = (index: number): ReactNode => {
    const item = items[index];
    if (item === undefined) return null;
    const place = {
      index,
      rowKey: item.key,
      isOpen: open.has(item.key),
      isActive: index === activeIndex,
      measure: isVirtual ? virtualizer.measureElement : undefined,
      onToggle: (button: EventTarget) => {
        setActiveKey(item.key);
        toggle(item.key);
        showDetails(button);
      },
    };
    if (item.kind === 'reason') {
      return <ReasonBody {...place} group={item} nColumns={table.getVisibleLeafColumns().length} />;
    }
    return (
      <RuleBody
        {...place}
        joined={item.row.original.joined}
        isGrouped={item.groupKey !== undefined}
        cells={item.row.getVisibleCells().map((cell) => ({
          id: cell.id,
          column: cell.column.id,
          content: cell.column.id === FIXED_COLUMN ? null : <table.FlexRender cell={cell} />,
        }))}
      />
    );
  };

  // Few or many, they are drawn alike, so that a row keeps what it shows when their number changes.
  const drawn = isVirtual
    ? virtualizer.getVirtualItems()
    : items.map(({ key }, index) => ({ key, index, start: 0, end: 0 }));
  const end = isVirtual ? virtualizer.getTotalSize() : 0;

  return (
    // The table's rows are reached by arrow keys from their buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <table
      ref={focus.table}
      aria-label="Sigma rules"
      aria-rowcount={items.length + 1}
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
      {drawn.map(({ key, index, start }, at) => (
        <Fragment key={key}>
          <Gap height={start - (drawn[at - 1]?.end ?? 0)} />
          {bodyAt(index)}
        </Fragment>
      ))}
      <Gap height={end - (drawn.at(-1)?.end ?? 0)} />
    </table>
  );
}

/** Stands for rows that are out of sight. */
function Gap({ height }: { readonly height: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr style={{ height }} />
    </tbody>
  );
}
