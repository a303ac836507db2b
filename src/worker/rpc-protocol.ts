/** One call of a worker's method. `callId` is unique per client; `params` is plain data. */
export interface RpcRequest {
  readonly type: 'call';
  readonly callId: number;
  readonly method: string;
  readonly params: unknown;
}

/** The answer to one call. `failed` is a bug of ours: expected problems are values. */
export type RpcResponse =
  | { readonly type: 'ready' }
  | { readonly type: 'result'; readonly callId: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly callId: number; readonly message: string };
