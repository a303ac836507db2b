import { isAscii } from '../../../base/fold-case.ts';
import { GRAM_LENGTH } from './gram.ts';
import { buildGramFilter, findNeedles, type GramFilter, type Needle } from './gram-filter.ts';
import { measureRarity, rarestGram } from './rarity.ts';
import {
  buildShiftFilter,
  findByShifts,
  MAX_SHIFT_NEEDLES,
  MIN_SHIFT_WINDOW,
  type ShiftFilter,
} from './shift-filter.ts';

/** Texts that are looked for anywhere within another, by whatever finds them fastest. */
export interface InsideFilter {
  /** Where all are few and long enough. Nothing else has needles then. */
  readonly few: ShiftFilter | undefined;
  /** Texts of four characters or more. */
  readonly long: GramFilter;
  /** Texts of two or three. */
  readonly short: GramFilter;
  /** Texts of one, or none. */
  readonly tiny: readonly Needle[];
  /** The same, for texts that are not ASCII only: some rules list hundreds of signs. */
  readonly tinyWide: readonly Needle[];
}

const SHORT_LENGTH = 2;
/**
 * In a text of so many characters for each needle, looking for one needle after the other with the
 * language's own search is faster than looking at each gram.
 */
const MIN_LENGTH_PER_SEARCH = 8;
const MIN_MEASURED = 64;

/** A filter for these needles. Never throws. O(needles). */
export function buildInsideFilter(needles: readonly Needle[]): InsideFilter {
  const areFew = needles.length > 0 && needles.length <= MAX_SHIFT_NEEDLES;
  const useShifts = areFew && needles.every(({ text }) => text.length >= MIN_SHIFT_WINDOW);
  const others = useShifts ? [] : needles;
  const long = others.filter(({ text }) => text.length >= GRAM_LENGTH);
  const short = others.filter(
    ({ text }) => text.length >= SHORT_LENGTH && text.length < GRAM_LENGTH,
  );
  const tiny = others.filter(({ text }) => text.length < SHORT_LENGTH);
  return {
    few: useShifts ? buildShiftFilter(needles) : undefined,
    long: buildGramFilter(long, GRAM_LENGTH, createGramChooser(long)),
    short: buildGramFilter(short, SHORT_LENGTH, () => 0),
    tiny: tiny.filter(({ text }) => isAscii(text)),
    tinyWide: tiny.filter(({ text }) => !isAscii(text)),
  };
}

/** Tells the number of each needle that is in a folded text, some of them more than once. Never throws. */
export function findInside(
  { few, long, short, tiny, tinyWide }: InsideFilter,
  text: string,
  found: (number: number) => void,
): void {
  if (few !== undefined) {
    findByShifts(few, text, found);
    return;
  }
  findNeedles(long, text, found);
  if (text.length < short.needles.length * MIN_LENGTH_PER_SEARCH) findNeedles(short, text, found);
  else findEach(short.needles, text, found);
  findEach(tiny, text, found);
  if (tinyWide.length > 0 && !isAscii(text)) findEach(tinyWide, text, found);
}

/** Which gram of a needle it is looked for by. Of few needles any gram is rare enough. */
function createGramChooser(needles: readonly Needle[]): (text: string) => number {
  if (needles.length < MIN_MEASURED) return (text) => (text.length - GRAM_LENGTH) >> 1;
  const rarity = measureRarity(needles.map(({ text }) => text));
  return (text) => rarestGram(rarity, text)?.offset ?? 0;
}

function findEach(needles: readonly Needle[], text: string, found: (number: number) => void): void {
  for (const { text: needle, number } of needles) if (text.includes(needle)) found(number);
}
