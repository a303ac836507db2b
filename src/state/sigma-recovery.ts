import type { AsyncSigmaBench } from '../core/workbench/sigma/async-sigma-bench.ts';
import type { Holdings } from '../core/workbench/sigma/sigma-bench.ts';
import type { FileProblem } from '../core/workbench/workbench.ts';
import type { StoreKernel } from './store-kernel.ts';

export interface SigmaRecoveryOptions {
  readonly bench: Pick<AsyncSigmaBench, 'onLost'>;
  /** Puts into an empty bench what is kept; one step after the other, each to be left out. */
  readonly steps: readonly (() => Promise<void>)[];
  readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  readonly addProblems: (problems: readonly FileProblem[]) => void;
}

const RESTARTED =
  'The part of the page that runs Sigma rules broke down and is started again with its rules';

const NOT_KEPT = 'is not loaded any more, since it was not kept: load it again';

/**
 * Fills the bench again when it has lost what it had, and tells the user so. The answer: how often
 * that has happened.
 */
export function createSigmaRecovery(
  { get, patch, tell }: Pick<StoreKernel, 'get' | 'patch' | 'tell'>,
  { bench, steps, inTurn, addProblems }: SigmaRecoveryOptions,
): () => number {
  let nLosses = 0;
  /** What was loaded when all was well. */
  let before: Holdings | undefined;

  bench.onLost(({ message, isFinal }) => {
    const mine = ++nLosses;
    patch('sigma', { work: undefined, ...(isFinal && { failure: message }) });
    tell(isFinal ? message : RESTARTED, 'refusal');
    if (isFinal) return;
    before ??= get().sigma.holdings;
    void inTurn(async () => {
      for (const step of steps) {
        // After another loss the recovery that follows that one does it.
        if (mine !== nLosses) return;
        await step();
      }
      if (mine !== nLosses) return;
      addProblems(missingOf(before, get().sigma.holdings));
      before = undefined;
    });
  });

  return () => nLosses;
}

function missingOf(before: Holdings | undefined, after: Holdings): readonly FileProblem[] {
  const names = ({ rulesets, logs }: Holdings): readonly string[] =>
    [...rulesets, ...logs].map(({ name }) => name);
  const there = new Set(names(after));
  return (before === undefined ? [] : names(before))
    .filter((name) => !there.has(name))
    .map((fileName) => ({ fileName, message: NOT_KEPT }));
}
