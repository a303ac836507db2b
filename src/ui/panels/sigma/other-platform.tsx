import type { ReactNode } from 'react';
import type { SigmaRow } from '../../../core/workbench/workbench.ts';
import { activeSample } from '../../../state/report-actions.ts';
import { useApp } from '../../app/store-context.ts';
import styles from './other-platform.module.css';
import { otherPlatformText } from './sigma-rows.ts';

/** Tells a rule for another system apart, by a sign and in words; `fallback` for one that fits. */
export function OtherPlatform({
  rule,
  fallback,
}: {
  readonly rule: SigmaRow;
  readonly fallback: ReactNode;
}): ReactNode {
  const samplePlatform = useApp(({ report }) => activeSample(report)?.platform);
  const other = otherPlatformText(rule, samplePlatform);
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
