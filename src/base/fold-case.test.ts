import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldCase } from './fold-case.ts';

describe('foldCase', () => {
  it.each([
    ['ASCII', 'HeLLo\\', 'hello\\'],
    ['Latin', 'ÀÉß', 'àéß'],
    ['capital sharp s', 'ẞ', 'ß'],
    ['Greek, with the final sigma', 'ΣΑΣς', 'σασσ'],
    ['Cyrillic', 'ПРИВЕТ', 'привет'],
    ['letters beyond the first plane', '𐐀', '𐐨'],
    ['long s', 'ſ', 's'],
    ['the Kelvin sign', '\u212a', 'k'],
    ['the micro sign', 'µ', 'μ'],
    ['dotless i, to itself', 'ı', 'ı'],
    ['dotted capital I, to itself', 'İ', 'İ'],
    ['a ligature, to itself', 'ﬁ', 'ﬁ'],
    ['lone surrogates', '\ud800A', '\ud800a'],
  ])('folds %s', (_name, text, folded) => {
    expect(foldCase(text)).toBe(folded);
  });

  it('keeps every character at its place, and folds once and for all', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const folded = foldCase(String.fromCodePoint(code));
      const isKept = folded.length === (code > 0xffff ? 2 : 1) && foldCase(folded) === folded;
      if (!isKept) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
    expect(foldCase('aſ\ud800😀Ab\udc00')).toBe('as\ud800😀ab\udc00');
  });

  it('says what a regular expression says with the flags i and u', () => {
    const letters = fc.constantFrom(
      ...Array.from('aAkK\u212asSſßẞiIıİσΣςµμΜΩ\u2126ωåÅ\u212bǅǄǆᾳᾼθϴϑ'),
    );
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(foldCase(a) === foldCase(b)).toBe(new RegExp(`^${a}$`, 'iu').test(b));
      }),
      { seed: 12, numRuns: 3000 },
    );
  });
});
