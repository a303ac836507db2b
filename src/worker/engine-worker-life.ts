import type { TargetEntity } from '../core/vt/target-entity.ts';
import type { EngineImage } from '../engine/engine-image.ts';
import type { EngineReport } from '../engine/yara-x-engine.ts';
import type { EngineRequest, EngineResponse } from './engine-protocol.ts';
import type { Timers } from './timers.ts';

/** As much of a Worker as the client uses; tests stand in for it. */
export interface EnginePort {
  postMessage(message: EngineRequest): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<EngineResponse>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

/** Why a worker was replaced. */
export type StopReason = 'deadline' | 'trap' | 'recycled';

/** Why the engine has not started; `no-start`: the worker died or said nothing. */
export interface StartFailure {
  readonly reason: Extract<EngineResponse, { type: 'unavailable' }>['reason'] | 'no-start';
  readonly message: string;
}

export interface EngineWorkerOptions {
  readonly port: EnginePort;
  readonly timers: Timers;
  readonly startDeadlineMs: number;
  readonly target: TargetEntity;
  readonly image: EngineImage | undefined;
  readonly onReady: (image: EngineImage) => void;
  readonly onAnswer: (report: EngineReport, durationMs: number) => void;
  /** The engine has not started and will not. */
  readonly onUnavailable: (failure: StartFailure) => void;
  /** The engine has died of the check that was running; the worker is killed already. */
  readonly onStop: (reason: 'deadline' | 'trap', message: string) => void;
}

/** One worker from its start to its end. After `kill`, or after a report that it ended, it is silent. */
export interface EngineWorker {
  isReady(): boolean;
  /** Gives it a text; only when it is ready and has no other. */
  check(runId: number, text: string, deadlineMs: number): void;
  kill(): void;
}

/** Starts the engine in a worker and watches its deadlines. Never throws. */
export function startEngineWorker(options: EngineWorkerOptions): EngineWorker {
  const { port, timers } = options;
  let state: 'starting' | 'ready' | 'checking' | 'dead' = 'starting';
  let openRun: number | undefined;
  let timer: unknown;

  const kill = (): void => {
    if (state === 'dead') return;
    state = 'dead';
    timers.clearTimeout(timer);
    port.terminate();
  };
  const fail = (reason: 'deadline' | 'trap', message: string): void => {
    const wasStarting = state === 'starting';
    kill();
    if (wasStarting) options.onUnavailable({ reason: 'no-start', message });
    else options.onStop(reason, message);
  };
  const arm = (delayMs: number): void => {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(() => {
      fail('deadline', `no answer within ${Math.round(delayMs)} ms`);
    }, delayMs);
  };

  const receive = (response: EngineResponse): void => {
    if (state === 'dead') return;
    if (response.type === 'ready') {
      state = 'ready';
      timers.clearTimeout(timer);
      options.onReady(response.image);
    } else if (response.type === 'unavailable') {
      kill();
      options.onUnavailable(response);
    } else if (response.runId === openRun) {
      openRun = undefined;
      if (response.type !== 'checked') {
        fail('trap', response.message);
        return;
      }
      state = 'ready';
      timers.clearTimeout(timer);
      options.onAnswer(response.report, response.durationMs);
    }
  };

  port.addEventListener('message', (event) => receive(event.data));
  port.addEventListener('error', (event) => {
    if (state !== 'dead') fail('trap', event.message);
  });
  arm(options.startDeadlineMs);
  const { target, image } = options;
  port.postMessage({ type: 'start', target, ...(image !== undefined && { image }) });

  return {
    isReady: () => state === 'ready',
    check(runId, text, deadlineMs) {
      state = 'checking';
      openRun = runId;
      arm(deadlineMs);
      port.postMessage({ type: 'check', runId, text });
    },
    kill,
  };
}
