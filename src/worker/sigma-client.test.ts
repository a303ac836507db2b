import { describe, expect, it } from 'vitest';
import type { SigmaBench, Work } from '../core/workbench/sigma/sigma-bench.ts';
import type { SampleEvents } from '../core/workbench/sigma/sigma-events.ts';
import { createSigmaClient, type SigmaPort } from './sigma-client.ts';
import { createSigmaHandler } from './sigma-handler.ts';
import type { SigmaRequest, SigmaResponse } from './sigma-protocol.ts';

const NOTHING = { rulesets: [], logs: [], placeholders: [] };
const NO_MATCHES = {
  generation: 1,
  nRules: 0,
  nSampleEvents: 0,
  nLogEvents: 0,
  rules: [],
  recorded: [],
  correlations: [],
  refused: [],
  nRefused: 0,
};

/** Work of so many steps; on the worker's clock each takes a whole slice. */
function* steps<T>(count: number, result: T, onStep?: (step: number) => void): Work<T> {
  for (let done = 0; done < count; done++) {
    onStep?.(done);
    yield { stage: 'matching', done, total: count };
  }
  return result;
}

/** A client whose worker is the handler over a bench that has only the given methods. */
function connect(
  methods: Partial<SigmaBench>,
  sampleEvents: () => Promise<SampleEvents | undefined> = async () => undefined,
): {
  readonly client: ReturnType<typeof createSigmaClient>;
  readonly die: (message: string) => void;
  readonly sent: { message: SigmaRequest; transfer: readonly Transferable[] }[];
  readonly started: () => number;
  /** Which worker, counted from 1, when one is. */
  readonly terminated: readonly number[];
  readonly pass: (ms: number) => void;
} {
  let onMessage: ((event: MessageEvent<SigmaResponse>) => void)[] = [];
  let onError: ((event: ErrorEvent) => void)[] = [];
  const sent: { message: SigmaRequest; transfer: readonly Transferable[] }[] = [];
  const terminated: number[] = [];
  let nStarts = 0;
  let nowMs = 0;
  let clock = 0;
  const handle = createSigmaHandler({
    bench: methods as SigmaBench,
    sampleEvents,
    post: (response) => {
      const data = structuredClone(response);
      queueMicrotask(() => {
        for (const listener of onMessage) listener({ data } as MessageEvent<SigmaResponse>);
      });
    },
    pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
    now: () => (clock += 1000),
  });
  const port: SigmaPort = {
    postMessage(message, transfer) {
      sent.push({ message, transfer });
      const data = structuredClone(message);
      queueMicrotask(() => void handle(data));
    },
    addEventListener(type: string, listener: unknown) {
      if (type === 'message') onMessage.push(listener as (typeof onMessage)[number]);
      else onError.push(listener as (typeof onError)[number]);
    },
    terminate: () => terminated.push(nStarts),
  };
  return {
    client: createSigmaClient({
      now: () => nowMs,
      start: () => {
        nStarts++;
        onMessage = [];
        onError = [];
        return port;
      },
    }),
    terminated,
    pass: (ms) => {
      nowMs += ms;
    },
    die: (message) => {
      for (const listener of onError) listener({ message } as ErrorEvent);
    },
    sent,
    started: () => nStarts,
  };
}

describe('the Sigma bench across a worker', () => {
  it('starts the worker with the first call, and once', async () => {
    const { client, started } = connect({ holdings: () => NOTHING });
    client.cancel();
    expect(started()).toBe(0);
    await client.holdings();
    await client.holdings();
    expect(started()).toBe(1);
  });

  it('tells how far long work has come, then its result', async () => {
    const { client } = connect({ matchAll: () => steps(3, NO_MATCHES) });
    const told: number[] = [];
    await expect(client.matchAll(({ done }) => told.push(done))).resolves.toEqual(NO_MATCHES);
    expect(told).toEqual([0, 1, 2]);
  });

  it('answers other calls while long work is under way', async () => {
    const order: string[] = [];
    const { client } = connect({
      matchAll: () => steps(4, NO_MATCHES),
      closest: () => [],
    });
    const long = client.matchAll().then(() => order.push('long'));
    const short = client
      .closest({ generation: 1, event: 0, count: 3 })
      .then(() => order.push('short'));
    await Promise.all([long, short]);
    expect(order).toEqual(['short', 'long']);
  });

  it('drops long work that is cancelled, and does not go on with it', async () => {
    let last = -1;
    const { client } = connect({
      openRules: () =>
        steps(1000, { ok: false, message: '' } as const, (step) => {
          last = step;
        }),
    });
    const opened = client.openRules({ name: 'a', kind: 'user', files: [] }, () => client.cancel());
    await expect(opened).resolves.toBeUndefined();
    expect(last).toBeLessThan(10);
  });

  it('drops matching when matching is asked for again', async () => {
    let generation = 0;
    const { client } = connect({
      matchAll: () => steps(20, { ...NO_MATCHES, generation: ++generation }),
    });
    const first = client.matchAll();
    const second = client.matchAll();
    await expect(first).resolves.toBeUndefined();
    await expect(second).resolves.toMatchObject({ generation: 2 });
  });

  it('drops a search when another is asked for, and matching goes on', async () => {
    const { client } = connect({
      matchAll: () => steps(40, NO_MATCHES),
      findValues: ({ words }) =>
        steps(
          10,
          words.map((word) => ({ word, rules: [], results: [] })),
        ),
    });
    const matching = client.matchAll();
    const first = client.findValues({ generation: 1, words: ['a'] });
    const second = client.findValues({ generation: 1, words: ['ab'] });
    await expect(first).resolves.toBeUndefined();
    await expect(second).resolves.toMatchObject([{ word: 'ab' }]);
    await expect(matching).resolves.toEqual(NO_MATCHES);
  });

  it('hands the bytes of files over, each buffer once', async () => {
    const { client, sent } = connect({
      openLogs: () => steps(1, { holdings: NOTHING, problems: [] }),
    });
    const buffer = new ArrayBuffer(8);
    await client.openLogs({
      files: [
        { name: 'a', bytes: new Uint8Array(buffer, 0, 4) },
        { name: 'b', bytes: new Uint8Array(buffer, 4) },
      ],
    });
    expect(sent[0]?.transfer).toEqual([buffer]);
  });

  it('takes the events of the sample that was opened last', async () => {
    const used: (number | undefined)[] = [];
    const asked: ((events: SampleEvents) => void)[] = [];
    const { client } = connect(
      {
        holdings: () => NOTHING,
        useSample: (sample) => {
          used.push(sample?.sampleId);
          return NOTHING;
        },
      },
      () => new Promise((resolve) => asked.push(resolve)),
    );
    const reads = [client.readSample(), client.readSample()];
    await new Promise((resolve) => setTimeout(resolve, 0));
    const sample = { platform: undefined, events: [], notes: [], results: [] };
    asked[1]?.({ ...sample, sampleId: 2 });
    asked[0]?.({ ...sample, sampleId: 1 });
    await Promise.all(reads);
    expect(used).toEqual([2]);
  });

  it('turns a bug of the bench into a rejected call and goes on', async () => {
    const { client } = connect({
      holdings: () => NOTHING,
      closest: () => {
        throw new Error('a bug');
      },
      // A bug in the middle of long work.
      matchAll: function* () {
        yield { stage: 'matching', done: 0, total: 1 };
        throw new Error('a late bug');
      },
    });
    await expect(client.closest({ generation: 0, event: 0, count: 1 })).rejects.toThrow('a bug');
    await expect(client.matchAll()).rejects.toThrow('a late bug');
    await expect(client.holdings()).resolves.toEqual(NOTHING);
  });

  it('rejects open calls when the worker dies, and starts another with the next', async () => {
    const { client, die, started, terminated } = connect({
      holdings: () => NOTHING,
      matchAll: () => steps(1000, NO_MATCHES),
    });
    const losses: unknown[] = [];
    client.onLost((loss) => losses.push(loss));
    const open = client.matchAll();
    die('out of memory');
    const message = 'The part of the page that runs Sigma rules has stopped: out of memory';
    expect(losses).toEqual([{ message, isFinal: false }]);
    await expect(open).rejects.toThrow('out of memory');
    expect([started(), terminated]).toEqual([1, [1]]);
    await expect(client.holdings()).resolves.toEqual(NOTHING);
    expect(started()).toBe(2);
  });

  it('hears nothing of a worker that is gone', async () => {
    const { client, die } = connect({
      holdings: () => NOTHING,
      matchAll: () => steps(3, NO_MATCHES),
    });
    const losses: unknown[] = [];
    client.onLost((loss) => losses.push(loss));
    await client.holdings();
    die('once');
    die('once more');
    expect(losses).toHaveLength(1);
  });

  it('gives up after three deaths within a minute', async () => {
    const { client, die, started } = connect({ holdings: () => NOTHING });
    const finals: boolean[] = [];
    client.onLost(({ isFinal }) => finals.push(isFinal));
    for (let death = 0; death < 3; death++) {
      await client.holdings();
      die('again');
    }
    expect(finals).toEqual([false, false, true]);
    await expect(client.holdings()).rejects.toThrow('has stopped 3 times within a minute: again');
    client.cancel();
    expect(started()).toBe(3);
  });

  it('goes on starting one that dies now and then', async () => {
    const { client, die, pass, started } = connect({ holdings: () => NOTHING });
    for (let death = 0; death < 6; death++) {
      await client.holdings();
      die('now and then');
      pass(30_000);
    }
    await expect(client.holdings()).resolves.toEqual(NOTHING);
    expect(started()).toBe(7);
  });

  it.each([null, 'call', {}, { type: 'call' }, { type: 'call', callId: '1', method: 'closest' }])(
    'ignores what is no call: %j',
    async (message) => {
      const posted: SigmaResponse[] = [];
      const handle = createSigmaHandler({
        bench: {} as SigmaBench,
        sampleEvents: async () => undefined,
        post: (response) => posted.push(response),
        pause: async () => undefined,
        now: () => 0,
      });
      await handle(message);
      expect(posted).toEqual([]);
    },
  );

  it.each(['constructor', 'useSample', 'nothing', '__proto__'])(
    'refuses to call %s',
    async (method) => {
      const posted: SigmaResponse[] = [];
      const handle = createSigmaHandler({
        bench: { useSample: () => NOTHING } as unknown as SigmaBench,
        sampleEvents: async () => undefined,
        post: (response) => posted.push(response),
        pause: async () => undefined,
        now: () => 0,
      });
      await handle({ type: 'call', callId: 7, method, params: undefined });
      expect(posted).toMatchObject([{ type: 'failed', callId: 7 }]);
    },
  );
});
