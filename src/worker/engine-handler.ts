import { isRecord } from '../base/guards.ts';
import type { Result } from '../base/result.ts';
import { featuresFor } from '../core/vt/vt-schema.ts';
import { TARGET_ENTITIES, type TargetEntity } from '../core/vt/target-entity.ts';
import type { EngineImage } from '../engine/engine-image.ts';
import type { PageEngine, PageEngineError } from '../engine/load-page-engine.ts';
import type { YaraEngine } from '../engine/yara-x-engine.ts';
import type { EngineRequest, EngineResponse } from './engine-protocol.ts';

/** What the handler needs of its surroundings. */
export interface EngineHandlerPorts {
  readonly load: (
    features: ReadonlySet<string>,
    known: EngineImage | undefined,
  ) => Promise<Result<PageEngine, PageEngineError>>;
  readonly post: (response: EngineResponse) => void;
  /** In milliseconds, from any start. */
  readonly now: () => number;
}

/**
 * Answers the messages of the page in the engine's worker; ignores what is none. Never throws: a bug
 * becomes an answer that names it, so that the page never waits for nothing.
 */
export function createEngineHandler({
  load,
  post,
  now,
}: EngineHandlerPorts): (message: unknown) => Promise<void> {
  let engine: YaraEngine | undefined;

  const start = async (target: TargetEntity, known?: EngineImage): Promise<void> => {
    try {
      // As our checker: nobody knows whether a hunter's account has them, and without, it says no.
      const loaded = await load(featuresFor(target, { gti: true }), known);
      if (loaded.ok) {
        engine = loaded.value.engine;
        post({ type: 'ready', image: loaded.value.image });
      } else {
        const { kind: reason, message } = loaded.error;
        post({ type: 'unavailable', reason, message });
      }
    } catch (error) {
      post({ type: 'unavailable', reason: 'refused', message: messageOf(error) });
    }
  };

  const check = (runId: number, text: string): void => {
    const startMs = now();
    try {
      if (engine === undefined) throw new Error('the engine has not started');
      const run = engine.compile(text);
      if (run.kind === 'trapped') post({ type: 'trapped', runId, message: run.message });
      else post({ type: 'checked', runId, report: run.report, durationMs: now() - startMs });
    } catch (error) {
      post({ type: 'failed', runId, message: messageOf(error) });
    }
  };

  return async (message) => {
    if (!isRequest(message)) return;
    if (message.type === 'start') await start(message.target, message.image);
    else check(message.runId, message.text);
  };
}

function isRequest(message: unknown): message is EngineRequest {
  if (!isRecord(message)) return false;
  const { type, target, runId, text } = message;
  if (type === 'start') return TARGET_ENTITIES.some((entity) => entity === target);
  return type === 'check' && typeof runId === 'number' && typeof text === 'string';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
