import { useEffect, useRef, type ReactNode } from 'react';
import { BLOCK_ROWS, missingBlocks, rowAt } from '../../../state/row-cache.ts';
import { activeSample } from '../../../state/report-actions.ts';
import { useActions, useApp, useAppStore } from '../../app/store-context.ts';
import type { Box } from '../../widgets/place-popover.ts';
import { TreeRowView } from './tree-row.tsx';
import styles from './tree-view.module.css';
import { useTreeKeys } from './use-tree-keys.ts';
import { branchNote } from './branch-note.ts';
import { useVirtualScroll } from './use-virtual-scroll.ts';
import { ROW_PX, type RowSpan } from './scroll-scale.ts';

export interface TreeViewProps {
  readonly onSearch: () => void;
  /** Asks for the operator menu of a row, at an element or at a place of the viewport. */
  readonly onMenu: (request: TreeMenuRequest) => void;
}

export interface TreeMenuRequest {
  readonly row: number;
  readonly node: number;
  readonly at: Box;
}

const rowId = (index: number): string => `tree-row-${index}`;

/** The rows in sight of a tree of any length; the focus stays on the tree, keys act on its active row. */
export function TreeView({ onSearch, onMenu }: TreeViewProps): ReactNode {
  const store = useAppStore();
  const actions = useActions();
  const { rows, active, scrollTo } = useApp(({ tree }) => ({
    rows: tree.rows,
    active: tree.active,
    scrollTo: tree.scrollTo,
  }));
  const sample = useApp(({ report }) => activeSample(report));
  const isStructure = useApp(({ tree }) => tree.view.kind === 'structure');
  const scroll = useVirtualScroll(rows.nVisible);
  const { scroller, span, viewportHeight, show } = scroll;
  const lastScroll = useRef(0);

  const { start, end } = span;
  const hasGaps = missingBlocks(rows, { first: start, count: end - start }).length > 0;
  useEffect(() => {
    void actions.showRows({ first: start, count: end - start });
  }, [actions, start, end]);
  useEffect(() => {
    if (hasGaps) void actions.showRows({ first: start, count: end - start });
  }, [actions, start, end, hasGaps]);

  useEffect(() => {
    if (scrollTo === undefined || scrollTo.id === lastScroll.current) return;
    lastScroll.current = scrollTo.id;
    show(scrollTo.row);
  }, [scrollTo, show]);

  const openMenu = (index: number, at?: Box): void => {
    const row = rowAt(store.getState().tree.rows, index);
    if (row === undefined) return;
    const element = document.getElementById(rowId(index));
    const box = element?.getBoundingClientRect();
    onMenu({
      row: index,
      node: row.node,
      at: at ?? { left: (box?.left ?? 0) + 48, top: box?.top ?? 0, width: 0, height: ROW_PX },
    });
  };
  const onKeyDown = useTreeKeys({
    pageRows: Math.max(1, Math.floor(viewportHeight / ROW_PX) - 1),
    onSearch,
    onMenu: openMenu,
  });

  const onClick = (event: React.MouseEvent): void => {
    const { index, part, element } = pressed(event);
    if (index === undefined) return;
    const row = rowAt(rows, index);
    if (row === undefined) return;
    void actions.activate(index, { reveal: false });
    if (part === 'twisty') void actions.changeTree(row.isExpanded ? 'collapse' : 'expand', index);
    else if (part === 'add') void actions.pick(row.node, { negated: event.altKey });
    else if (part === 'operators') openMenu(index, element?.getBoundingClientRect());
    else if (event.altKey && row.isUsable) void actions.pick(row.node, { negated: true });
  };

  const onDoubleClick = (event: React.MouseEvent): void => {
    const { index, part } = pressed(event);
    const row = index === undefined ? undefined : rowAt(rows, index);
    if (row === undefined || index === undefined || part !== undefined) return;
    if (row.isUsable && row.nChildren === 0) void actions.pick(row.node);
    else void actions.changeTree(row.isExpanded ? 'collapse' : 'expand', index);
  };

  const onContextMenu = (event: React.MouseEvent): void => {
    const { index } = pressed(event);
    if (index === undefined) return;
    event.preventDefault();
    void actions.activate(index, { reveal: false });
    openMenu(index, { left: event.clientX, top: event.clientY, width: 0, height: 0 });
  };

  // Rows stand in a layer that moves as a whole: while scrolling, only new rows are drawn.
  const baseRow = Math.floor(start / BLOCK_ROWS) * BLOCK_ROWS;
  const shown = indexesToDraw(span, active?.row, rows.nVisible);
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Report structure"
      aria-activedescendant={active === undefined ? undefined : rowId(active.row)}
      tabIndex={0}
      className={styles['tree']}
      data-pane="tree"
      onScroll={scroll.onScroll}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onContextMenu={onContextMenu}
      onFocus={(event) => {
        if (event.target !== event.currentTarget)
          event.currentTarget.focus({ preventScroll: true });
        else if (active === undefined && rows.nVisible > 0) void actions.activate(start);
      }}
    >
      <div
        className={styles['sizer']}
        role="presentation"
        style={{ height: scroll.physicalHeight }}
      >
        <div
          role="presentation"
          className={styles['layer']}
          style={{ transform: `translateY(${baseRow * ROW_PX + scroll.offset}px)` }}
        >
          {shown.map((index) => (
            <TreeRowView
              key={slotOf(index, span)}
              id={rowId(index)}
              index={index}
              row={rowAt(rows, index)}
              top={(index - baseRow) * ROW_PX}
              isActive={index === active?.row}
              note={isStructure ? branchNote(rowAt(rows, index), sample) : undefined}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The rows in sight and the active one, which must exist for as long as it is the active descendant. */
function indexesToDraw(span: RowSpan, active: number | undefined, nRows: number): number[] {
  const indexes = Array.from(
    { length: Math.max(0, span.end - span.start) },
    (_, at) => span.start + at,
  );
  if (active !== undefined && active < nRows && (active < span.start || active >= span.end)) {
    indexes.push(active);
  }
  return indexes;
}

/** Rows that scroll out give their elements to those that scroll in. */
function slotOf(index: number, { start, end }: RowSpan): string {
  return index >= start && index < end ? String(index % (end - start)) : 'active';
}

/** What of which row was pressed. */
function pressed(event: React.MouseEvent): {
  readonly index: number | undefined;
  readonly part: string | undefined;
  readonly element: Element | undefined;
} {
  const target = event.target instanceof Element ? event.target : null;
  const part = target?.closest<HTMLElement>('[data-part]') ?? undefined;
  const index = target?.closest<HTMLElement>('[data-index]')?.dataset['index'];
  return {
    index: index === undefined ? undefined : Number(index),
    part: part?.dataset['part'],
    element: part,
  };
}
