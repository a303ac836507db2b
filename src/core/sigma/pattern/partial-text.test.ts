import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createPatternTest } from './match-pattern.ts';
import { createPartFit, type KnownPart } from './partial-text.ts';
import { ONE } from './pattern.ts';
import { parsePattern } from './template.ts';
import { arbitraryPattern } from './testdata/arbitrary-pattern.ts';

describe('a part', () => {
  it.each([
    ['*ab*', 'xab', 'beginning', 'yes'],
    ['*ab*', 'xa', 'beginning', 'unknown'],
    ['ab*', 'abc', 'beginning', 'yes'],
    ['ab*', 'a', 'beginning', 'unknown'],
    ['ab*', 'b', 'beginning', 'no'],
    ['ab', 'ab', 'beginning', 'unknown'],
    ['ab', 'abc', 'beginning', 'no'],
    ['a?c', 'ab', 'beginning', 'unknown'],
    ['a?c', 'abd', 'beginning', 'no'],
    ['*ab', 'ab', 'beginning', 'unknown'],
    ['', '', 'beginning', 'unknown'],
    ['', 'a', 'beginning', 'no'],
    ['*', 'a', 'beginning', 'yes'],
    ['*\\cmd.exe', '\\cmd.exe', 'end', 'yes'],
    ['*\\cmd.exe', 'cmd.exe', 'end', 'unknown'],
    ['*\\cmd.exe', 'md.com', 'end', 'no'],
    ['c:*', 'cmd.exe', 'end', 'unknown'],
    ['*ab*', 'xaby', 'inside', 'yes'],
    ['*ab*', 'x', 'inside', 'unknown'],
    ['ab*', 'ab', 'inside', 'unknown'],
    ['ab', 'x', 'inside', 'unknown'],
  ] as const)('%j of which %j is the %s: %s', (pattern, part, known, expected) => {
    expect(createPartFit([parsePattern(pattern)])(part, known)).toBe(expected);
  });

  it('says yes or no only where every text that has the part agrees', () => {
    const pattern = arbitraryPattern(['a', 'b']);
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 5 });
    const known = fc.constantFrom<KnownPart>('beginning', 'end', 'inside');
    const nAnswers = { yes: 0, no: 0, unknown: 0 };
    fc.assert(
      fc.property(pattern, text, known, text, text, (each, part, which, before, behind) => {
        const answer = createPartFit([each])(part, which);
        nAnswers[answer]++;
        const whole =
          (which === 'beginning' ? '' : before) + part + (which === 'end' ? '' : behind);
        const fits = createPatternTest(each)(whole) ? 'yes' : 'no';
        expect([fits, 'unknown']).toContain(answer);
      }),
      { seed: 31, numRuns: 8000 },
    );
    expect(Math.min(...Object.values(nAnswers))).toBeGreaterThan(400);
  });

  it('says of several patterns the best of what it says of each', () => {
    const patterns = fc.array(arbitraryPattern(['a', 'b']), { maxLength: 3 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 });
    const known = fc.constantFrom<KnownPart>('beginning', 'end', 'inside');
    fc.assert(
      fc.property(patterns, text, known, (all, part, which) => {
        const answers = all.map((each) => createPartFit([each])(part, which));
        const best = (['yes', 'unknown'] as const).find((answer) => answers.includes(answer));
        expect(createPartFit(all)(part, which)).toBe(best ?? 'no');
      }),
      { seed: 33, numRuns: 4000 },
    );
  });

  it('says unknown only where texts that have the part disagree, but for a `?` at the end', () => {
    const pattern = arbitraryPattern(['a', 'b'], 3).filter(
      (parts) => parts.length === 0 || parts.at(-1) !== ONE,
    );
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 3 });
    fc.assert(
      fc.property(pattern, text, (each, part) => {
        const answers = new Set(extensions(7).map((rest) => createPatternTest(each)(part + rest)));
        const isCertain = createPartFit([each])(part, 'beginning') !== 'unknown';
        expect(isCertain).toBe(answers.size === 1);
      }),
      { seed: 32, numRuns: 1500 },
    );
  });
});

/** All texts of `a`, `b` and `c` up to a length. `c` is in no pattern, so that it can spoil a fit. */
function extensions(maxLength: number): readonly string[] {
  const all = [''];
  for (let start = 0, length = 1; length <= maxLength; length++) {
    const end = all.length;
    for (let at = start; at < end; at++) for (const unit of 'abc') all.push(`${all[at]}${unit}`);
    start = end;
  }
  return all;
}
