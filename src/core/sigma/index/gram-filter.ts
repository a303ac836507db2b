import { gramAt, hashGram, type GramLength } from './gram.ts';

/** A text that is looked for. */
export interface Needle {
  readonly text: string;
  /** What is told when it is found. */
  readonly number: number;
}

/**
 * Many texts to be found in one pass over another, each by one of its grams. Slots by the hash of a gram
 * hold the first needle with such a gram, which leads to the next.
 */
export interface GramFilter {
  readonly gramLength: GramLength;
  readonly nBits: number;
  /** For each slot its first needle, counted from 1; 0: none. */
  readonly slots: Uint16Array | Int32Array;
  /** For each needle (from 1) the next of its slot, or 0. */
  readonly next: Int32Array;
  /** For each needle (from 1) its gram, and where that begins in it. */
  readonly grams: Int32Array;
  readonly offsets: Int32Array;
  readonly needles: readonly Needle[];
  /** For each needle (from 1) the last search that found it: it need not be found twice. */
  readonly foundIn: Int32Array;
  nSearches: number;
}

const MAX_SEARCHES = 0x7fff_ffff;
const MIN_BITS = 8;
const MAX_BITS = 16;
/** Slots for a needle, as a power of two: fewer are faster to reach, more are hit in vain less often. */
const SPARE_BITS = 3;

/**
 * A filter for these needles, none of which is shorter than a gram. offsetOf: where in a text its rarest
 * gram begins. Never throws. O(needles).
 */
export function buildGramFilter(
  needles: readonly Needle[],
  gramLength: GramLength,
  offsetOf: (text: string) => number,
): GramFilter {
  const nBits = bitsFor(needles.length);
  const slots = new (needles.length < 0x10000 ? Uint16Array : Int32Array)(1 << nBits);
  const next = new Int32Array(needles.length + 1);
  const grams = new Int32Array(needles.length + 1);
  const offsets = new Int32Array(needles.length + 1);
  for (const [index, { text }] of needles.entries()) {
    const number = index + 1;
    const offset = offsetOf(text);
    const gram = gramAt(text, offset, gramLength);
    const slot = hashGram(gram, nBits);
    grams[number] = gram;
    offsets[number] = offset;
    next[number] = slots[slot] ?? 0;
    slots[slot] = number;
  }
  const foundIn = new Int32Array(needles.length + 1);
  return { gramLength, nBits, slots, next, grams, offsets, needles, foundIn, nSearches: 0 };
}

/** Tells the number of each needle that is in a folded text, each once. Never throws. */
export function findNeedles(
  filter: GramFilter,
  text: string,
  found: (number: number) => void,
): void {
  const { gramLength, nBits, slots, next, grams } = filter;
  if (next.length === 1 || text.length < gramLength) return;
  countSearch(filter);
  const mask = gramLength === 4 ? -1 : 0xffff;
  let gram = gramAt(text, 0, gramLength) >>> 8;
  for (let at = gramLength - 1; at < text.length; at++) {
    gram = ((gram << 8) | (text.charCodeAt(at) & 0xff)) & mask;
    let number = slots[hashGram(gram, nBits)] ?? 0;
    while (number !== 0) {
      if (grams[number] === gram) confirm(filter, text, at - gramLength + 1, number, found);
      number = next[number] ?? 0;
    }
  }
}

/** Before the number no longer fits its place, all begins anew. */
function countSearch(filter: GramFilter): void {
  if (filter.nSearches === MAX_SEARCHES) {
    filter.foundIn.fill(0);
    filter.nSearches = 0;
  }
  filter.nSearches++;
}

/** The gram of a needle is at `gramStart`: tells the needle if all of it is there. */
function confirm(
  { offsets, needles, foundIn, nSearches }: GramFilter,
  text: string,
  gramStart: number,
  number: number,
  found: (number: number) => void,
): void {
  if (foundIn[number] === nSearches) return;
  const needle = needles[number - 1];
  const start = gramStart - (offsets[number] ?? 0);
  if (needle !== undefined && start >= 0 && text.startsWith(needle.text, start)) {
    foundIn[number] = nSearches;
    found(needle.number);
  }
}

function bitsFor(nNeedles: number): number {
  let nBits = MIN_BITS;
  while (nBits < MAX_BITS && 1 << (nBits - SPARE_BITS) < nNeedles) nBits++;
  return nBits;
}
