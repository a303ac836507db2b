import type { ReactNode } from 'react';
import type { CorrelationReport } from '../../../core/workbench/sigma/sigma-bench.ts';
import { VisibleText } from '../../widgets/visible-text.tsx';
import styles from './sigma-correlations.module.css';
import { TruthSign } from './truth-sign.tsx';

/** Rules over several events that come about, or of which that cannot be told. */
export function SigmaCorrelations({
  correlations,
}: {
  readonly correlations: readonly CorrelationReport[];
}): ReactNode {
  if (correlations.length === 0) return null;
  return (
    <ul aria-label="Rules over several events" className={styles['correlations']}>
      {correlations.map((correlation, at) => (
        <li key={at} className={styles['correlation']}>
          <span className={styles['truth']}>
            <TruthSign truth={correlation.truth} />
          </span>
          <span className={styles['text']}>
            <strong title={correlation.description}>
              <VisibleText text={correlation.title} />
            </strong>
            {correlation.level !== undefined && (
              <span className={styles['level']}>
                {' '}
                <VisibleText text={correlation.level} />
              </span>
            )}
            <span className={styles['detail']}>
              <VisibleText text={detailOf(correlation)} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function detailOf({ log, truth, reasons, occurrences, nOccurrences }: CorrelationReport): string {
  const where = log ?? 'the events of the sample';
  if (truth === 'unknown') return `In ${where}: ${reasons.join('; ')}`;
  const [first] = occurrences;
  const when = first === undefined ? '' : `, first at ${timeText(first.time)}`;
  const events = first === undefined ? '' : `, on ${count(first.nEvents, 'event')}`;
  return `In ${where}: ${count(nOccurrences, 'time')}${when}${events}`;
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}

/** Logs may have times that no calendar has. */
function timeText(timeMs: number): string {
  const date = new Date(timeMs);
  return Number.isNaN(date.getTime()) ? String(timeMs) : date.toISOString();
}
