import type { Result } from '../base/result.ts';
import type { SessionFile, SessionStore } from '../core/session/session.ts';
import type { AsyncWorkbench } from '../core/workbench/async-workbench.ts';

/** A sample report that comes with the page. */
export interface SampleEntry {
  readonly id: string;
  readonly title: string;
  readonly platform: string;
  readonly description: string;
  readonly files: readonly string[];
}

/** The sample reports that come with the page; `message` of an error says what to do. */
export interface SampleLibrary {
  list(): Promise<Result<readonly SampleEntry[], { readonly message: string }>>;
  load(entry: SampleEntry): Promise<Result<readonly SessionFile[], { readonly message: string }>>;
}

/** Everything outside of the page's own state that the store's actions use; main.tsx supplies it. */
export interface AppPorts {
  readonly workbench: AsyncWorkbench;
  readonly sessions: SessionStore;
  readonly samples: SampleLibrary;
  /** Offers a text as a download. */
  readonly download: (fileName: string, text: string) => void;
  /** False where the browser refused. */
  readonly copyText: (text: string) => Promise<boolean>;
}
