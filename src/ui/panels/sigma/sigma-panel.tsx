import { useMemo, useRef, useState, type ReactNode } from 'react';
import { joinSigmaRows } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import { activeSample } from '../../../state/report-actions.ts';
import { useApp } from '../../app/store-context.ts';
import { EmptyNote } from '../../widgets/empty-note.tsx';
import { PlaceholderDialog } from './placeholder-dialog.tsx';
import { RefusedValues } from './refused-values.tsx';
import { RuleProblems } from './rule-problems.tsx';
import type { SigmaTableRow } from './sigma-columns.tsx';
import { filterSigmaRows, NO_FILTER } from './sigma-filter.ts';
import { ChosenFilters, SigmaFilterBar } from './sigma-filter-bar.tsx';
import { SigmaCorrelations } from './sigma-correlations.tsx';
import { SigmaNotices } from './sigma-notices.tsx';
import styles from './sigma-panel.module.css';
import { SigmaProgress } from './sigma-progress.tsx';
import { boundOf, boundResults } from './sigma-rows.ts';
import { SigmaTable } from './sigma-table.tsx';
import { SigmaToolbar } from './sigma-toolbar.tsx';
import { useColumnsShown } from './use-columns-shown.ts';
import { useValueHits } from './use-value-hits.ts';

/**
 * The Sigma rules that VirusTotal recorded for the sample and those that fire here; each opens to its
 * events.
 */
export function SigmaPanel(): ReactNode {
  const { report, matches, holdings } = useApp(({ sigma }) => ({
    report: sigma.report,
    matches: sigma.matches,
    holdings: sigma.holdings,
  }));
  const sampleId = useApp((state) => state.report.activeSampleId);
  const samplePlatform = useApp((state) => activeSample(state.report)?.platform);
  const boundContexts = useApp(({ rule }) => rule.analysis?.boundContexts);
  const [filter, setFilter] = useState(NO_FILTER);
  const [showsProblems, setShowsProblems] = useState(false);
  const [columnsShown, toggleColumn] = useColumnsShown();
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);

  const joined = useMemo(
    () => joinSigmaRows(report?.rows ?? [], matches, samplePlatform),
    [report, matches, samplePlatform],
  );
  const hasInValues = useValueHits(filter.text);
  const filtered = useMemo(
    () => filterSigmaRows(joined, filter, hasInValues),
    [joined, filter, hasInValues],
  );
  const data = useMemo((): SigmaTableRow[] => {
    const bound = boundResults(boundContexts ?? []);
    return filtered.map((row) => ({ joined: row, bound: boundOf(row, bound) }));
  }, [filtered, boundContexts]);

  const hasProblems = holdings.rulesets.some(({ nProblems }) => nProblems > 0);
  return (
    <div className={styles['panel']}>
      <div className={styles['toolbar']}>
        <SigmaToolbar
          problems={{
            isOpen: showsProblems && hasProblems,
            toggle: () => setShowsProblems(!showsProblems),
          }}
        />
        {joined.length > 0 && (
          <SigmaFilterBar
            rows={joined}
            nShown={filtered.length}
            filter={filter}
            hasInValues={hasInValues}
            onFilter={setFilter}
            search={search}
            columns={{ shown: columnsShown, toggle: toggleColumn }}
          />
        )}
      </div>
      <ChosenFilters filter={filter} onFilter={setFilter} search={search} />
      <SigmaNotices />
      <RefusedValues />
      <div ref={scroller} className={styles['scroller']}>
        {showsProblems && hasProblems && <RuleProblems rulesets={holdings.rulesets} />}
        {joined.length === 0 ? (
          <NoRows />
        ) : (
          // What is open belongs to the sample.
          <SigmaTable key={sampleId} data={data} columnsShown={columnsShown} scroller={scroller} />
        )}
        {joined.length > 0 && data.length === 0 && (
          <EmptyNote>No rule passes the filter.</EmptyNote>
        )}
        <SigmaCorrelations correlations={matches?.correlations ?? []} />
      </div>
      <SigmaProgress />
      <PlaceholderDialog />
    </div>
  );
}

function NoRows(): ReactNode {
  const { hasReport, matches, isWorking } = useApp(({ sigma }) => ({
    hasReport: sigma.report !== undefined,
    matches: sigma.matches,
    isWorking: sigma.work !== undefined,
  }));
  const nEvents = (matches?.nSampleEvents ?? 0) + (matches?.nLogEvents ?? 0);
  if (!hasReport && nEvents === 0) {
    return (
      <EmptyNote>
        Open a report to see which Sigma rules fired on the sample, or drop event logs here.
      </EmptyNote>
    );
  }
  const recorded = hasReport ? 'VirusTotal recorded no Sigma rule for this sample.' : '';
  const here =
    matches === undefined
      ? isWorking
        ? ''
        : 'No rules have been run here.'
      : `None of ${matches.nRules.toLocaleString('en')} loaded rules fires on ${nEvents.toLocaleString('en')} events.`;
  return (
    <EmptyNote>
      {recorded} {here}
    </EmptyNote>
  );
}
