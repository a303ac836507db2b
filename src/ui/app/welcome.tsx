import { useEffectEvent, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { SampleEntry } from '../../state/app-ports.ts';
import { Icon } from '../widgets/icon.tsx';
import { openReportFiles } from './report-file-input.tsx';
import { useActions, useApp } from './store-context.ts';
import styles from './welcome.module.css';

const PLATFORM_NAMES: ReadonlyMap<string, string> = new Map([
  ['windows', 'Windows'],
  ['linux', 'Linux'],
  ['macos', 'macOS'],
]);

/** What stands in the place of the tree while no report is open. */
export function Welcome({
  onLeaveWithFocus,
}: {
  /** The focus was here when a report took the place of this page. */
  readonly onLeaveWithFocus: () => void;
}): ReactNode {
  const { library, libraryError, status } = useApp(({ report }) => ({
    library: report.library,
    libraryError: report.libraryError,
    status: report.status,
  }));
  const actions = useActions();
  const section = useRef<HTMLElement>(null);
  const leave = useEffectEvent(onLeaveWithFocus);
  useLayoutEffect(() => {
    const element = section.current;
    return () => {
      if (element?.contains(document.activeElement) === true) leave();
    };
  }, []);
  return (
    <section
      ref={section}
      aria-label="Welcome"
      className={styles['welcome']}
      data-pane="tree"
      tabIndex={-1}
    >
      <div className={styles['column']}>
        <h2 className={styles['title']}>Turn what a sample did into a hunting rule</h2>
        <p className={styles['lead']}>
          Open a VirusTotal report, click the fields that matter, and get a Livehunt YARA rule that
          is proven against the report while you work.
        </p>
        <button
          type="button"
          className={styles['drop']}
          disabled={status === 'opening'}
          onClick={openReportFiles}
        >
          <Icon name="file" size={20} />
          <span>
            <strong>Drop a report here, or choose files</strong>
            <span className={styles['dropHint']}>
              v3 file object, behaviours, behaviour summary, or the Structure itself, as JSON
            </span>
          </span>
        </button>
        <p className={styles['promise']}>
          <Icon name="lock" size={14} />
          Nothing leaves this tab: no upload, no account, works offline.
        </p>
        <h3 className={styles['subtitle']}>Or start from a sample report</h3>
        {libraryError !== undefined && <p className={styles['error']}>{libraryError}</p>}
        <ul className={styles['cards']}>
          {library.map((entry) => (
            <li key={entry.id}>
              <SampleCard entry={entry} onOpen={() => void actions.openSample(entry)} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function SampleCard({
  entry,
  onOpen,
}: {
  readonly entry: SampleEntry;
  readonly onOpen: () => void;
}): ReactNode {
  return (
    <button type="button" className={styles['card']} onClick={onOpen}>
      <span className={styles['cardHead']}>
        <strong>{entry.title}</strong>
        <span className={styles['platform']}>
          {PLATFORM_NAMES.get(entry.platform) ?? entry.platform}
        </span>
      </span>
      <span className={styles['description']}>{entry.description}</span>
    </button>
  );
}
