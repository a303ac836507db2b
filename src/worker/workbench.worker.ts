import { createWorkbench } from '../core/workbench/create-workbench.ts';
import { isRecord } from '../base/guards.ts';
import type { RpcResponse } from './rpc-protocol.ts';
import { handleCall } from './workbench-handler.ts';

/** Where calls come from and answers go to: the worker's own scope, or a port of another worker. */
interface MessageEnd {
  postMessage(message: RpcResponse): void;
  addEventListener(type: 'message', listener: (event: IncomingMessage) => void): void;
}

interface IncomingMessage {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

// This module is only ever started as a worker, whose global scope has these two; most of the project
// is typed for the page's.
const scope = globalThis as unknown as MessageEnd;

const workbench = createWorkbench();

function serve(end: MessageEnd): void {
  end.addEventListener('message', ({ data, ports }) => {
    const port = ports[0];
    if (isRecord(data) && data['type'] === 'connect' && port !== undefined) {
      serve(port);
      port.start();
      return;
    }
    const response = handleCall(workbench, data);
    if (response !== undefined) end.postMessage(response);
  });
}

serve(scope);
scope.postMessage({ type: 'ready' });
