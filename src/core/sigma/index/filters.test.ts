import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalKeyOf } from './decimal-key.ts';
import { buildEdgeFilter, findEdgeNeedles } from './edge-filter.ts';
import { buildGramFilter, findNeedles, type Needle } from './gram-filter.ts';
import { buildInsideFilter, findInside } from './inside-filter.ts';
import { measureRarity, rarestGram } from './rarity.ts';
import { buildShiftFilter, findByShifts } from './shift-filter.ts';

const SEED = 7_016;
/** Few letters, so that needles are found often and share grams; some with the same low byte. */
const LETTERS = fc.constantFrom('a', 'b', 'š', '\ud83d', '\udc61', '\u0000', '中');
const text = (range: fc.StringConstraints): fc.Arbitrary<string> =>
  fc.string({ unit: LETTERS, ...range });

function numbered(texts: readonly string[]): readonly Needle[] {
  return texts.map((text, number) => ({ text, number }));
}

/** The numbers that a search tells, in order. */
function told(search: (found: (number: number) => void) => void): readonly number[] {
  const numbers: number[] = [];
  search((number) => numbers.push(number));
  return numbers.toSorted((a, b) => a - b);
}

function holding(texts: readonly string[], holds: (text: string) => boolean): readonly number[] {
  return texts.flatMap((text, number) => (holds(text) ? [number] : []));
}

describe('needles', () => {
  it.each([2, 4] as const)('by grams of %i are found wherever they are', (length) => {
    fc.assert(
      fc.property(
        fc.array(text({ minLength: length, maxLength: 9 }), { maxLength: 20 }),
        text({ maxLength: 40 }),
        (texts, haystack) => {
          const rarity = measureRarity(texts);
          const offsetOf = (needle: string): number =>
            length === 4 ? (rarestGram(rarity, needle)?.offset ?? 0) : needle.length - length;
          const filter = buildGramFilter(numbered(texts), length, offsetOf);
          expect(told((found) => findNeedles(filter, haystack, found))).toEqual(
            holding(texts, (needle) => haystack.includes(needle)),
          );
        },
      ),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it('by shifts are found wherever they are', () => {
    fc.assert(
      fc.property(
        fc.array(text({ minLength: 4, maxLength: 9 }), { minLength: 1, maxLength: 20 }),
        text({ maxLength: 60 }),
        (texts, haystack) => {
          const filter = buildShiftFilter(numbered(texts));
          const found = new Set(told((tell) => findByShifts(filter, haystack, tell)));
          expect([...found]).toEqual(holding(texts, (needle) => haystack.includes(needle)));
        },
      ),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it('of any lengths and numbers are found by what suits them', () => {
    fc.assert(
      fc.property(
        fc.array(text({ maxLength: 7 }), { maxLength: 90 }),
        text({ maxLength: 60 }),
        (texts, haystack) => {
          const filter = buildInsideFilter(numbered(texts));
          const found = new Set(told((tell) => findInside(filter, haystack, tell)));
          expect([...found]).toEqual(holding(texts, (needle) => haystack.includes(needle)));
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });

  it.each(['start', 'end'] as const)('at the %s are found there only', (edge) => {
    fc.assert(
      fc.property(
        fc.array(text({ maxLength: 12 }), { maxLength: 20 }),
        text({ maxLength: 20 }),
        (texts, haystack) => {
          const filter = buildEdgeFilter(edge, numbered(texts));
          expect(told((found) => findEdgeNeedles(filter, haystack, found))).toEqual(
            holding(texts, (needle) =>
              edge === 'start' ? haystack.startsWith(needle) : haystack.endsWith(needle),
            ),
          );
        },
      ),
      { seed: SEED, numRuns: 1_000 },
    );
  });

  it('of more than a slot can count are all found', () => {
    const texts = Array.from({ length: 70_000 }, (_, index) => `<${index}>`);
    const filter = buildGramFilter(numbered(texts), 2, () => 1);
    expect(told((found) => findNeedles(filter, 'x<69999>y<7>', found))).toEqual([7, 69_999]);
  });
});

describe('the rarest gram', () => {
  it('is the one that fewest texts have', () => {
    const rarity = measureRarity(['\\windows\\', '\\windows\\temp', '\\windows\\mimi']);
    expect(rarestGram(rarity, '\\windows\\mimi')).toEqual({ offset: 6, count: 1 });
    expect(rarestGram(rarity, 'abc')).toBeUndefined();
  });
});

describe('numbers', () => {
  it.each([
    [['1', '1.0', '01', '+1', '10e-1'], '1e1'],
    [['-2.50', '-2.5'], '-25e1'],
    [['0', '-0', '0.00'], 'e0'],
    [['18446744073709551616', '18446744073709551616.0'], '18446744073709551616e20'],
    [['', 'a1', '0x1', '1 ', '１', 'Infinity'], undefined],
  ])('%j have one key', (texts, key) => {
    expect(new Set(texts.map(decimalKeyOf))).toEqual(new Set([key]));
  });
});
