import { truthOf, UNKNOWN, type Truth, type Value } from './value.ts';

/** The outcomes that a traced run counts, as numbers. */
export const OUTCOME = { false: 0, true: 1, undefined: 2, unknown: 3 } as const;

export const N_OUTCOMES = 4;

/** One of `OUTCOME`. */
export type OutcomeCode = 0 | 1 | 2 | 3;

/** The truths by their numbers. */
export const TRUTHS: readonly Truth[] = [false, true, undefined, UNKNOWN];

/** How often each outcome came, by its number. */
export type Tally = [number, number, number, number];

/** A tally of nothing. Never throws. */
export function emptyTally(): Tally {
  return [0, 0, 0, 0];
}

/** How often each outcome is among the first `length` codes. Never throws. O(length). */
export function tallyOf(codes: Uint8Array, length: number): Tally {
  let nFalse = 0;
  let nTrue = 0;
  let nUndefined = 0;
  for (let at = 0; at < length; at++) {
    const code = codes[at];
    if (code === OUTCOME.false) nFalse++;
    else if (code === OUTCOME.true) nTrue++;
    else if (code === OUTCOME.undefined) nUndefined++;
  }
  return [nFalse, nTrue, nUndefined, length - nFalse - nTrue - nUndefined];
}

/** The number of an outcome; a struct, a list or a map is there, even if it is empty. Never throws. */
export function outcomeCode(value: Value): OutcomeCode {
  const truth = typeof value === 'object' ? true : truthOf(value);
  if (truth === undefined) return OUTCOME.undefined;
  if (truth === UNKNOWN) return OUTCOME.unknown;
  return truth ? OUTCOME.true : OUTCOME.false;
}
