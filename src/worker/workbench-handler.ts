import type { Workbench } from '../core/workbench/workbench.ts';
import type { RpcRequest, RpcResponse } from './rpc-protocol.ts';

/** The methods that may be called from the page; a name from a message is looked up here only. */
const METHODS: { readonly [Method in keyof Workbench]: true } = {
  open: true,
  selectSample: true,
  rows: true,
  changeTree: true,
  search: true,
  reveal: true,
  locate: true,
  describe: true,
  lookUp: true,
  analyse: true,
  explain: true,
  pick: true,
  editChip: true,
  editHeader: true,
  sigma: true,
  sigmaEvents: true,
};

/**
 * Answers one message of the page by calling the workbench. Undefined for a message that is no call.
 * Never throws: a bug in the workbench becomes a `failed` answer that names it.
 */
export function handleCall(workbench: Workbench, message: unknown): RpcResponse | undefined {
  if (!isRequest(message)) return undefined;
  const { callId, method, params } = message;
  try {
    if (!isMethod(method)) throw new Error(`the workbench has no method ${method}`);
    // The page's client is typed by the same interface, so the parameters are the method's own.
    const call = workbench[method] as (request: unknown) => unknown;
    return { type: 'result', callId, value: call(params) };
  } catch (error) {
    return {
      type: 'failed',
      callId,
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

function isMethod(method: string): method is keyof Workbench {
  return Object.hasOwn(METHODS, method);
}

function isRequest(message: unknown): message is RpcRequest {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'call' &&
    'callId' in message &&
    typeof message.callId === 'number' &&
    'method' in message &&
    typeof message.method === 'string'
  );
}
