import type { AsyncWorkbench } from '../core/workbench/async-workbench.ts';
import type { RpcRequest, RpcResponse } from './rpc-protocol.ts';

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** As much of a Worker as the client uses; tests stand in for it. */
export interface WorkerPort {
  postMessage(message: RpcRequest, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<RpcResponse>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
}

/**
 * The workbench behind a worker. Answers come in the order of the calls. When the worker dies, every
 * open call is rejected with a message for the user.
 */
export function createWorkbenchClient(worker: WorkerPort): AsyncWorkbench {
  const pending = new Map<number, PendingCall>();
  let nCalls = 0;
  let death: Error | undefined;

  worker.addEventListener('message', ({ data }) => {
    if (data.type === 'ready') return;
    const call = pending.get(data.callId);
    pending.delete(data.callId);
    if (data.type === 'result') call?.resolve(data.value);
    else call?.reject(new Error(data.message));
  });
  worker.addEventListener('error', (event) => {
    death = new Error(`The part of the page that reads reports has stopped: ${event.message}`);
    for (const call of pending.values()) call.reject(death);
    pending.clear();
  });

  const call = async <T>(method: keyof AsyncWorkbench, params?: unknown): Promise<T> => {
    if (death !== undefined) throw death;
    const answer = new Promise<unknown>((resolve, reject) => {
      const callId = nCalls++;
      pending.set(callId, { resolve, reject });
      worker.postMessage({ type: 'call', callId, method, params }, []);
    });
    // Both ends are typed by the Workbench interface.
    return (await answer) as T;
  };

  return {
    open: (request) => call('open', request),
    selectSample: (request) => call('selectSample', request),
    rows: (request) => call('rows', request),
    changeTree: (request) => call('changeTree', request),
    search: (request) => call('search', request),
    reveal: (request) => call('reveal', request),
    locate: (request) => call('locate', request),
    describe: (request) => call('describe', request),
    lookUp: (request) => call('lookUp', request),
    analyse: (request) => call('analyse', request),
    explain: (request) => call('explain', request),
    pick: (request) => call('pick', request),
    editChip: (request) => call('editChip', request),
    editHeader: (request) => call('editHeader', request),
    sigma: () => call('sigma'),
    sigmaEvents: () => call('sigmaEvents'),
  };
}
