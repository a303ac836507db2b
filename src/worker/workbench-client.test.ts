import { describe, expect, it } from 'vitest';
import type { Workbench } from '../core/workbench/workbench.ts';
import type { RpcRequest, RpcResponse } from './rpc-protocol.ts';
import { createWorkbenchClient, type WorkerPort } from './workbench-client.ts';
import { handleCall } from './workbench-handler.ts';

/** A client whose worker is the handler over a workbench that has only the given methods. */
function connect(methods: Partial<Workbench>): {
  client: ReturnType<typeof createWorkbenchClient>;
  die: (message: string) => void;
} {
  const onMessage: ((event: MessageEvent<RpcResponse>) => void)[] = [];
  const onError: ((event: ErrorEvent) => void)[] = [];
  const port: WorkerPort = {
    postMessage(message: RpcRequest) {
      const response = handleCall(methods as Workbench, structuredClone(message));
      const data = structuredClone(response);
      queueMicrotask(() => {
        for (const listener of onMessage) listener({ data } as MessageEvent<RpcResponse>);
      });
    },
    addEventListener(type: string, listener: unknown) {
      if (type === 'message') onMessage.push(listener as (typeof onMessage)[number]);
      else onError.push(listener as (typeof onError)[number]);
    },
  };
  return {
    client: createWorkbenchClient(port),
    die: (message) => {
      for (const listener of onError) listener({ message } as ErrorEvent);
    },
  };
}

describe('the workbench across a worker', () => {
  it('answers a call with what the workbench returns', async () => {
    const { client } = connect({ locate: ({ path }) => path.length });
    await expect(client.locate({ view: { kind: 'structure' }, path: 'abc' })).resolves.toBe(3);
  });

  it('turns a bug of the workbench into a rejected call and goes on', async () => {
    const { client } = connect({
      sigma: () => {
        throw new Error('a bug');
      },
      locate: () => 1,
    });
    await expect(client.sigma()).rejects.toThrow('a bug');
    await expect(client.locate({ view: { kind: 'structure' }, path: '' })).resolves.toBe(1);
  });

  it('rejects open and later calls when the worker dies', async () => {
    const { client, die } = connect({ sigma: () => ({ rows: [] }) });
    const open = client.sigma();
    die('out of memory');
    await expect(open).rejects.toThrow('out of memory');
    await expect(client.sigma()).rejects.toThrow('has stopped');
  });

  it.each([null, 'call', { type: 'call' }, { type: 'call', callId: '1', method: 'sigma' }])(
    'ignores a message that is no call: %j',
    (message) => {
      expect(handleCall({} as Workbench, message)).toBeUndefined();
    },
  );

  it.each(['constructor', '__proto__', 'toString', 'nothing'])(
    'does not call what is no method of the workbench: %s',
    (method) => {
      expect(handleCall({} as Workbench, { type: 'call', callId: 1, method })).toMatchObject({
        type: 'failed',
      });
    },
  );
});
