import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from './base/assert.ts';
import { copyText } from './platform/clipboard.ts';
import { downloadText } from './platform/download.ts';
import { createSampleLibrary } from './platform/sample-library.ts';
import { createSessionStore } from './platform/session-store.ts';
import { createTrustedWorker } from './platform/trusted-worker.ts';
import { createAppStore } from './state/create-store.ts';
import { App } from './ui/app/app.tsx';
import { createWorkbenchClient } from './worker/workbench-client.ts';
import workbenchWorkerUrl from './worker/workbench.worker.ts?worker&url';

const workbenchWorker = createTrustedWorker(workbenchWorkerUrl, 'workbench');

const store = createAppStore({
  workbench: createWorkbenchClient(workbenchWorker),
  sessions: createSessionStore(() => Date.now()),
  samples: createSampleLibrary(),
  download: downloadText,
  copyText,
});

const host = document.getElementById('root');
invariant(host !== null, 'index.html has no #root');
createRoot(host).render(
  <StrictMode>
    <App store={store} />
  </StrictMode>,
);
