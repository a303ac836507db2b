import type { TargetEntity } from '../core/vt/target-entity.ts';
import type { EngineImage } from '../engine/engine-image.ts';
import type { EngineReport } from '../engine/yara-x-engine.ts';
import type { EnginePort, EngineWorker, StartFailure, StopReason } from './engine-worker-life.ts';
import { startEngineWorker } from './engine-worker-life.ts';
import type { Timers } from './timers.ts';

/** What the engine said of a text, for telling later that it is of an earlier one. */
export interface EngineVerdict {
  readonly text: string;
  readonly target: TargetEntity;
  readonly report: EngineReport;
  readonly durationMs: number;
  /** Why it was said of a stand-in of the vt module; undefined where it was not. */
  readonly standIn: string | undefined;
}

/**
 * How a check ended. `superseded`: a newer check has taken its place. `stopped`: the engine did not
 * come to an end with this text and was replaced; `lastGood` is what it said last, of an earlier text.
 */
export type EngineOutcome =
  | { readonly kind: 'checked'; readonly verdict: EngineVerdict }
  | { readonly kind: 'superseded' }
  | {
      readonly kind: 'stopped';
      readonly reason: Extract<StopReason, 'deadline' | 'trap'>;
      readonly message: string;
      readonly lastGood: EngineVerdict | undefined;
    }
  | {
      readonly kind: 'unavailable';
      readonly reason: StartFailure['reason'];
      readonly message: string;
      readonly lastGood: EngineVerdict | undefined;
    };

export interface EngineClientOptions {
  /** A worker that runs `engine.worker.ts`. */
  readonly createWorker: () => EnginePort;
  /** How long a check may take; a large text gets `MS_PER_KB` more for each KB. */
  readonly deadlineMs?: number;
  /** How long fetching and starting the engine may take. */
  readonly startDeadlineMs?: number;
  /** A worker is replaced after so many checks: the engine loses memory. */
  readonly maxCompiles?: number;
  /** Called for each worker that is replaced, but not for a change of target. */
  readonly onRestart?: (reason: StopReason) => void;
  readonly timers?: Timers;
}

/** The engine behind a worker that can be killed. */
export interface EngineClient {
  /**
   * Compiles a text for a target. The latest call wins: those that wait or run become `superseded`.
   * Never rejects, and always ends.
   */
  check(text: string, target: TargetEntity): Promise<EngineOutcome>;
  /** Fetches and starts the engine before it is needed. */
  warmUp(target: TargetEntity): void;
  dispose(): void;
}

const DEADLINE_MS = 1000;
const START_DEADLINE_MS = 8000;
const MAX_COMPILES = 2000;

/** A thousand rules of 325 KB take the engine 1.4 s on a slow machine. */
const MS_PER_KB = 10;

interface Job {
  readonly runId: number;
  readonly text: string;
  readonly target: TargetEntity;
  readonly resolve: (outcome: EngineOutcome) => void;
}

/** Starts a client; the worker is made at the first check or `warmUp`. Never throws. */
export function createEngineClient(options: EngineClientOptions): EngineClient {
  return new KillableEngine(options);
}

class KillableEngine implements EngineClient {
  readonly #options: EngineClientOptions;
  readonly #images = new Map<TargetEntity, EngineImage>();
  #worker: EngineWorker | undefined;
  #workerTarget: TargetEntity | undefined;
  #nCompiles = 0;
  #nRuns = 0;
  /** In the worker; its caller may have been told already that it is superseded. */
  #running: Job | undefined;
  #waiting: Job | undefined;
  #lastGood: EngineVerdict | undefined;
  /** The text that stopped the engine last is not given to it again. */
  #deadly: { readonly job: Job; readonly outcome: EngineOutcome } | undefined;
  /** What will not change while the page is open. */
  #refusal: StartFailure | undefined;
  #isDisposed = false;

  constructor(options: EngineClientOptions) {
    this.#options = options;
  }

  check(text: string, target: TargetEntity): Promise<EngineOutcome> {
    return new Promise((resolve) => {
      this.#supersede();
      if (this.#isDisposed) resolve({ kind: 'superseded' });
      else if (this.#refusal !== undefined) resolve(this.#unavailable(this.#refusal));
      else if (this.#deadly?.job.text === text && this.#deadly.job.target === target) {
        resolve(this.#deadly.outcome);
      } else {
        this.#waiting = { runId: this.#nRuns++, text, target, resolve };
        this.#pump();
      }
    });
  }

  warmUp(target: TargetEntity): void {
    if (this.#worker === undefined && this.#refusal === undefined && !this.#isDisposed) {
      this.#spawn(target);
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#supersede();
    this.#running = undefined;
    this.#worker?.kill();
    this.#worker = undefined;
  }

  #supersede(): void {
    this.#running?.resolve({ kind: 'superseded' });
    this.#waiting?.resolve({ kind: 'superseded' });
    this.#waiting = undefined;
  }

  #spawn(target: TargetEntity): void {
    this.#worker?.kill();
    this.#worker = undefined;
    this.#workerTarget = target;
    this.#nCompiles = 0;
    const {
      createWorker,
      startDeadlineMs = START_DEADLINE_MS,
      timers = globalThis,
    } = this.#options;
    try {
      this.#worker = startEngineWorker({
        port: createWorker(),
        timers,
        startDeadlineMs,
        target,
        image: this.#images.get(target),
        onReady: (image) => {
          this.#images.set(target, image);
          this.#pump();
        },
        onAnswer: (report, durationMs) => this.#finish(report, durationMs),
        onUnavailable: (failure) => this.#giveUp(failure),
        onStop: (reason, message) => this.#replace(reason, message),
      });
    } catch (error) {
      // The page's policy may forbid the worker.
      const message = error instanceof Error ? error.message : String(error);
      this.#giveUp({ reason: 'no-start', message });
    }
  }

  /** Gives the worker what waits for it, if it can take it. */
  #pump(): void {
    const job = this.#waiting;
    if (job === undefined || this.#running !== undefined) return;
    if (this.#worker === undefined || this.#workerTarget !== job.target) this.#spawn(job.target);
    if (this.#worker?.isReady() !== true) return;
    this.#running = job;
    this.#waiting = undefined;
    const { deadlineMs = DEADLINE_MS } = this.#options;
    const patienceMs = deadlineMs + (job.text.length / 1024) * MS_PER_KB;
    this.#worker.check(job.runId, job.text, patienceMs);
  }

  #finish(report: EngineReport, durationMs: number): void {
    const job = this.#running;
    this.#running = undefined;
    this.#nCompiles++;
    if (job !== undefined) {
      const { text, target } = job;
      const { standIn } = this.#images.get(target) ?? {};
      const verdict = { text, target, report, durationMs, standIn };
      this.#lastGood = verdict;
      job.resolve({ kind: 'checked', verdict });
    }
    const { maxCompiles = MAX_COMPILES, onRestart } = this.#options;
    if (this.#nCompiles >= maxCompiles && this.#workerTarget !== undefined) {
      onRestart?.('recycled');
      this.#spawn(this.#workerTarget);
    }
    this.#pump();
  }

  #replace(reason: 'deadline' | 'trap', message: string): void {
    const job = this.#running;
    this.#running = undefined;
    this.#worker = undefined;
    if (job !== undefined) {
      const outcome = { kind: 'stopped', reason, message, lastGood: this.#lastGood } as const;
      this.#deadly = { job, outcome };
      job.resolve(outcome);
      this.#spawn(this.#waiting?.target ?? job.target);
    }
    this.#options.onRestart?.(reason);
    this.#pump();
  }

  /** A server may be back at the next check; what is refused stays refused. */
  #giveUp(failure: StartFailure): void {
    this.#worker?.kill();
    this.#worker = undefined;
    const { reason } = failure;
    if (reason === 'refused') this.#refusal = failure;
    this.#waiting?.resolve(this.#unavailable(failure));
    this.#waiting = undefined;
  }

  #unavailable({ reason, message }: StartFailure): EngineOutcome {
    return { kind: 'unavailable', reason, message, lastGood: this.#lastGood };
  }
}
