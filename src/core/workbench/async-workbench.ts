import type { Workbench } from './workbench.ts';

/** The workbench as seen from the other side of a worker: each call answers in its own time. */
export type AsyncWorkbench = {
  readonly [Method in keyof Workbench]: (
    ...request: Parameters<Workbench[Method]>
  ) => Promise<ReturnType<Workbench[Method]>>;
};
