import type { ReactNode } from 'react';
import type { JoinedSigmaRow } from '../../../core/workbench/sigma/join-sigma-rows.ts';
import { activeSample } from '../../../state/report-actions.ts';
import { useApp } from '../../app/store-context.ts';
import styles from './other-platform.module.css';
import { otherPlatformText } from './sigma-rows.ts';

/** Tells a rule for another system apart, by a sign and in words; `fallback` for one that fits. */
export function OtherPlatform({
  row,
  fallback,
}: {
  readonly row: Pick<JoinedSigmaRow, 'platform' | 'isForOtherPlatform'>;
  readonly fallback: ReactNode;
}): ReactNode {
  const samplePlatform = useApp(({ report }) => activeSample(report)?.platform);
  const other = otherPlatformText(row, samplePlatform);
  if (other === undefined) return fallback;
  return (
    <span
      className={styles['other']}
      title={`${other.rule}, ${other.sample}: it fired all the same`}
    >
      <span aria-hidden="true">≠ </span>
      {other.rule}
      <span className={styles['sample']}>, {other.sample}</span>
    </span>
  );
}
