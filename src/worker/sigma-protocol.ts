import type { WorkProgress } from '../core/workbench/sigma/sigma-bench.ts';
import type { RpcRequest, RpcResponse } from './rpc-protocol.ts';

/** What the page asks of the Sigma worker. */
export type SigmaRequest =
  | RpcRequest
  /** Drops all long work that is under way. */
  | { readonly type: 'cancel' }
  /** Comes with the port on which the workbench's worker answers. */
  | { readonly type: 'connect' };

export type SigmaResponse =
  | RpcResponse
  | { readonly type: 'progress'; readonly callId: number; readonly progress: WorkProgress }
  /** The answer to a call that was dropped. */
  | { readonly type: 'cancelled'; readonly callId: number };
