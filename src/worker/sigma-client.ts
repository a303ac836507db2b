import type { AsyncSigmaBench, BenchLoss } from '../core/workbench/sigma/async-sigma-bench.ts';
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
  terminate(): void;
}

export interface SigmaClientOptions {
  /** A worker that runs `sigma.worker.ts`, connected to the workbench's. */
  readonly start: () => SigmaPort;
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number;
}

/** A worker that dies this often within DEATHS_MS dies of what it is given: it is not started again. */
const MAX_DEATHS = 3;
const DEATHS_MS = 60_000;

/**
 * The Sigma bench behind a worker, which starts with the first call. The bytes of files that are
 * handed over are gone on this side. When the worker dies, every open call is rejected with a message
 * for the user, and the next call starts another, which has nothing loaded.
 */
export function createSigmaClient({ start, now }: SigmaClientOptions): AsyncSigmaBench {
  const pending = new Map<number, PendingCall>();
  const lossListeners: ((loss: BenchLoss) => void)[] = [];
  let nCalls = 0;
  let deathTimes: readonly number[] = [];
  /** Set once the worker is given up. */
  let end: Error | undefined;
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

  const die = (cause: string): void => {
    worker?.terminate();
    worker = undefined;
    deathTimes = [...deathTimes.filter((time) => now() - time < DEATHS_MS), now()];
    const isFinal = deathTimes.length >= MAX_DEATHS;
    const often = isFinal ? ` ${MAX_DEATHS} times within a minute` : '';
    const error = new Error(
      `The part of the page that runs Sigma rules has stopped${often}${cause === '' ? '' : `: ${cause}`}`,
    );
    if (isFinal) end = error;
    const lost = [...pending.values()];
    pending.clear();
    for (const listener of lossListeners) listener({ message: error.message, isFinal });
    for (const call of lost) call.reject(error);
  };

  const port = (): SigmaPort => {
    if (worker !== undefined) return worker;
    const started = start();
    worker = started;
    started.addEventListener('message', ({ data }) => {
      if (worker === started) receive(data);
    });
    started.addEventListener('error', ({ message }) => {
      if (worker === started) die(message ?? '');
    });
    return started;
  };

  const call = async <T>(
    method: keyof AsyncSigmaBench,
    params?: unknown,
    more: {
      readonly onProgress?: ((progress: WorkProgress) => void) | undefined;
      readonly files?: readonly { readonly bytes: Uint8Array }[];
    } = {},
  ): Promise<T> => {
    if (end !== undefined) throw end;
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
    onLost: (listener) => void lossListeners.push(listener),
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
