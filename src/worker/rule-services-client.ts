import type { RuleServices } from '../core/workbench/rule-services.ts';
import type { PatternFacts } from '../core/workbench/sample-facts.ts';
import type { RuleServicesRequest, RuleServicesResponse } from './rule-services-protocol.ts';
import type { Timers } from './timers.ts';

/**
 * The editor's services behind a worker. Undefined is also the answer to what is not asked any more: a
 * newer text has come before the question was worked on, its signal took it back, or there is no
 * worker. Never rejects.
 */
export type RuleServicesClient = {
  readonly [Method in keyof RuleServices]: (
    ...request: [...Parameters<RuleServices[Method]>, signal?: AbortSignal]
  ) => Promise<Awaited<ReturnType<RuleServices[Method]>> | undefined>;
};

/** As much of a Worker as the client uses; tests stand in for it. */
export interface RuleServicesPort {
  postMessage(message: RuleServicesRequest): void;
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<RuleServicesResponse>) => void,
  ): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

export interface RuleServicesClientOptions {
  /** A worker that runs `rule-services.worker.ts`. */
  readonly createWorker: () => RuleServicesPort;
  /** What the open sample has at a pattern. */
  readonly sample: (pattern: string) => Promise<PatternFacts | undefined>;
  /** Called once, when something broke for good or should not have happened. */
  readonly onFailure?: (message: string) => void;
  readonly timers?: Timers;
}

/** Longer than any text of the allowed size takes, and than fetching the worker's script. */
const DEADLINE_MS = 20_000;

/** A sample that is being loaded answers late; a hover does not wait for it. */
const SAMPLE_PATIENCE_MS = 400;

/** After so many deaths without an answer between them, no further worker is started. */
const MAX_DEATHS = 3;

/** What nobody waits for with a finger on a key. All of it has the whole text read first. */
const BACKGROUND: ReadonlySet<string> = new Set([
  'semanticTokens',
  'foldingRanges',
  'symbols',
  'references',
  'codeActions',
]);

/** Reading a longer text would keep completions waiting: not while it is typed in. UTF-16 code units. */
const LARGE_UNITS = 100_000;
const QUIET_MS = 500;

interface Question {
  readonly callId: number;
  readonly method: keyof RuleServices;
  readonly text: string;
  readonly params: readonly unknown[];
  readonly resolve: (value: unknown) => void;
}

interface RunningWorker {
  readonly port: RuleServicesPort;
  /** The text of the question that it was asked last. */
  text: string | undefined;
}

/** Starts a client; the worker is made at the first question. Never throws. */
export function createRuleServicesClient(options: RuleServicesClientOptions): RuleServicesClient {
  const { createWorker, sample, onFailure } = options;
  const timers: Timers = options.timers ?? globalThis;
  let worker: RunningWorker | undefined;
  let waiting: readonly Question[] = [];
  let running: Question | undefined;
  /** Those that wait for the sample. */
  const parked = new Map<number, Question>();
  let deadline: unknown;
  let newestText: string | undefined;
  /** Runs while a large text has just changed. */
  let quiet: unknown;
  let nCalls = 0;
  let nDeaths = 0;
  let isTold = false;

  function fail(message: string): void {
    if (isTold) return;
    isTold = true;
    onFailure?.(`The part of the editor that knows the language has failed: ${message}`);
  }

  /** Ends all open questions; the next one starts a new worker. */
  function die(message: string): void {
    timers.clearTimeout(deadline);
    worker?.port.terminate();
    worker = undefined;
    const open = [...waiting, ...parked.values(), ...(running === undefined ? [] : [running])];
    waiting = [];
    parked.clear();
    running = undefined;
    for (const question of open) question.resolve(undefined);
    if (++nDeaths === MAX_DEATHS) fail(message);
  }

  function start(): RunningWorker | undefined {
    if (nDeaths >= MAX_DEATHS) return undefined;
    try {
      const port = createWorker();
      port.addEventListener('message', (event) => {
        if (worker?.port === port) receive(event.data);
      });
      port.addEventListener('error', (event) => {
        if (worker?.port === port) die(event.message);
      });
      return { port, text: undefined };
    } catch (error) {
      // The page's policy may forbid the worker.
      die(messageOf(error));
      return undefined;
    }
  }

  /** Gives the worker the next question: one at a time, so that those of an older text can be dropped. */
  function pump(): void {
    const urgent = waiting.find(({ method }) => !BACKGROUND.has(method));
    const next = urgent ?? (quiet === undefined ? waiting[0] : undefined);
    if (running !== undefined || next === undefined) return;
    worker ??= start();
    if (worker === undefined) return;
    waiting = waiting.filter((question) => question !== next);
    running = next;
    const { callId, method, params, text } = next;
    const isNew = text !== worker.text;
    worker.text = text;
    timers.clearTimeout(deadline);
    deadline = timers.setTimeout(() => die('it gave no answer'), DEADLINE_MS);
    const { port } = worker;
    port.postMessage({ type: 'ask', callId, method, params, ...(isNew && { text }) });
  }

  /** The text is another one: what waits is about one that nobody sees any more. */
  function renew(text: string): void {
    for (const older of waiting) older.resolve(undefined);
    waiting = [];
    const isFirst = newestText === undefined;
    newestText = text;
    timers.clearTimeout(quiet);
    quiet = undefined;
    if (isFirst || text.length < LARGE_UNITS) return;
    quiet = timers.setTimeout(() => {
      quiet = undefined;
      pump();
    }, QUIET_MS);
  }

  function receive(response: RuleServicesResponse): void {
    const { callId } = response;
    const question = running?.callId === callId ? running : parked.get(callId);
    if (question === undefined) return;
    if (response.type === 'look-up') {
      parked.set(callId, question);
      void lookUp(response);
    } else {
      parked.delete(callId);
      if (response.type === 'answer') nDeaths = 0;
      else fail(response.message);
      question.resolve(response.type === 'answer' ? response.value : undefined);
    }
    if (question !== running) return;
    running = undefined;
    timers.clearTimeout(deadline);
    pump();
  }

  async function lookUp({
    lookUpId,
    pattern,
  }: Extract<RuleServicesResponse, { readonly type: 'look-up' }>): Promise<void> {
    const asked = worker;
    let timer: unknown;
    const patience = new Promise<undefined>((resolve) => {
      timer = timers.setTimeout(() => resolve(undefined), SAMPLE_PATIENCE_MS);
    });
    const facts = await Promise.race([sample(pattern).catch(() => undefined), patience]);
    timers.clearTimeout(timer);
    if (asked === undefined || asked !== worker) return;
    const { port } = asked;
    port.postMessage({ type: 'facts', lookUpId, facts });
  }

  function ask<Method extends keyof RuleServices>(
    method: Method,
    {
      text,
      params,
      signal,
    }: Pick<Question, 'text' | 'params'> & { signal?: AbortSignal | undefined },
  ): Promise<Awaited<ReturnType<RuleServices[Method]>> | undefined> {
    const answer = new Promise<unknown>((resolve) => {
      if (signal?.aborted === true || nDeaths >= MAX_DEATHS) return resolve(undefined);
      const question = { callId: nCalls++, method, text, params, resolve };
      signal?.addEventListener('abort', () => {
        waiting = waiting.filter((other) => other !== question);
        resolve(undefined);
      });
      if (text !== newestText) renew(text);
      waiting = [...waiting, question];
      pump();
    });
    // Both ends are typed by the RuleServices interface.
    return answer as Promise<Awaited<ReturnType<RuleServices[Method]>> | undefined>;
  }

  return {
    complete: (text, offset, signal) => ask('complete', { text, params: [offset], signal }),
    hover: (text, offset, signal) => ask('hover', { text, params: [offset], signal }),
    definition: (text, offset, signal) => ask('definition', { text, params: [offset], signal }),
    references: (text, offset, signal) => ask('references', { text, params: [offset], signal }),
    renameTarget: (text, offset, signal) => ask('renameTarget', { text, params: [offset], signal }),
    rename: (text, offset, newName, signal) =>
      ask('rename', { text, params: [offset, newName], signal }),
    symbols: (text, signal) => ask('symbols', { text, params: [], signal }),
    foldingRanges: (text, signal) => ask('foldingRanges', { text, params: [], signal }),
    signature: (text, offset, signal) => ask('signature', { text, params: [offset], signal }),
    semanticTokens: (text, signal) => ask('semanticTokens', { text, params: [], signal }),
    codeActions: (text, span, diagnostics, signal) =>
      ask('codeActions', { text, params: [span, diagnostics], signal }),
    format: (text, indent, signal) => ask('format', { text, params: [indent], signal }),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
