/** Numbers that look random and are the same for the same seed (mulberry32), so that runs can be compared. */
export interface SeededRandom {
  /** From 0 to 1. */
  readonly next: () => number;
  /** A whole number from 0 to `end`, excluded. */
  readonly below: (end: number) => number;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  /** So many lower-case hexadecimal digits. */
  readonly hex: (nDigits: number) => string;
}

/** A generator with this seed. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    hex: (nDigits) => Array.from({ length: nDigits }, () => below(16).toString(16)).join(''),
  };
}
