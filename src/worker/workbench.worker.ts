import { createWorkbench } from '../core/workbench/create-workbench.ts';
import type { RpcResponse } from './rpc-protocol.ts';
import { handleCall } from './workbench-handler.ts';

/** As much of a worker's global scope as is used here; most of the project is typed for the page's. */
interface WorkerScope {
  postMessage(message: RpcResponse): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

// This module is only ever started as a worker, whose global scope has these two.
const scope = globalThis as unknown as WorkerScope;

const workbench = createWorkbench();
const answer = (response: RpcResponse): void => scope.postMessage(response);

scope.addEventListener('message', (event) => {
  const response = handleCall(workbench, event.data);
  if (response !== undefined) answer(response);
});
answer({ type: 'ready' });
