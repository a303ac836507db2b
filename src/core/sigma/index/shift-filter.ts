import type { Needle } from './gram-filter.ts';

/**
 * Few texts to be found in another without looking at each of its characters: two neighbouring characters
 * tell how far on a needle can end at the nearest. Source: S. Wu, U. Manber, "A fast algorithm for
 * multi-pattern searching", 1994.
 */
export interface ShiftFilter {
  /** The length of the shortest needle; only so much of the others counts. */
  readonly window: number;
  /** For each pair of characters, by their low bytes, how far to go on; 0 where a window may end. */
  readonly shifts: Uint8Array;
  /** Needles by the pair with which their window ends. */
  readonly byPair: ReadonlyMap<number, readonly Needle[]>;
}

/** With more needles the steps are short, and looking at each gram is faster. */
export const MAX_SHIFT_NEEDLES = 64;

/** With a shorter window the steps are short. */
export const MIN_SHIFT_WINDOW = 4;

const MAX_WINDOW = 200;

/** A filter for these needles, none of which is shorter than MIN_SHIFT_WINDOW. Never throws. O(needles). */
export function buildShiftFilter(needles: readonly Needle[]): ShiftFilter {
  const window = needles.reduce((least, { text }) => Math.min(least, text.length), MAX_WINDOW);
  const shifts = new Uint8Array(0x10000).fill(window - 1);
  const byPair = new Map<number, Needle[]>();
  for (const needle of needles) {
    for (let end = 2; end <= window; end++) {
      const pair = pairBefore(needle.text, end);
      shifts[pair] = Math.min(shifts[pair] ?? 0, window - end);
    }
    const last = pairBefore(needle.text, window);
    const list = byPair.get(last);
    if (list === undefined) byPair.set(last, [needle]);
    else list.push(needle);
  }
  return { window, shifts, byPair };
}

/** Tells the number of each needle that is in a folded text, some of them more than once. Never throws. */
export function findByShifts(
  { window, shifts, byPair }: ShiftFilter,
  text: string,
  found: (number: number) => void,
): void {
  let end = window;
  while (end <= text.length) {
    const pair = pairBefore(text, end);
    const shift = shifts[pair] ?? 0;
    if (shift > 0) {
      end += shift;
      continue;
    }
    for (const { text: needle, number } of byPair.get(pair) ?? []) {
      if (text.startsWith(needle, end - window)) found(number);
    }
    end++;
  }
}

/** The pair of characters before `end`. */
function pairBefore(text: string, end: number): number {
  return ((text.charCodeAt(end - 2) & 0xff) << 8) | (text.charCodeAt(end - 1) & 0xff);
}
