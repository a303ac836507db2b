import { truthOf, UNKNOWN, type Value } from './value.ts';

/** The outcomes that a traced run counts, as numbers. */
export const OUTCOME = { false: 0, true: 1, undefined: 2, unknown: 3 } as const;

export const N_OUTCOMES = 4;

/** The number of an outcome; a struct, a list or a map is there, even if it is empty. Never throws. */
export function outcomeCode(value: Value): number {
  const truth = typeof value === 'object' ? true : truthOf(value);
  if (truth === undefined) return OUTCOME.undefined;
  if (truth === UNKNOWN) return OUTCOME.unknown;
  return truth ? OUTCOME.true : OUTCOME.false;
}
