import { isRecord } from '../base/guards.ts';
import { createSigmaBench } from '../core/workbench/sigma/create-sigma-bench.ts';
import { createSigmaHandler } from './sigma-handler.ts';
import type { SigmaResponse } from './sigma-protocol.ts';
import { createWorkbenchClient } from './workbench-client.ts';

/** As much of a worker's global scope as is used here; most of the project is typed for the page's. */
interface WorkerScope {
  postMessage(message: SigmaResponse): void;
  addEventListener(
    type: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly MessagePort[] }) => void,
  ): void;
}

// This module is only ever started as a worker, whose global scope has these two.
const scope = globalThis as unknown as WorkerScope;

let workbench: ReturnType<typeof createWorkbenchClient> | undefined;

/** A message to itself comes after those that wait already. */
const turns = new MessageChannel();
turns.port1.start();

const handle = createSigmaHandler({
  // A worker that takes another's place must not name its answers alike.
  bench: createSigmaBench({ nGenerations: Math.floor(performance.timeOrigin) }),
  sampleEvents: async () => workbench?.sigmaEvents(),
  post: (response) => scope.postMessage(response),
  pause: () =>
    new Promise((resolve) => {
      turns.port1.addEventListener('message', () => resolve(), { once: true });
      turns.port2.postMessage(undefined);
    }),
  now: () => performance.now(),
});

scope.addEventListener('message', ({ data, ports }) => {
  const port = ports[0];
  if (isRecord(data) && data['type'] === 'connect' && port !== undefined) {
    workbench = createWorkbenchClient(port);
    port.start();
    return;
  }
  void handle(data);
});
scope.postMessage({ type: 'ready' });
