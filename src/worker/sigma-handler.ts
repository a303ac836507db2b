import { isRecord } from '../base/guards.ts';
import type { SigmaBench, Work } from '../core/workbench/sigma/sigma-bench.ts';
import type { SampleEvents } from '../core/workbench/sigma/sigma-events.ts';
import type { RpcRequest } from './rpc-protocol.ts';
import type { SigmaResponse } from './sigma-protocol.ts';

/** Long work gives way to other messages this often. */
const SLICE_MS = 30;

/** The methods that may be called from the page; a name from a message is looked up here only. */
const METHODS: { readonly [Method in Exclude<keyof SigmaBench, 'useSample'>]: true } = {
  holdings: true,
  openRules: true,
  openSaved: true,
  saveRules: true,
  removeRules: true,
  givePlaceholders: true,
  openLogs: true,
  closeLogs: true,
  matchAll: true,
  contexts: true,
  explain: true,
  ruleText: true,
  findValues: true,
  closest: true,
};

/** Of these only the latest call matters: it drops the one before. */
const LATEST_ONLY: ReadonlySet<string> = new Set<keyof SigmaBench>(['matchAll', 'findValues']);

export interface SigmaHandlerOptions {
  readonly bench: SigmaBench;
  /** The events of the workbench's open sample; undefined while none is open. */
  readonly sampleEvents: () => Promise<SampleEvents | undefined>;
  readonly post: (response: SigmaResponse) => void;
  /** Ends after messages that are waiting have been handled. */
  readonly pause: () => Promise<void>;
  /** Milliseconds of any clock that only goes forward. */
  readonly now: () => number;
}

/**
 * Answers the messages of the page by calling the bench. Long work is done in slices, so that other
 * calls are answered in between; asking for the same again drops what is under way where only the
 * latest answer matters. Never rejects: a bug in the bench becomes a `failed` answer.
 */
export function createSigmaHandler(
  options: SigmaHandlerOptions,
): (message: unknown) => Promise<void> {
  const { bench, post } = options;
  /** Long work under way: the method by its call. */
  const running = new Map<number, string>();
  let sampleReads = 0;

  async function drive(work: Work<unknown>, call: RpcRequest): Promise<void> {
    const { callId, method } = call;
    if (LATEST_ONLY.has(method)) {
      for (const [other, otherMethod] of running) {
        if (otherMethod === method) running.delete(other);
      }
    }
    running.set(callId, method);
    try {
      let sliceStart = options.now();
      for (let step = work.next(); ; step = work.next()) {
        if (step.done === true) {
          post({ type: 'result', callId, value: step.value });
          return;
        }
        if (options.now() - sliceStart < SLICE_MS) continue;
        post({ type: 'progress', callId, progress: step.value });
        await options.pause();
        sliceStart = options.now();
        if (!running.has(callId)) {
          work.return(undefined);
          post({ type: 'cancelled', callId });
          return;
        }
      }
    } finally {
      running.delete(callId);
    }
  }

  async function readSample(): Promise<unknown> {
    const mine = ++sampleReads;
    const events = await options.sampleEvents();
    // Another sample was opened meanwhile: that one's call puts its events in.
    return mine === sampleReads ? bench.useSample(events) : bench.holdings();
  }

  async function answer(call: RpcRequest): Promise<void> {
    const { callId, method, params } = call;
    if (method === 'readSample') {
      post({ type: 'result', callId, value: await readSample() });
      return;
    }
    if (!isMethod(method)) throw new Error(`the Sigma bench has no method ${method}`);
    // The page's client is typed by the same interface, so the parameters are the method's own.
    const returned = (bench[method] as (request: unknown) => unknown)(params);
    if (isWork(returned)) await drive(returned, call);
    else post({ type: 'result', callId, value: returned });
  }

  return async (message) => {
    if (!isRecord(message)) return;
    if (message['type'] === 'cancel') running.clear();
    if (!isCall(message)) return;
    try {
      await answer(message);
    } catch (error) {
      post({
        type: 'failed',
        callId: message.callId,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  };
}

function isMethod(method: string): method is keyof typeof METHODS {
  return Object.hasOwn(METHODS, method);
}

function isWork(value: unknown): value is Work<unknown> {
  return (
    isRecord(value) && typeof value['next'] === 'function' && typeof value['return'] === 'function'
  );
}

function isCall(
  message: Readonly<Record<string, unknown>>,
): message is Readonly<Record<string, unknown>> & RpcRequest {
  return (
    message['type'] === 'call' &&
    typeof message['callId'] === 'number' &&
    typeof message['method'] === 'string'
  );
}
