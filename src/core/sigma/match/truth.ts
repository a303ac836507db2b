import type { Truth } from './verdict.ts';

/** What is not so. Never throws. */
export function negate(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'yes' ? 'no' : 'yes';
}

/** Whether all hold; `truthOf` is not asked further once one does not. Throws what `truthOf` throws. */
export function allHold<T>(parts: readonly T[], truthOf: (part: T) => Truth): Truth {
  let result: Truth = 'yes';
  for (const part of parts) {
    const truth = truthOf(part);
    if (truth === 'no') return 'no';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

/** Whether any holds; `truthOf` is not asked further once one does. Throws what `truthOf` throws. */
export function anyHolds<T>(parts: readonly T[], truthOf: (part: T) => Truth): Truth {
  let result: Truth = 'no';
  for (const part of parts) {
    const truth = truthOf(part);
    if (truth === 'yes') return 'yes';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

/** Whether at least `count` hold. Without parts: no. Throws what `truthOf` throws. */
export function atLeastHold<T>(
  count: number,
  parts: readonly T[],
  truthOf: (part: T) => Truth,
): Truth {
  if (parts.length === 0) return 'no';
  let nYes = 0;
  let nUnknown = 0;
  for (const part of parts) {
    const truth = truthOf(part);
    if (truth === 'yes') nYes++;
    else if (truth === 'unknown') nUnknown++;
    if (nYes >= count) return 'yes';
  }
  return nYes + nUnknown >= count ? 'unknown' : 'no';
}
