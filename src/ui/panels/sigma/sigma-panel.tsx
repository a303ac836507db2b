import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { Fragment, useMemo, useState, type ReactNode } from 'react';
import { visibleText } from '../../../base/visible-text.ts';
import { useApp } from '../../app/store-context.ts';
import { Icon } from '../../widgets/icon.tsx';
import { EmptyNote } from '../../widgets/empty-note.tsx';
import { VisibleText } from '../../widgets/visible-text.tsx';
import { levelGlyph } from '../tree/row-text.ts';
import { MatchContexts } from './match-contexts.tsx';
import { OtherPlatform } from './other-platform.tsx';
import styles from './sigma-panel.module.css';
import { levelRank, platformText, sigmaTableRows, type SigmaTableRow } from './sigma-rows.ts';

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
});

const COLUMN_NAMES: ReadonlyMap<string, string> = new Map([
  ['level', 'Level'],
  ['title', 'Rule'],
  ['source', 'Source'],
  ['platform', 'Platform'],
  ['contexts', 'Contexts'],
  ['bound', 'Bound'],
]);

const column = createColumnHelper<typeof features, SigmaTableRow>();

const columns = column.columns([
  column.accessor(({ rule }) => levelRank(rule.level), {
    id: 'level',
    sortFn: 'basic',
    sortDescFirst: true,
    cell: ({ row }) => <Level level={row.original.rule.level} />,
  }),
  column.accessor(({ rule }) => rule.title, {
    id: 'title',
    sortFn: 'alphanumeric',
  }),
  column.accessor(({ rule }) => rule.source, {
    id: 'source',
    sortFn: 'alphanumeric',
    cell: () => 'VT',
  }),
  column.accessor(({ rule }) => platformText(rule), {
    id: 'platform',
    sortFn: 'alphanumeric',
    cell: ({ row }) => (
      <OtherPlatform rule={row.original.rule} fallback={platformText(row.original.rule)} />
    ),
  }),
  column.accessor(({ rule }) => rule.nContexts, {
    id: 'contexts',
    sortFn: 'basic',
    cell: ({ row }) => row.original.rule.nContexts.toLocaleString('en'),
  }),
  column.accessor(({ bound, isBoundAsSuch }) => bound.size + (isBoundAsSuch ? 0.5 : 0), {
    id: 'bound',
    sortFn: 'basic',
    cell: ({ row }) => <BoundCell row={row.original} />,
  }),
]);

/** The Sigma rules that VirusTotal recorded for the sample; each opens to its match contexts. */
export function SigmaPanel(): ReactNode {
  const report = useApp(({ sigma }) => sigma.report);
  const sampleId = useApp((state) => state.report.activeSampleId);
  const boundContexts = useApp(({ rule }) => rule.analysis?.boundContexts);
  const data = useMemo(() => sigmaTableRows(report, boundContexts ?? []), [report, boundContexts]);
  if (data.length === 0) {
    return (
      <EmptyNote>
        {report === undefined
          ? 'Open a report to see which Sigma rules fired on the sample.'
          : 'VirusTotal recorded no Sigma rule for this sample.'}
      </EmptyNote>
    );
  }
  // What is open belongs to the sample.
  return <SigmaTable key={sampleId} data={data} />;
}

function SigmaTable({ data }: { readonly data: SigmaTableRow[] }): ReactNode {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const table = useTable({
    features,
    columns,
    data,
    initialState: { sorting: [{ id: 'level', desc: true }] },
    enableSortingRemoval: false,
  });
  const toggle = (resultIndex: number): void =>
    setOpen((before) => {
      const after = new Set(before);
      if (!after.delete(resultIndex)) after.add(resultIndex);
      return after;
    });

  return (
    <div className={styles['frame']}>
      <table aria-label="Sigma rules" className={styles['table']}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    aria-label={COLUMN_NAMES.get(header.id)}
                    data-column={header.id}
                    aria-sort={
                      sorted === false ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'
                    }
                  >
                    <button type="button" onClick={() => header.column.toggleSorting()}>
                      {COLUMN_NAMES.get(header.id)}
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
        <tbody>
          {table.getRowModel().rows.map((row) => {
            const { rule } = row.original;
            const isOpen = open.has(rule.resultIndex);
            return (
              <Fragment key={rule.resultIndex}>
                <tr data-open={isOpen} className={styles['row']}>
                  {row.getAllCells().map((cell) =>
                    cell.column.id === 'title' ? (
                      <th
                        key={cell.id}
                        scope="row"
                        aria-label={visibleText(rule.title)}
                        data-column="title"
                      >
                        <button
                          type="button"
                          aria-label={visibleText(rule.title)}
                          aria-expanded={isOpen}
                          onClick={() => toggle(rule.resultIndex)}
                        >
                          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
                          <span>
                            <VisibleText text={rule.title} />
                          </span>
                        </button>
                      </th>
                    ) : (
                      // The cell's text comes from its column.
                      // oxlint-disable-next-line jsx-a11y/control-has-associated-label
                      <td key={cell.id} data-column={cell.column.id}>
                        <table.FlexRender cell={cell} />
                      </td>
                    ),
                  )}
                </tr>
                {isOpen && (
                  <tr>
                    <td colSpan={columns.length} className={styles['details']}>
                      <MatchContexts row={row.original} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Level({ level }: { readonly level: string }): ReactNode {
  return (
    <span className={styles['level']} data-level={level.toLowerCase()}>
      <span aria-hidden="true">{levelGlyph(level)}</span> <VisibleText text={level} />
    </span>
  );
}

function BoundCell({
  row: { rule, bound, isBoundAsSuch },
}: {
  readonly row: SigmaTableRow;
}): ReactNode {
  if (bound.size === 0 && isBoundAsSuch) return <span className={styles['bound']}>rule</span>;
  if (bound.size === 0) return <span className={styles['none']}>–</span>;
  return (
    <span className={styles['bound']}>
      {bound.size.toLocaleString('en')} of {rule.nContexts.toLocaleString('en')}
    </span>
  );
}
