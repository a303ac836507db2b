import type { Holdings, SigmaBench, Work, WorkProgress } from './sigma-bench.ts';

/**
 * The Sigma bench as seen from the other side of a worker. Long work tells how far it has come, and
 * answers undefined when it was cancelled, or when the same was asked for again meanwhile.
 */
export type AsyncSigmaBench = {
  readonly [Method in Exclude<keyof SigmaBench, 'useSample'>]: (
    ...request: [...Parameters<SigmaBench[Method]>, onProgress?: (progress: WorkProgress) => void]
  ) => Promise<Answer<ReturnType<SigmaBench[Method]>>>;
} & {
  /** Takes over the events of the workbench's open sample. */
  readonly readSample: () => Promise<Holdings>;
  /** Drops all long work that is under way. */
  readonly cancel: () => void;
  /**
   * Calls the listener when the bench has died with all it had, before open calls are rejected: the next
   * call finds an empty one.
   */
  readonly onLost: (listener: (loss: BenchLoss) => void) => void;
};

export interface BenchLoss {
  /** For the user, without a full stop. */
  readonly message: string;
  /** It has died too often: there is no other, and every call is rejected. */
  readonly isFinal: boolean;
}

type Answer<Returned> = Returned extends Work<infer Result> ? Result | undefined : Returned;
