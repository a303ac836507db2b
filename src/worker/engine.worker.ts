import { loadPageEngine } from '../engine/load-page-engine.ts';
import { createEngineHandler } from './engine-handler.ts';
import type { EngineResponse } from './engine-protocol.ts';

/** As much of a worker's global scope as is used here; most of the project is typed for the page's. */
interface WorkerScope {
  postMessage(message: EngineResponse): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

// This module is only ever started as a worker, whose global scope has these two.
const scope = globalThis as unknown as WorkerScope;

const handle = createEngineHandler({
  load: loadPageEngine,
  post: (response) => scope.postMessage(response),
  now: () => performance.now(),
});

scope.addEventListener('message', (event) => void handle(event.data));
