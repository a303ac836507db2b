import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { invariant } from './base/assert.ts';
import { copyText } from './platform/clipboard.ts';
import { downloadText } from './platform/download.ts';
import { createSampleLibrary } from './platform/sample-library.ts';
import { createSessionStore } from './platform/session-store.ts';
import { createTrustedWorker } from './platform/trusted-worker.ts';
import { createRestartTeller, createRuleEngine } from './worker/rule-engine.ts';
import type { SigmaPorts } from './state/app-ports.ts';
import { createAppStore } from './state/create-app-store.ts';
import { App } from './ui/app/app.tsx';
import type { LoadEditor } from './ui/app/load-editor.ts';
import { createEngineClient } from './worker/engine-client.ts';
import engineWorkerUrl from './worker/engine.worker.ts?worker&url';
import { createWorkbenchClient } from './worker/workbench-client.ts';
import workbenchWorkerUrl from './worker/workbench.worker.ts?worker&url';

const workbenchWorker = createTrustedWorker(workbenchWorkerUrl, 'workbench');

const workbench = createWorkbenchClient(workbenchWorker);
const engineClient = createEngineClient({
  createWorker: () => createTrustedWorker(engineWorkerUrl, 'yara-x'),
  onRestart: createRestartTeller((message) => store.getState().actions.tell(message)),
});

/** Sigma's part of the page; the events of the open sample go from worker to worker, past the page. */
async function loadSigma(): Promise<SigmaPorts> {
  const [
    { createSigmaClient },
    { createRulePackStore },
    { createPlaceholderStore },
    { loadProjectRules },
    { default: sigmaWorkerUrl },
  ] = await Promise.all([
    import('./worker/sigma-client.ts'),
    import('./platform/rule-pack-store.ts'),
    import('./platform/placeholder-store.ts'),
    import('./platform/project-rules.ts'),
    import('./worker/sigma.worker.ts?worker&url'),
  ]);
  const startWorker = (): Worker => {
    const worker = createTrustedWorker(sigmaWorkerUrl, 'sigma');
    const { port1, port2 } = new MessageChannel();
    workbenchWorker.postMessage({ type: 'connect' }, [port1]);
    worker.postMessage({ type: 'connect' }, [port2]);
    return worker;
  };
  return {
    bench: createSigmaClient({ start: startWorker, now: () => performance.now() }),
    rulePacks: createRulePackStore(),
    placeholders: createPlaceholderStore(),
    projectRules: loadProjectRules,
  };
}

const store = createAppStore({
  workbench,
  loadSigma,
  engine: createRuleEngine(engineClient),
  sessions: createSessionStore(() => Date.now()),
  samples: createSampleLibrary(),
  download: downloadText,
  copyText,
});

/** Monaco and all that belongs to it is fetched after the page stands. */
const loadEditor: LoadEditor = async () => {
  const [
    { mountRuleEditor },
    { createRuleServicesClient },
    { default: editorWorkerUrl },
    { default: servicesWorkerUrl },
  ] = await Promise.all([
    import('./editor/mount-rule-editor.ts'),
    import('./worker/rule-services-client.ts'),
    import('./editor/editor.worker.ts?worker&url'),
    import('./worker/rule-services.worker.ts?worker&url'),
  ]);
  const services = createRuleServicesClient({
    createWorker: () => createTrustedWorker(servicesWorkerUrl, 'rule-services'),
    sample: (pattern) => workbench.lookUp({ pattern }),
    onFailure: (message) => store.getState().actions.tell(message),
  });
  return (element, options) =>
    mountRuleEditor(element, {
      ...options,
      services,
      createWorker: () => createTrustedWorker(editorWorkerUrl, 'editor'),
    });
};

const host = document.getElementById('root');
invariant(host !== null, 'index.html has no #root');
createRoot(host).render(
  <StrictMode>
    <App store={store} loadEditor={loadEditor} />
  </StrictMode>,
);
