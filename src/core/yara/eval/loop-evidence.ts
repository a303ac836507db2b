import type { Evaluate, Frame } from './frame.ts';
import type { Read } from './read-path.ts';

/** Places that a loop, or a chain of `and` or `or`, keeps as what its outcome rests on. */
export const MAX_LOOP_EVIDENCE = 1000;

/** Whether a loop keeps one more. Never throws. */
export function hasRoom(reads: readonly Read[]): boolean {
  return reads.length < MAX_LOOP_EVIDENCE;
}

/** Runs what was run and counted before once more, for its evidence alone. */
export function collectAgain(frame: Frame, evaluate: Evaluate | undefined): void {
  const { isMuted, collects, budget } = frame;
  const { nTurnsLeft } = budget;
  frame.isMuted = true;
  frame.collects = true;
  evaluate?.(frame);
  frame.isMuted = isMuted;
  frame.collects = collects;
  budget.nTurnsLeft = nTurnsLeft;
}
