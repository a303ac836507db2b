import type { AsyncSigmaBench } from '../core/workbench/sigma/async-sigma-bench.ts';
import type { WorkProgress } from '../core/workbench/sigma/sigma-bench.ts';
import type { SigmaRequest, SigmaResponse } from './sigma-protocol.ts';

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: WorkProgress) => void) | undefined;
}

/** As much of a Worker as the client uses; tests stand in for it. */
export interface SigmaPort {
  postMessage(message: SigmaRequest, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<SigmaResponse>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
}

/**
 * The Sigma bench behind a worker, which starts with the first call. The bytes of files that are
 * handed over are gone on this side. When the worker dies, every open call is rejected with a message
 * for the user.
 */
export function createSigmaClient(start: () => SigmaPort): AsyncSigmaBench {
  const pending = new Map<number, PendingCall>();
  let nCalls = 0;
  let death: Error | undefined;
  let worker: SigmaPort | undefined;

  const receive = (data: SigmaResponse): void => {
    if (data.type === 'ready') return;
    const call = pending.get(data.callId);
    if (data.type === 'progress') {
      call?.onProgress?.(data.progress);
      return;
    }
    pending.delete(data.callId);
    if (data.type === 'failed') call?.reject(new Error(data.message));
    else call?.resolve(data.type === 'result' ? data.value : undefined);
  };

  const port = (): SigmaPort => {
    if (worker !== undefined) return worker;
    worker = start();
    worker.addEventListener('message', ({ data }) => receive(data));
    worker.addEventListener('error', (event) => {
      death = new Error(`The part of the page that runs Sigma rules has stopped: ${event.message}`);
      for (const call of pending.values()) call.reject(death);
      pending.clear();
    });
    return worker;
  };

  const call = async <T>(
    method: keyof AsyncSigmaBench,
    params?: unknown,
    more: {
      readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
      readonly files?: readonly { readonly bytes: Uint8Array }[];
    } = {},
  ): Promise<T> => {
    if (death !== undefined) throw death;
    const answer = new Promise<unknown>((resolve, reject) => {
      const callId = nCalls++;
      pending.set(callId, { resolve, reject, onProgress: more.onProgress });
      port().postMessage({ type: 'call', callId, method, params }, buffersOf(more.files ?? []));
    });
    // Both ends are typed by the SigmaBench interface.
    return (await answer) as T;
  };

  return {
    holdings: () => call('holdings'),
    openRules: (request, onProgress) =>
      call('openRules', request, { onProgress, files: request.files }),
    openSaved: (request, onProgress) => call('openSaved', request, { onProgress }),
    saveRules: (request, onProgress) => call('saveRules', request, { onProgress }),
    removeRules: (request) => call('removeRules', request),
    givePlaceholders: (request) => call('givePlaceholders', request),
    openLogs: (request, onProgress) =>
      call('openLogs', request, { onProgress, files: request.files }),
    closeLogs: (request) => call('closeLogs', request),
    matchAll: (onProgress) => call('matchAll', undefined, { onProgress }),
    contexts: (request) => call('contexts', request),
    explain: (request) => call('explain', request),
    ruleText: (request) => call('ruleText', request),
    findValues: (request) => call('findValues', request),
    closest: (request) => call('closest', request),
    readSample: () => call('readSample'),
    cancel: () => worker?.postMessage({ type: 'cancel' }, []),
  };
}

/** Each buffer once, as a list of transfers must have it. */
function buffersOf(files: readonly { readonly bytes: Uint8Array }[]): Transferable[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { bytes } of files) {
    if (bytes.buffer instanceof ArrayBuffer) buffers.add(bytes.buffer);
  }
  return [...buffers];
}
