import { memo, type ReactNode } from 'react';
import type { TreeRow } from '../../../core/workbench/workbench.ts';
import { classNames } from '../../widgets/class-names.ts';
import { Icon } from '../../widgets/icon.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import {
  cutText,
  levelGlyph,
  MARK_TEXTS,
  rowCount,
  rowName,
  rowReason,
  valueTone,
} from './row-text.ts';
import styles from './tree-row.module.css';

/** Width of a level, in CSS pixels. */
const INDENT_PX = 14;

/** Deeper rows are not moved further in: the value must stay in sight. */
const MAX_INDENT_LEVELS = 16;

interface TreeRowViewProps {
  readonly id: string;
  readonly index: number;
  /** Undefined while the row is on its way. */
  readonly row: TreeRow | undefined;
  readonly top: number;
  readonly isActive: boolean;
  /** What is in the row, in a few words; undefined where its value says it. */
  readonly note: string | undefined;
}

/** One row. Presses are handled by the tree, which finds the row and the part by data attributes. */
export const TreeRowView = memo(function TreeRowView({
  id,
  index,
  row,
  top,
  isActive,
  note,
}: TreeRowViewProps): ReactNode {
  const style = { transform: `translateY(${top}px)` };
  if (row === undefined) {
    return (
      <div className={styles['row']} style={style} aria-hidden="true">
        <span className={styles['placeholder']} />
      </div>
    );
  }
  const isContainer = row.kind === 'object' || row.kind === 'array';
  const reason = rowReason(row);
  return (
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      data-index={index}
      aria-label={note === undefined ? rowName(row) : `${rowName(row)} ${note}`}
      aria-level={row.level}
      aria-setsize={row.setSize}
      aria-posinset={row.posInSet}
      aria-selected={isActive}
      {...(isContainer && row.nChildren > 0 ? { 'aria-expanded': row.isExpanded } : {})}
      className={classNames(
        styles['row'],
        isActive && styles['active'],
        row.isHit && styles['hit'],
        row.exposure !== undefined && styles['unmapped'],
      )}
      style={style}
      title={reason}
    >
      <RowMark row={row} />
      <span
        className={styles['indent']}
        style={{ width: Math.min(row.level - 1, MAX_INDENT_LEVELS) * INDENT_PX }}
      />
      <span className={styles['twisty']} data-part="twisty">
        {isContainer && row.nChildren > 0 && (
          <Icon name={row.isExpanded ? 'chevron-down' : 'chevron-right'} size={12} />
        )}
      </span>
      <span className={styles['key']}>
        <VisibleText text={row.key} />
      </span>{' '}
      <RowValue row={row} />
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      {row.isUsable && <RowButtons rowKey={row.key} />}
    </div>
  );
});

function RowMark({ row }: { row: TreeRow }): ReactNode {
  const mark = row.mark;
  return (
    <span
      className={classNames(styles['mark'], mark !== undefined && styles[`mark-${mark}`])}
      title={mark === undefined ? undefined : MARK_TEXTS[mark].words}
      // Drawn by the style sheet: a sign, not a part of the row's text.
      data-sign={mark === undefined ? undefined : MARK_TEXTS[mark].glyph}
    />
  );
}

function RowValue({ row }: { row: TreeRow }): ReactNode {
  const count = rowCount(row);
  const cut = cutText(row);
  return (
    <span className={styles['value']}>
      {row.preview !== '' && (
        <span className={classNames(styles['preview'], styles[`tone-${valueTone(row)}`])}>
          <VisibleText text={row.preview} />
          {cut !== undefined && <span className={styles['more']}> {cut}</span>}
        </span>
      )}
      {count !== undefined && <span className={styles['count']}>{count}</span>}
      {row.summary !== undefined && (
        <span className={styles['summary']}>
          {' '}
          <VisibleText text={row.summary} />
        </span>
      )}
      {row.badge !== undefined && (
        <span
          className={styles['badge']}
          data-level={row.badge.toLowerCase()}
          data-sign={levelGlyph(row.badge)}
        >
          {' '}
          <VisibleText text={row.badge} />
        </span>
      )}
    </span>
  );
}

/** Always there, so that nothing moves when they show; the tree's keys do the same. */
function RowButtons({ rowKey }: { rowKey: string }): ReactNode {
  return (
    <span className={styles['buttons']}>
      <button
        type="button"
        tabIndex={-1}
        data-part="operators"
        aria-label={`Operators: ${rowKey}`}
        aria-haspopup="menu"
        title="Choose how to test this (O)"
      >
        <Icon name="operators" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        data-part="add"
        aria-label={`Add to rule: ${rowKey}`}
        title="Add to rule (Enter; Shift+Enter negates)"
      >
        <Icon name="plus" />
      </button>
    </span>
  );
}
