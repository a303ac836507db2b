import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { tacticName } from '../../../core/workbench/sigma/attack-tags.ts';
import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { levelGlyph } from '../tree/row-text.ts';
import { OtherPlatform } from './other-platform.tsx';
import styles from './sigma-table.module.css';
import {
  levelRank,
  platformText,
  SOURCE_NAMES,
  VERDICT_TEXTS,
  type BoundResult,
} from './sigma-rows.ts';
import { isDoubtful } from './table-items.ts';

/** A row of the table. A type, since the table's rows must be records. */
export type SigmaTableRow = { readonly joined: JoinedSigmaRow; readonly bound: BoundResult };

export const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

interface ColumnFacts {
  readonly name: string;
  /** For who has not chosen. */
  readonly isShown: boolean;
}

export const COLUMNS: ReadonlyMap<string, ColumnFacts> = new Map([
  ['level', { name: 'Level', isShown: true }],
  ['title', { name: 'Rule', isShown: true }],
  ['source', { name: 'Source', isShown: true }],
  ['verdict', { name: 'Here', isShown: true }],
  ['platform', { name: 'System', isShown: true }],
  ['logsource', { name: 'Logsource', isShown: false }],
  ['attack', { name: 'ATT&CK', isShown: false }],
  ['contexts', { name: 'Events', isShown: true }],
  ['bound', { name: 'Bound', isShown: true }],
]);

/** The rule's title names the row. */
export const FIXED_COLUMN = 'title';

/** Not shown: what is certain comes before what cannot be told, until the user sorts otherwise. */
export const CERTAINTY_COLUMN = 'certainty';

export const FIRST_SORTING = [
  { id: CERTAINTY_COLUMN, desc: true },
  { id: 'level', desc: true },
];

const column = createColumnHelper<typeof features, SigmaTableRow>();

export const columns = column.columns([
  column.accessor(({ joined }) => (isDoubtful(joined) ? 0 : 1), {
    id: CERTAINTY_COLUMN,
    sortFn: 'basic',
  }),
  column.accessor(({ joined }) => levelRank(joined.level), {
    id: 'level',
    sortFn: 'basic',
    sortDescFirst: true,
    cell: ({ row }) => <Level level={row.original.joined.level} />,
  }),
  column.accessor(({ joined }) => joined.title, {
    id: 'title',
    sortFn: 'alphanumeric',
    enableHiding: false,
  }),
  column.accessor(({ joined }) => SOURCE_NAMES[joined.source], {
    id: 'source',
    sortFn: 'alphanumeric',
    cell: ({ row }) => SOURCE_NAMES[row.original.joined.source],
  }),
  column.accessor(({ joined }) => VERDICT_TEXTS[joined.verdict].rank, {
    id: 'verdict',
    sortFn: 'basic',
    sortDescFirst: true,
    cell: ({ row }) => <Verdict row={row.original.joined} />,
  }),
  column.accessor(({ joined }) => platformText(joined), {
    id: 'platform',
    sortFn: 'alphanumeric',
    cell: ({ row }) => (
      <OtherPlatform row={row.original.joined} fallback={platformText(row.original.joined)} />
    ),
  }),
  column.accessor(({ joined }) => joined.logsource, {
    id: 'logsource',
    sortFn: 'alphanumeric',
    cell: ({ row }) => <VisibleText text={row.original.joined.logsource} />,
  }),
  column.accessor(({ joined }) => joined.techniques[0] ?? joined.tactics[0] ?? '', {
    id: 'attack',
    sortFn: 'alphanumeric',
    cell: ({ row }) => <Attack row={row.original.joined} />,
  }),
  column.accessor(({ joined }) => joined.nContexts, {
    id: 'contexts',
    sortFn: 'basic',
    cell: ({ row }) => row.original.joined.nContexts.toLocaleString('en'),
  }),
  column.accessor(({ bound }) => bound.contexts.size + (bound.isAsSuch ? 0.5 : 0), {
    id: 'bound',
    sortFn: 'basic',
    cell: ({ row }) => <Bound row={row.original} />,
  }),
]);

function Level({ level }: { readonly level: string }): ReactNode {
  if (level === '') return <span className={styles['none']}>–</span>;
  return (
    <span className={styles['level']} data-level={level}>
      <span aria-hidden="true">{levelGlyph(level)}</span> <VisibleText text={level} />
    </span>
  );
}

function Verdict({ row }: { readonly row: JoinedSigmaRow }): ReactNode {
  const { glyph, words } = VERDICT_TEXTS[row.verdict];
  return (
    <span className={styles['verdict']} data-verdict={row.verdict} title={verdictTitle(row)}>
      <span aria-hidden="true">{glyph}</span> {words}
    </span>
  );
}

function verdictTitle({ verdict, reasons }: JoinedSigmaRow): string | undefined {
  if (verdict === 'not-loaded') {
    return 'VirusTotal ran this rule, and no loaded ruleset has it: open it to load more rules';
  }
  return reasons.length === 0 ? undefined : reasons.join('\n');
}

function Attack({ row: { tactics, techniques } }: { readonly row: JoinedSigmaRow }): ReactNode {
  const [first, ...others] = techniques.length > 0 ? techniques : tactics.map(tacticName);
  if (first === undefined) return <span className={styles['none']}>–</span>;
  return (
    <span title={[...techniques, ...tactics.map(tacticName)].join(', ')}>
      {first}
      {others.length > 0 && <span className={styles['none']}> +{others.length}</span>}
    </span>
  );
}

function Bound({ row: { joined, bound } }: { readonly row: SigmaTableRow }): ReactNode {
  if (bound.contexts.size === 0 && bound.isAsSuch) {
    return <span className={styles['bound']}>rule</span>;
  }
  if (bound.contexts.size === 0) return <span className={styles['none']}>–</span>;
  return (
    <span className={styles['bound']}>
      {bound.contexts.size.toLocaleString('en')} of{' '}
      {(joined.vt?.nContexts ?? joined.nContexts).toLocaleString('en')}
    </span>
  );
}
