import { describe, expect, it } from 'vitest';
import type { EngineImage } from '../engine/engine-image.ts';
import {
  createEngineClient,
  type EngineClient,
  type EngineClientOptions,
} from './engine-client.ts';
import type { EngineRequest, EngineResponse } from './engine-protocol.ts';
import type { EnginePort } from './engine-worker-life.ts';
import { FakeTimers } from './fake-timers.ts';

const MODULE = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));
const IMAGE: EngineImage = { module: MODULE, standIn: undefined };
const REPORT = { diagnostics: [], nMore: 0 };

type OnMessage = (event: MessageEvent<EngineResponse>) => void;
type OnError = (event: ErrorEvent) => void;

/** A worker whose answers the test gives. */
class FakeWorker implements EnginePort {
  readonly received: EngineRequest[] = [];
  isAlive = true;
  #onMessage: OnMessage = () => {};
  #onError: OnError = () => {};

  postMessage(message: EngineRequest): void {
    this.received.push(message);
  }

  addEventListener(type: string, listener: unknown): void {
    // The two overloads of the port, which a class method cannot tell apart.
    if (type === 'message') this.#onMessage = listener as OnMessage;
    else this.#onError = listener as OnError;
  }

  terminate(): void {
    this.isAlive = false;
  }

  answer(data: EngineResponse): void {
    // As much of the event as the client reads.
    this.#onMessage({ data } as MessageEvent<EngineResponse>);
  }

  die(message: string): void {
    this.#onError({ message } as ErrorEvent);
  }

  ready(): void {
    this.answer({ type: 'ready', image: IMAGE });
  }

  /** The number of the last check that it was given, and its text. */
  lastCheck(): { readonly runId: number; readonly text: string } {
    const request = this.received.at(-1);
    return request?.type === 'check' ? request : { runId: -1, text: 'no check' };
  }

  finish(): void {
    const { runId } = this.lastCheck();
    this.answer({ type: 'checked', runId, report: REPORT, durationMs: 5 });
  }
}

interface Bench {
  readonly client: EngineClient;
  readonly workers: FakeWorker[];
  readonly timers: FakeTimers;
  readonly restarts: string[];
  readonly worker: () => FakeWorker;
}

function setUp(options: Partial<EngineClientOptions> = {}): Bench {
  const workers: FakeWorker[] = [];
  const timers = new FakeTimers();
  const restarts: string[] = [];
  const client = createEngineClient({
    createWorker: () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker;
    },
    timers,
    onRestart: (reason) => restarts.push(reason),
    ...options,
  });
  return { client, workers, timers, restarts, worker: () => workers.at(-1) ?? new FakeWorker() };
}

describe('the engine behind a worker', () => {
  it('starts with the first check and answers it', async () => {
    const { client, workers, worker, timers } = setUp();
    expect(workers).toHaveLength(0);
    const outcome = client.check('rule', 'url');
    expect(worker().received).toEqual([{ type: 'start', target: 'url' }]);
    worker().ready();
    expect(worker().lastCheck().text).toBe('rule');
    worker().finish();
    await expect(outcome).resolves.toEqual({
      kind: 'checked',
      verdict: { text: 'rule', target: 'url', report: REPORT, durationMs: 5, standIn: undefined },
    });
    expect(timers.nPending).toBe(0);
  });

  it('gives the engine one text at a time and the latest of those that wait', async () => {
    const { client, worker } = setUp();
    const [first, second, third] = ['1', '2', '3'].map((text) => client.check(text, 'file'));
    worker().ready();
    await expect(first).resolves.toEqual({ kind: 'superseded' });
    await expect(second).resolves.toEqual({ kind: 'superseded' });
    expect(worker().lastCheck().text).toBe('3');
    const fourth = client.check('4', 'file');
    await expect(third).resolves.toEqual({ kind: 'superseded' });
    expect(worker().lastCheck().text).toBe('3');
    worker().finish();
    expect(worker().lastCheck().text).toBe('4');
    worker().finish();
    await expect(fourth).resolves.toMatchObject({ kind: 'checked', verdict: { text: '4' } });
  });

  it('ignores the answer to another run', async () => {
    const { client, worker } = setUp();
    const outcome = client.check('a', 'file');
    worker().ready();
    worker().answer({ type: 'checked', runId: 99, report: REPORT, durationMs: 1 });
    worker().answer({ type: 'trapped', runId: 98, message: 'x' });
    worker().finish();
    await expect(outcome).resolves.toMatchObject({ kind: 'checked' });
  });

  it('kills the worker on the deadline, says so, and goes on with a new one', async () => {
    const { client, workers, worker, timers, restarts } = setUp({ deadlineMs: 1000 });
    const good = client.check('good', 'file');
    worker().ready();
    worker().finish();
    await good;
    const slow = client.check('slow', 'file');
    timers.advance(1005);
    await expect(slow).resolves.toMatchObject({
      kind: 'stopped',
      reason: 'deadline',
      lastGood: { text: 'good' },
    });
    expect(restarts).toEqual(['deadline']);
    expect(workers.map(({ isAlive }) => isAlive)).toEqual([false, true]);
    expect(worker().received).toEqual([{ type: 'start', target: 'file', image: IMAGE }]);
    worker().ready();
    const next = client.check('next', 'file');
    worker().finish();
    await expect(next).resolves.toMatchObject({ kind: 'checked' });
  });

  it('gives a large text more time', async () => {
    const { client, worker, timers } = setUp({ deadlineMs: 1000 });
    const outcome = client.check('x'.repeat(100 * 1024), 'file');
    worker().ready();
    timers.advance(1900);
    worker().finish();
    await expect(outcome).resolves.toMatchObject({ kind: 'checked' });
  });

  it.each(['trapped', 'failed'] as const)(
    'replaces the worker when a check has %s',
    async (type) => {
      const { client, workers, worker, restarts } = setUp();
      const outcome = client.check('bad', 'file');
      worker().ready();
      worker().answer({ type, runId: worker().lastCheck().runId, message: 'unreachable' });
      await expect(outcome).resolves.toEqual({
        kind: 'stopped',
        reason: 'trap',
        message: 'unreachable',
        lastGood: undefined,
      });
      expect(restarts).toEqual(['trap']);
      expect(workers).toHaveLength(2);
    },
  );

  it('does not give the engine the text that stopped it again', async () => {
    const { client, worker, workers } = setUp();
    const outcome = client.check('bad', 'file');
    worker().ready();
    worker().answer({ type: 'trapped', runId: worker().lastCheck().runId, message: 'x' });
    worker().ready();
    await expect(client.check('bad', 'file')).resolves.toEqual(await outcome);
    expect(worker().received).toHaveLength(1);
    void client.check('bad', 'url');
    expect(workers).toHaveLength(3);
  });

  it('replaces the worker after so many checks, with the image that it has', async () => {
    const { client, workers, worker, restarts } = setUp({ maxCompiles: 2 });
    for (const text of ['1', '2', '3']) {
      const outcome = client.check(text, 'file');
      worker().ready();
      worker().finish();
      await expect(outcome).resolves.toMatchObject({ kind: 'checked' });
    }
    expect(restarts).toEqual(['recycled']);
    expect(workers).toHaveLength(2);
    expect(worker().received[0]).toMatchObject({ type: 'start', image: IMAGE });
  });

  it('replaces the worker after 2,000 checks', async () => {
    const { client, workers, worker, restarts } = setUp();
    client.warmUp('file');
    worker().ready();
    for (let nChecks = 0; nChecks < 2000; nChecks++) {
      expect(workers).toHaveLength(1);
      const outcome = client.check(String(nChecks), 'file');
      worker().finish();
      await outcome;
    }
    expect(restarts).toEqual(['recycled']);
    expect(workers.map(({ isAlive }) => isAlive)).toEqual([false, true]);
  });

  it('says of a verdict that it is about a stand-in', async () => {
    const { client, worker } = setUp();
    const outcome = client.check('a', 'file');
    worker().answer({ type: 'ready', image: { module: MODULE, standIn: 'another version' } });
    worker().finish();
    await expect(outcome).resolves.toMatchObject({ verdict: { standIn: 'another version' } });
  });

  it('takes a new worker for another target', async () => {
    const { client, workers, worker, restarts } = setUp();
    const file = client.check('a', 'file');
    worker().ready();
    worker().finish();
    await file;
    const url = client.check('a', 'url');
    expect(workers.map(({ isAlive }) => isAlive)).toEqual([false, true]);
    worker().ready();
    worker().finish();
    await expect(url).resolves.toMatchObject({ verdict: { target: 'url' } });
    expect(restarts).toEqual([]);
  });

  it('is warm before the first check', () => {
    const { client, workers, worker } = setUp();
    client.warmUp('file');
    client.warmUp('file');
    worker().ready();
    expect(workers).toHaveLength(1);
    void client.check('a', 'file');
    expect(worker().lastCheck().text).toBe('a');
  });
});

describe('an engine that cannot be had', () => {
  it('is not asked for again when it is refused', async () => {
    const { client, worker, workers } = setUp();
    const first = client.check('a', 'file');
    worker().answer({ type: 'unavailable', reason: 'refused', message: 'no' });
    const expected = { kind: 'unavailable', reason: 'refused', message: 'no', lastGood: undefined };
    await expect(first).resolves.toEqual(expected);
    await expect(client.check('b', 'file')).resolves.toEqual(expected);
    expect(workers.map(({ isAlive }) => isAlive)).toEqual([false]);
  });

  it('is asked for again when it could not be fetched', async () => {
    const { client, worker } = setUp();
    const first = client.check('a', 'file');
    worker().answer({ type: 'unavailable', reason: 'not-fetched', message: '404' });
    await expect(first).resolves.toMatchObject({ kind: 'unavailable', message: '404' });
    const second = client.check('a', 'file');
    worker().ready();
    worker().finish();
    await expect(second).resolves.toMatchObject({ kind: 'checked' });
  });

  it('is given up when it does not start in time', async () => {
    const { client, worker, timers, restarts } = setUp({ startDeadlineMs: 8000 });
    const outcome = client.check('a', 'file');
    timers.advance(8000);
    await expect(outcome).resolves.toMatchObject({ kind: 'unavailable', reason: 'no-start' });
    expect(worker().isAlive).toBe(false);
    expect(restarts).toEqual([]);
  });

  it('is given up when its script cannot be loaded', async () => {
    const { client, worker } = setUp();
    const outcome = client.check('a', 'file');
    worker().die('script error');
    await expect(outcome).resolves.toMatchObject({ reason: 'no-start', message: 'script error' });
  });

  it('is given up when the page may not start a worker', async () => {
    const { client } = setUp({
      createWorker: () => {
        throw new Error('policy');
      },
    });
    await expect(client.check('a', 'file')).resolves.toMatchObject({ message: 'policy' });
  });

  it('is replaced when it dies between two checks', async () => {
    const { client, worker, workers, restarts } = setUp();
    client.warmUp('file');
    worker().ready();
    worker().die('out of memory');
    expect(restarts).toEqual(['trap']);
    const outcome = client.check('a', 'file');
    expect(workers).toHaveLength(2);
    worker().ready();
    worker().finish();
    await expect(outcome).resolves.toMatchObject({ kind: 'checked' });
  });

  it('ends what waits when it is disposed, and answers nothing more', async () => {
    const { client, worker, timers } = setUp();
    const outcome = client.check('a', 'file');
    client.dispose();
    await expect(outcome).resolves.toEqual({ kind: 'superseded' });
    await expect(client.check('b', 'file')).resolves.toEqual({ kind: 'superseded' });
    client.warmUp('file');
    expect(worker().isAlive).toBe(false);
    expect(timers.nPending).toBe(0);
  });
});
