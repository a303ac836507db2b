import type { Truth } from './verdict.ts';

/** What is not so. Never throws. */
export function negate(truth: Truth): Truth {
  if (truth === 'unknown') return 'unknown';
  return truth === 'yes' ? 'no' : 'yes';
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
