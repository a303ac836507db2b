import { GRAM_LENGTH, gramAt } from './gram.ts';
import type { Needle } from './gram-filter.ts';

/** Texts that are looked for at one end of another. */
export interface EdgeFilter {
  readonly edge: 'start' | 'end';
  /** By the two grams at the edge: many programs end in the same one. */
  readonly byPair: ReadonlyMap<number, readonly Needle[]>;
  /** By the one gram at the edge, where they are too short for two. */
  readonly byGram: ReadonlyMap<number, readonly Needle[]>;
  /** Shorter than a gram. */
  readonly shortNeedles: readonly Needle[];
}

const PAIR_LENGTH = 2 * GRAM_LENGTH;

/** A filter for these needles. Never throws. O(needles). */
export function buildEdgeFilter(edge: EdgeFilter['edge'], needles: readonly Needle[]): EdgeFilter {
  const byPair = new Map<number, Needle[]>();
  const byGram = new Map<number, Needle[]>();
  const shortNeedles: Needle[] = [];
  for (const needle of needles) {
    const { text } = needle;
    if (text.length >= PAIR_LENGTH) addTo(byPair, pairAt(edge, text), needle);
    else if (text.length >= GRAM_LENGTH) addTo(byGram, edgeGram(edge, text), needle);
    else shortNeedles.push(needle);
  }
  return { edge, byPair, byGram, shortNeedles };
}

/** Tells the number of each needle with which a folded text begins or ends. Never throws. */
export function findEdgeNeedles(
  { edge, byPair, byGram, shortNeedles }: EdgeFilter,
  text: string,
  found: (number: number) => void,
): void {
  confirmEach(edge, shortNeedles, text, found);
  if (byGram.size > 0 && text.length >= GRAM_LENGTH) {
    confirmEach(edge, byGram.get(edgeGram(edge, text)), text, found);
  }
  if (byPair.size > 0 && text.length >= PAIR_LENGTH) {
    confirmEach(edge, byPair.get(pairAt(edge, text)), text, found);
  }
}

function confirmEach(
  edge: EdgeFilter['edge'],
  needles: readonly Needle[] | undefined,
  text: string,
  found: (number: number) => void,
): void {
  if (needles === undefined) return;
  for (const { text: needle, number } of needles) {
    if (edge === 'start' ? text.startsWith(needle) : text.endsWith(needle)) found(number);
  }
}

function edgeGram(edge: EdgeFilter['edge'], text: string): number {
  return gramAt(text, edge === 'start' ? 0 : text.length - GRAM_LENGTH);
}

/** Both grams at the edge in one number; others may have the same. */
function pairAt(edge: EdgeFilter['edge'], text: string): number {
  const start = edge === 'start' ? 0 : text.length - PAIR_LENGTH;
  return Math.imul(gramAt(text, start), 31) ^ gramAt(text, start + GRAM_LENGTH);
}

function addTo(lists: Map<number, Needle[]>, key: number, needle: Needle): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [needle]);
  else list.push(needle);
}
