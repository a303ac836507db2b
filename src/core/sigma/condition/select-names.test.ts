import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectNames } from './select-names.ts';

const NAMES = [
  'selection',
  'selection_img',
  'selection_cmd',
  'filter_main',
  '_hidden',
  '_sel',
  'select|endswith',
  'a.conf',
  '__proto__',
];

describe('selectNames', () => {
  it.each([
    ['selection*', 'selection selection_img selection_cmd'],
    ['*', 'selection selection_img selection_cmd filter_main select|endswith a.conf'],
    ['*_*', 'selection_img selection_cmd filter_main'],
    ['s*_*d', 'selection_cmd'],
    ['*ion*', 'selection selection_img selection_cmd'],
    ['select*', 'selection selection_img selection_cmd select|endswith'],
    ['*.conf', 'a.conf'],
    ['_*', '_hidden _sel __proto__'],
    ['_s*', '_sel'],
    ['selection', 'selection'],
    ['_hidden', '_hidden'],
    ['Selection*', ''],
    ['nothing*', ''],
    ['sel*sel*', ''],
    ['selection*selection', ''],
    ['s?lection', ''],
    ['', ''],
  ])('%j takes %j', (text, expected) => {
    expect(selectNames({ text }, NAMES).join(' ')).toBe(expected);
  });

  it('takes all that are not hidden for `them`', () => {
    expect(selectNames('them', NAMES)).toEqual(NAMES.filter((name) => !name.startsWith('_')));
    expect(selectNames('them', ['_only'])).toEqual([]);
  });

  it('agrees with a matcher that tries everything', () => {
    const fits = (pattern: string, name: string): boolean => {
      if (pattern === '') return name === '';
      if (pattern.startsWith('*'))
        return fits(pattern.slice(1), name) || (name !== '' && fits(pattern, name.slice(1)));
      return (
        name.startsWith(pattern.charAt(0)) && name !== '' && fits(pattern.slice(1), name.slice(1))
      );
    };
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (pattern, raw) => {
        const name = raw.replaceAll('*', 'c');
        expect(selectNames({ text: pattern }, [name]).length === 1).toBe(fits(pattern, name));
      }),
      { seed: 20260204, numRuns: 3000 },
    );
  });
});
