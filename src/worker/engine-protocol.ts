import type { TargetEntity } from '../core/vt/target-entity.ts';
import type { EngineImage } from '../engine/engine-image.ts';
import type { PageEngineError } from '../engine/load-page-engine.ts';
import type { EngineReport } from '../engine/yara-x-engine.ts';

/**
 * What the page asks of the engine's worker: to start, once, and then to check one text after
 * another. `image` comes from an earlier worker for the same target.
 */
export type EngineRequest =
  | {
      readonly type: 'start';
      readonly target: TargetEntity;
      readonly image?: EngineImage;
    }
  | { readonly type: 'check'; readonly runId: number; readonly text: string };

/** What the worker answers: one of the first two to `start`, one of the others to each `check`. */
export type EngineResponse =
  | { readonly type: 'ready'; readonly image: EngineImage }
  | {
      readonly type: 'unavailable';
      readonly reason: PageEngineError['kind'];
      readonly message: string;
    }
  | {
      readonly type: 'checked';
      readonly runId: number;
      readonly report: EngineReport;
      readonly durationMs: number;
    }
  /** The engine is dead, and this worker of no more use. */
  | { readonly type: 'trapped'; readonly runId: number; readonly message: string }
  /** A bug of ours. */
  | { readonly type: 'failed'; readonly runId: number; readonly message: string };
