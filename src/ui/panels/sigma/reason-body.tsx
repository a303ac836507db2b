import type { ReactNode } from 'react';
import { visibleText } from '../../../base/visible-text.ts';
import { Icon } from '../../widgets/icon.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { levelGlyph } from '../tree/row-text.ts';
import { count } from './holdings-text.ts';
import type { LinePlace } from './rule-body.tsx';
import { VERDICT_TEXTS } from './sigma-rows.ts';
import styles from './sigma-table.module.css';
import type { ReasonGroup } from './table-items.ts';

/** The line of a reason for which rules cannot be told; it opens to their lines. */
export function ReasonBody({
  group,
  nColumns,
  index,
  rowKey,
  isOpen,
  isActive,
  measure,
  onToggle,
}: LinePlace & { readonly group: ReasonGroup; readonly nColumns: number }): ReactNode {
  const { glyph, words } = VERDICT_TEXTS.unknown;
  return (
    <tbody ref={measure} data-index={index}>
      <tr data-open={isOpen} aria-rowindex={index + 2} className={styles['reason']}>
        <td colSpan={nColumns}>
          <button
            type="button"
            aria-label={nameOf(group)}
            aria-expanded={isOpen}
            title={`${group.reason}: whether these rules fire can’t be told`}
            tabIndex={isActive ? 0 : -1}
            data-row-index={index}
            data-row-key={rowKey}
            onClick={(event) => onToggle(event.currentTarget)}
          >
            <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
            <span className={styles['verdict']} data-verdict="unknown">
              {glyph} {words}
            </span>
            <span className={styles['reasonText']}>
              <VisibleText text={group.reason} />
            </span>
            {group.levels.map(({ level, nRules }) => (
              <span key={level} className={styles['level']} data-level={level} title={level}>
                {levelGlyph(level)} {nRules.toLocaleString('en')}
              </span>
            ))}
            <span className={styles['reasonCount']}>{count(group.nRules, 'rule')}</span>
          </button>
        </td>
      </tr>
    </tbody>
  );
}

/** `can’t tell: ParentImage is not recorded, 88 rules, 2 critical, 41 high` */
function nameOf({ reason, nRules, levels }: ReasonGroup): string {
  const parts = levels.map((counted) => `${counted.nRules.toLocaleString('en')} ${counted.level}`);
  const said = `${VERDICT_TEXTS.unknown.words}: ${visibleText(reason)}`;
  return [said, count(nRules, 'rule'), ...parts].join(', ');
}
