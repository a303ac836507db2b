import { describe, expect, it } from 'vitest';
import type { PatternFacts } from '../core/workbench/sample-facts.ts';
import { FakeTimers } from './fake-timers.ts';
import { createRuleServicesClient, type RuleServicesPort } from './rule-services-client.ts';
import { createRuleServicesHandler } from './rule-services-handler.ts';
import type { RuleServicesRequest, RuleServicesResponse } from './rule-services-protocol.ts';

const FACTS: PatternFacts = { keys: [], values: ['a.exe'], summary: '“a.exe”' };

type OnMessage = (event: MessageEvent<RuleServicesResponse>) => void;
type OnError = (event: ErrorEvent) => void;

/** A worker whose answers the test gives. */
class FakeWorker implements RuleServicesPort {
  readonly received: RuleServicesRequest[] = [];
  isAlive = true;
  #onMessage: OnMessage = () => {};
  #onError: OnError = () => {};

  postMessage(message: RuleServicesRequest): void {
    this.received.push(structuredClone(message));
  }

  addEventListener(type: string, listener: unknown): void {
    // The two overloads of the port, which a class method cannot tell apart.
    if (type === 'message') this.#onMessage = listener as OnMessage;
    else this.#onError = listener as OnError;
  }

  terminate(): void {
    this.isAlive = false;
  }

  say(data: RuleServicesResponse): void {
    // As much of the event as the client reads.
    this.#onMessage({ data: structuredClone(data) } as MessageEvent<RuleServicesResponse>);
  }

  die(message: string): void {
    this.#onError({ message } as ErrorEvent);
  }

  /** What it was asked last: `hover of text`, `hover` where it has the text already. */
  lastAsked(): string {
    const request = this.received.at(-1);
    if (request?.type !== 'ask') return 'nothing';
    return request.text === undefined ? request.method : `${request.method} of ${request.text}`;
  }

  answer(value: unknown): void {
    const request = this.received.findLast(({ type }) => type === 'ask');
    this.say({ type: 'answer', callId: request?.type === 'ask' ? request.callId : -1, value });
  }
}

interface Bench {
  readonly client: ReturnType<typeof createRuleServicesClient>;
  readonly workers: FakeWorker[];
  readonly worker: () => FakeWorker;
  readonly timers: FakeTimers;
  readonly failures: string[];
}

function setUp(
  sample: (pattern: string) => Promise<PatternFacts | undefined> = async () => undefined,
): Bench {
  const workers: FakeWorker[] = [];
  const timers = new FakeTimers();
  const failures: string[] = [];
  const client = createRuleServicesClient({
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    sample,
    onFailure: (message) => failures.push(message),
    timers,
  });
  return { client, workers, worker: () => workers.at(-1) ?? new FakeWorker(), timers, failures };
}

describe("the editor's services behind a worker", () => {
  it('starts with the first question and sends each text once', async () => {
    const { client, workers, worker, timers } = setUp();
    expect(workers).toHaveLength(0);
    const hover = client.hover('a', 1);
    expect(worker().received).toEqual([
      { type: 'ask', callId: 0, method: 'hover', params: [1], text: 'a' },
    ]);
    worker().answer({ code: 'c' });
    await expect(hover).resolves.toEqual({ code: 'c' });
    const symbols = client.symbols('a');
    expect(worker().lastAsked()).toBe('symbols');
    worker().answer([]);
    await expect(symbols).resolves.toEqual([]);
    void client.symbols('b');
    expect(worker().lastAsked()).toBe('symbols of b');
    worker().answer([]);
    expect(timers.nPending).toBe(0);
  });

  it('asks one question at a time, those of the background last', async () => {
    const { client, worker } = setUp();
    const asked: string[] = [];
    const answers = [
      client.symbols('a'),
      client.semanticTokens('a'),
      client.foldingRanges('a'),
      client.hover('a', 0),
      client.complete('a', 0),
    ];
    for (const _ of answers) {
      asked.push(worker().lastAsked());
      worker().answer(undefined);
    }
    await Promise.all(answers);
    expect(asked).toEqual(['symbols of a', 'hover', 'complete', 'semanticTokens', 'foldingRanges']);
  });

  it('drops what waits once there is a newer text, and finishes what runs', async () => {
    const { client, worker } = setUp();
    const [running, waiting] = [client.semanticTokens('a'), client.hover('a', 0)];
    const newer = client.hover('b', 0);
    await expect(waiting).resolves.toBeUndefined();
    worker().answer(Uint32Array.of(1));
    await expect(running).resolves.toEqual(Uint32Array.of(1));
    expect(worker().lastAsked()).toBe('hover of b');
    worker().answer({ code: 'b' });
    await expect(newer).resolves.toEqual({ code: 'b' });
  });

  it('has a large text read once the keys rest, and completes meanwhile', async () => {
    const { client, worker, timers } = setUp();
    const large = 'x'.repeat(100_000);
    const first = client.symbols(large);
    worker().answer([]);
    await first;
    const [symbols, complete] = [client.symbols(`${large}.`), client.complete(`${large}.`, 1)];
    expect(worker().lastAsked()).toBe(`complete of ${large}.`);
    worker().answer([]);
    await expect(complete).resolves.toEqual([]);
    timers.advance(499);
    expect(worker().lastAsked()).toBe(`complete of ${large}.`);
    timers.advance(1);
    expect(worker().lastAsked()).toBe('symbols');
    worker().answer([]);
    await expect(symbols).resolves.toEqual([]);
    expect(timers.nPending).toBe(0);
  });

  it('does not ask what was taken back', async () => {
    const { client, worker, workers } = setUp();
    const controllers = [new AbortController(), new AbortController(), new AbortController()];
    const [first, second, third] = controllers.map(({ signal }) => signal);
    controllers[2]?.abort();
    await expect(client.hover('a', 0, third)).resolves.toBeUndefined();
    expect(workers).toHaveLength(0);
    const [running, waiting] = [client.hover('a', 1, first), client.hover('a', 2, second)];
    for (const controller of controllers) controller.abort();
    await expect(Promise.all([running, waiting])).resolves.toEqual([undefined, undefined]);
    worker().answer({ code: 'late' });
    expect(worker().received).toHaveLength(1);
  });

  it('looks up in the sample what a question needs, and asks others meanwhile', async () => {
    const patterns: string[] = [];
    const { client, worker } = setUp(async (pattern) => {
      patterns.push(pattern);
      return FACTS;
    });
    const hover = client.hover('a', 0);
    const other = client.symbols('a');
    worker().say({ type: 'look-up', callId: 0, lookUpId: 7, pattern: 'vt.metadata.tags[]' });
    expect(worker().lastAsked()).toBe('symbols');
    worker().answer([]);
    await expect(other).resolves.toEqual([]);
    await Promise.resolve();
    expect(patterns).toEqual(['vt.metadata.tags[]']);
    expect(worker().received.at(-1)).toEqual({ type: 'facts', lookUpId: 7, facts: FACTS });
    worker().say({ type: 'answer', callId: 0, value: { code: 'c' } });
    await expect(hover).resolves.toEqual({ code: 'c' });
  });

  it.each([
    ['fails', () => Promise.reject(new Error('gone'))],
    ['does not answer in time', () => new Promise<undefined>(() => {})],
  ])('does without a sample that %s', async (_, sample) => {
    const { client, worker, timers } = setUp(sample);
    void client.hover('a', 0);
    worker().say({ type: 'look-up', callId: 0, lookUpId: 1, pattern: 'vt.x' });
    timers.advance(500);
    await expect
      .poll(() => worker().received.at(-1))
      .toEqual({ type: 'facts', lookUpId: 1, facts: undefined });
    expect(timers.nPending).toBe(0);
  });

  it('ends what is open when the worker dies, and starts another one', async () => {
    const { client, workers, worker, failures } = setUp();
    const open = [client.hover('a', 0), client.symbols('a')];
    worker().die('out of memory');
    await expect(Promise.all(open)).resolves.toEqual([undefined, undefined]);
    const next = client.hover('a', 0);
    expect(workers.map(({ isAlive }) => isAlive)).toEqual([false, true]);
    expect(worker().lastAsked()).toBe('hover of a');
    worker().answer({ code: 'c' });
    await expect(next).resolves.toEqual({ code: 'c' });
    expect(failures).toEqual([]);
  });

  it('gives up after three workers that never answered, and says so once', async () => {
    const { client, workers, worker, timers, failures } = setUp();
    for (let death = 0; death < 3; death++) {
      const hover = client.hover('a', 0);
      timers.advance(20_000);
      await expect(hover).resolves.toBeUndefined();
      worker().say({ type: 'answer', callId: death, value: 'too late' });
    }
    await expect(client.hover('a', 0)).resolves.toBeUndefined();
    expect(workers.map(({ isAlive }) => isAlive)).toEqual([false, false, false]);
    expect(failures).toEqual([
      'The part of the editor that knows the language has failed: it gave no answer',
    ]);
  });

  it('says once that a question met a bug, and goes on', async () => {
    const { client, worker, failures } = setUp();
    for (const callId of [0, 1]) {
      const hover = client.hover('a', 0);
      worker().say({ type: 'failed', callId, message: 'a bug' });
      await expect(hover).resolves.toBeUndefined();
    }
    expect(failures).toEqual(['The part of the editor that knows the language has failed: a bug']);
  });

  it('is silent where the page may not start a worker', async () => {
    const failures: string[] = [];
    const client = createRuleServicesClient({
      createWorker: () => {
        throw new Error('policy');
      },
      sample: async () => undefined,
      onFailure: (message) => failures.push(message),
    });
    for (let call = 0; call < 4; call++) {
      await expect(client.symbols('a')).resolves.toBeUndefined();
    }
    expect(failures).toEqual(['The part of the editor that knows the language has failed: policy']);
  });
});

describe('the client and the handler', () => {
  it('answer every question of the editor about a real text', async () => {
    const client = createRuleServicesClient({
      createWorker: connectHandler,
      sample: async () => FACTS,
    });
    const text = 'import "vt"\nrule r { condition: vt.metadata.file_name == "a.exe" }\n';
    const offset = text.indexOf('file_name');
    const span = { start: offset, end: offset };
    await expect(client.hover(text, offset)).resolves.toMatchObject({
      code: 'vt.metadata.file_name: string',
      lines: expect.arrayContaining(['In this sample: “a.exe”']),
    });
    const offers = await client.complete(text, offset);
    expect(offers?.map(({ label }) => label)).toContain('file_size');
    await expect(client.symbols(text)).resolves.toMatchObject([
      { kind: 'import' },
      { name: 'r', kind: 'rule' },
    ]);
    await expect(client.foldingRanges(text)).resolves.toEqual([]);
    await expect(client.semanticTokens(text)).resolves.toBeInstanceOf(Uint32Array);
    await expect(client.codeActions(text, span, [])).resolves.toBeInstanceOf(Array);
    await expect(client.format(text, '  ')).resolves.toMatchObject({ ok: true });
    await expect(client.rename(text, text.indexOf('r {'), 'other')).resolves.toMatchObject({
      ok: true,
    });
    await expect(client.renameTarget(text, text.indexOf('r {'))).resolves.toMatchObject({
      name: 'r',
    });
    await expect(client.references(text, text.indexOf('r {'))).resolves.toMatchObject({ uses: [] });
    await expect(client.definition(text, offset)).resolves.toBeUndefined();
    await expect(client.signature(text, offset)).resolves.toBeUndefined();
  });
});

/** The worker as it is, without a thread of its own. */
function connectHandler(): RuleServicesPort {
  const listeners: OnMessage[] = [];
  const handle = createRuleServicesHandler({
    post: (response) => {
      const data = structuredClone(response);
      // As much of the event as the client reads.
      queueMicrotask(() => {
        for (const listener of listeners) listener({ data } as MessageEvent<RuleServicesResponse>);
      });
    },
  });
  return {
    postMessage: (message) => void handle(structuredClone(message)),
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') listeners.push(listener as OnMessage);
    },
    terminate: () => {},
  };
}
