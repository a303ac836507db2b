import type { ReactNode } from 'react';
import type { SampleSummary } from '../../core/workbench/workbench.ts';
import { activeSample } from '../../state/report-actions.ts';
import { Button } from '../widgets/button.tsx';
import { Icon } from '../widgets/icon.tsx';
import { Popover } from '../widgets/popover.tsx';
import { usePopoverTrigger } from '../widgets/use-popover-trigger.ts';
import { VisibleText } from '../widgets/visible-text.tsx';
import styles from './sample-summary.module.css';
import { useActions, useApp } from './store-context.ts';

/** The open sample in one line; its button shows what is known of it, and the other samples. */
export function SampleSummaryBar(): ReactNode {
  const sample = useApp(({ report }) => activeSample(report));
  const { status, openingNames } = useApp(({ report }) => ({
    status: report.status,
    openingNames: report.openingNames,
  }));
  const { anchor, isOpen, close, triggerProps } = usePopoverTrigger();
  if (status === 'opening') {
    return (
      <p className={styles['opening']}>
        <span className={styles['pulse']} aria-hidden="true" />
        Reading {openingNames.join(', ')}…
      </p>
    );
  }
  if (sample === undefined) {
    return <p className={styles['empty']}>No report open. Nothing leaves this tab.</p>;
  }
  return (
    <div className={styles['place']}>
      <Button
        {...triggerProps}
        className={styles['summary']}
        aria-haspopup="dialog"
        title="About this sample"
      >
        <span className={styles['name']}>
          <VisibleText text={fileNameOf(sample.name)} />
        </span>
        {facts(sample).map((fact) => (
          <span key={fact} className={styles['fact']}>
            {fact}
          </span>
        ))}
        <Icon name="chevron-down" size={12} />
      </Button>
      {isOpen && anchor !== null && (
        <Popover anchor={anchor} kind="dialog" label="About this sample" onClose={close}>
          <SampleDetails sample={sample} onClose={close} />
        </Popover>
      )}
    </div>
  );
}

/** Samples are often named by a whole path; its end says what the file is. */
function fileNameOf(name: string): string {
  const end = /[^/\\]+$/.exec(name)?.[0] ?? '';
  return /[\p{L}\p{N}]/u.test(end) ? end : name;
}

function facts(sample: SampleSummary): readonly string[] {
  const { fileType, detections, nSigmaResults } = sample;
  return [
    ...(fileType === undefined ? [] : [fileType]),
    ...(detections === undefined ? [] : [`${detections.malicious}/${detections.total}`]),
    `${nSigmaResults} Sigma`,
  ];
}

function SampleDetails({
  sample,
  onClose,
}: {
  readonly sample: SampleSummary;
  readonly onClose: () => void;
}): ReactNode {
  const actions = useActions();
  const samples = useApp(({ report }) => report.samples);
  const lines: readonly (readonly [string, string])[] = [
    ['Name', sample.name],
    ['Known as', facts(sample).join(' · ')],
    ['SHA-256', sample.sha256 ?? 'not in the report'],
    ['Loaded', sample.documents.map((document) => document.name).join(', ')],
    ['Sandboxes', sample.sandboxes.join(', ') || 'none named'],
    ['Not in the vt module', `${sample.unmapped.length} kinds of fields, greyed in Raw JSON`],
  ];
  return (
    <div className={styles['details']}>
      {samples.length > 1 && (
        <ul aria-label="Loaded samples" className={styles['samples']}>
          {samples.map((other) => (
            <li key={other.id}>
              <button
                type="button"
                aria-current={other.id === sample.id}
                onClick={() => {
                  onClose();
                  if (other.id !== sample.id) void actions.selectSample(other.id);
                }}
              >
                <span className={styles['check']} aria-hidden="true">
                  {other.id === sample.id ? '✓' : ''}
                </span>
                <span className={styles['name']}>
                  <VisibleText text={fileNameOf(other.name)} />
                </span>
                <span className={styles['fact']}>{facts(other).join(' · ')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <dl className={styles['lines']}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <VisibleText text={value} />
            </dd>
          </div>
        ))}
      </dl>
      {sample.notes.length > 0 && (
        <ul aria-label="Notes" className={styles['notes']}>
          {sample.notes.map((note) => (
            <li key={note}>
              <VisibleText text={note} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
