import { visibleText } from '../../../base/visible-text.ts';
import type { RuleMark, TreeRow } from '../../../core/workbench/workbench.ts';

/** How a row's mark looks and what it means. */
export interface MarkText {
  readonly glyph: string;
  readonly words: string;
}

export const MARK_TEXTS: Readonly<Record<RuleMark, MarkText>> = {
  true: { glyph: '●', words: 'used by the rule, true here' },
  false: { glyph: '○', words: 'used by the rule, not true here' },
  unknown: { glyph: '◌', words: 'used by the rule, cannot tell' },
  within: { glyph: '◐', words: 'the rule uses something within' },
};

/** Sigma levels by their shape; the word always stands beside it. */
const LEVEL_GLYPHS: ReadonlyMap<string, string> = new Map([
  ['critical', '◆'],
  ['high', '▲'],
  ['medium', '■'],
  ['low', '▽'],
  ['informational', '◇'],
]);

export function levelGlyph(level: string): string {
  return LEVEL_GLYPHS.get(level.toLowerCase()) ?? '·';
}

/** How a value is coloured. */
export type ValueTone = 'string' | 'number' | 'word' | 'time';

export function valueTone(row: Pick<TreeRow, 'kind' | 'valueType'>): ValueTone {
  if (row.valueType === 'timestamp') return 'time';
  if (row.valueType === 'enum') return 'word';
  if (row.kind === 'string') return 'string';
  return row.kind === 'number' ? 'number' : 'word';
}

/** How much is in a list or an object; undefined where a summary says what it is instead. */
export function rowCount(row: Pick<TreeRow, 'kind' | 'nChildren' | 'summary'>): string | undefined {
  if (row.kind !== 'object' && row.kind !== 'array') return undefined;
  if (row.summary !== undefined) return undefined;
  if (row.nChildren === 0) return row.kind === 'array' ? '[ ]' : '{ }';
  return row.nChildren.toLocaleString('en');
}

/** What is said of a value that is shown in part. */
export function cutText(row: Pick<TreeRow, 'fullLength'>): string | undefined {
  return row.fullLength === undefined
    ? undefined
    : `… ${row.fullLength.toLocaleString('en')} bytes`;
}

/**
 * The row's accessible name: its key first, then all that it shows, in that order, and last in words
 * what it shows by signs.
 */
export function rowName(row: TreeRow): string {
  const parts = [
    visibleText(row.key),
    visibleText(row.preview),
    cutText(row) ?? '',
    rowCount(row) ?? '',
    row.summary === undefined ? '' : visibleText(row.summary),
    row.badge === undefined ? '' : visibleText(row.badge),
    row.mark === undefined ? '' : `(${MARK_TEXTS[row.mark].words})`,
    row.exposure === undefined ? '' : '(not in the vt module)',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** Why a row cannot be used, in one line; undefined for a row that can. */
export function rowReason(row: Pick<TreeRow, 'exposure' | 'isLossy'>): string | undefined {
  if (row.exposure !== undefined) {
    const { reason, instead } = row.exposure;
    return instead === undefined ? reason : `${reason}. Use instead: ${instead}`;
  }
  if (row.isLossy === true) return 'The text has broken characters and cannot be written as it is';
  return undefined;
}
