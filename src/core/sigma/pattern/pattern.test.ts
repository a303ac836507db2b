import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createAnyPatternTest } from './pattern-set.ts';
import { createPatternTest, foldPattern, locatePattern } from './match-pattern.ts';
import type { Pattern } from './pattern.ts';
import { printPattern } from './print-pattern.ts';
import { parsePattern, parseTemplate, type Template } from './template.ts';
import { arbitraryPattern, shortText, UNITS } from './testdata/arbitrary-pattern.ts';
import { naiveFits } from './testdata/naive-glob.ts';

/** A pattern on one line: literals in angle brackets. */
function sketch(pattern: Template): string {
  return pattern
    .map((part) => {
      if (typeof part === 'string') return `<${part}>`;
      if (part.kind === 'placeholder') return `%${part.name}%`;
      return part.kind === 'one' ? '?' : '*';
    })
    .join('');
}

describe('parsePattern', () => {
  it.each([
    ['', ''],
    ['a\\b', '<a\\b>'],
    ['a\\\\b', '<a\\b>'],
    ['\\*', '<*>'],
    ['\\?', '<?>'],
    ['C:\\Windows\\*', '<C:\\Windows*>'],
    ['C:\\\\*', '<C:\\>*'],
    ['\\\\\\*', '<\\*>'],
    ['\\\\\\\\', '<\\\\>'],
    ['\\\\\\', '<\\\\>'],
    ['\\\\\\\\\\*\\\\IPC$', '<\\\\*\\IPC$>'],
    ['*', '*'],
    ['**', '*'],
    ['a**b', '<a>*<b>'],
    ['*?*', '*?*'],
    ['?', '?'],
    ['\\', '<\\>'],
    ['\\n\\t', '<\\n\\t>'],
    ['%x%', '<%x%>'],
    ['\\%', '<\\%>'],
  ])('%j is %s', (text, expected) => {
    expect(sketch(parsePattern(text))).toBe(expected);
  });

  it.each([
    ['%x%', '%x%'],
    ['a%x%b*', '<a>%x%<b>*'],
    ['\\%x%', '<%x%>'],
    ['\\\\%x%', '<\\>%x%'],
    ['100%', '<100%>'],
    ['%%', '<%%>'],
    ['%a b%', '<%a b%>'],
    ['%a.b-c_1é%', '%a.b-c_1é%'],
    ['%a%b%', '%a%<b%>'],
  ])('with placeholders %j is %s', (text, expected) => {
    expect(sketch(parseTemplate(text, true))).toBe(expected);
  });
});

describe('printPattern', () => {
  it.each(['C:\\Windows\\x', '\\\\\\\\server\\*', 'a\\\\*', '\\*?', '*\\\\', 'a\\'])(
    'gives back %s',
    (text) => {
      expect(parsePattern(printPattern(parsePattern(text)))).toEqual(parsePattern(text));
    },
  );

  it.each([
    [['C:\\Users\\x'], 'C:\\Users\\x'],
    [['\\\\server\\x'], '\\\\\\\\server\\x'],
    [['\\'], '\\'],
    [['a*\\'], 'a\\*\\'],
  ])('writes %j as people do', (pattern, text) => {
    expect(printPattern(pattern)).toBe(text);
  });

  it('is undone by parsePattern', () => {
    fc.assert(
      fc.property(arbitraryPattern(UNITS), (pattern) => {
        expect(parsePattern(printPattern(pattern))).toEqual(pattern);
      }),
      { seed: 21, numRuns: 3000 },
    );
  });

  it('undoes nothing of any text but how it was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...UNITS) }),
        fc.boolean(),
        (text, isExpanded) => {
          const template = parseTemplate(text, isExpanded);
          expect(parseTemplate(printPattern(template, isExpanded), isExpanded)).toEqual(template);
        },
      ),
      { seed: 22, numRuns: 3000 },
    );
  });
});

describe('matching', () => {
  it.each([
    ['*foo*bar', 'a foo\nbar', true],
    ['foo', 'foo ', false],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*ab*ab*', 'ab b', false],
    ['?', '😀', true],
    ['?', '', false],
    ['??', '😀', false],
    ['*?', '😀', true],
    ['*??', '😀', false],
    ['😀?', '😀é', true],
    ['*?b', '😀b', true],
    ['a?c*', 'a\nc', true],
    ['8???', '0x8000', false],
    ['*8???', '0x8000', true],
    ['*8???', '0x80001', false],
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
  ])('%j fits %j: %s', (pattern, text, expected) => {
    expect(createPatternTest(parsePattern(pattern))(text)).toBe(expected);
  });

  it('does what the definition says', () => {
    const pattern = arbitraryPattern(['a', 'b', '😀']);
    let nFits = 0;
    fc.assert(
      fc.property(pattern, shortText, (each, text) => {
        const expected = naiveFits(each, text);
        if (expected) nFits++;
        expect(createPatternTest(each)(text)).toBe(expected);
        expect(createAnyPatternTest([each])(text)).toBe(expected);
      }),
      { seed: 23, numRuns: 5000 },
    );
    expect(nFits).toBeGreaterThan(500);
  });

  it('of any of several is matching of one of them', () => {
    const patterns = fc.array(arbitraryPattern(['a', 'b']), { maxLength: 5 });
    fc.assert(
      fc.property(patterns, shortText, (all, text) => {
        expect(createAnyPatternTest(all)(text)).toBe(
          all.some((pattern) => createPatternTest(pattern)(text)),
        );
      }),
      { seed: 24, numRuns: 2000 },
    );
  });

  it('takes no exponential time', () => {
    const pattern = parsePattern(`${'a*'.repeat(5000)}b`);
    expect(createPatternTest(pattern)('a'.repeat(50_000))).toBe(false);
    const gaps = parsePattern(`*${'a?'.repeat(200)}b*`);
    expect(createPatternTest(gaps)('a'.repeat(20_000))).toBe(false);
  });
});

describe('locatePattern', () => {
  it.each([
    ['*b*', 'aabb', [2, 3]],
    ['a*', 'aabb', [0, 1]],
    ['*b', 'aabb', [3, 4]],
    ['*a*b*', 'xaxbx', [1, 4]],
    ['a*b', 'aabb', [0, 4]],
    ['*a?c*', 'aabc', [1, 4]],
    ['*', 'abc', [0, 3]],
    ['', '', [0, 0]],
    ['*?é*', '😀😀é', [2, 5]],
    ['b', 'a', undefined],
  ] as const)('%j in %j', (pattern, text, expected) => {
    const span = locatePattern(parsePattern(pattern), text);
    expect(span && [span.start, span.end]).toEqual(expected);
  });

  it('finds a place exactly where there is a fit, and the place itself fits', () => {
    fc.assert(
      fc.property(arbitraryPattern(['a', 'b', '😀']), shortText, (pattern, text) => {
        const span = locatePattern(pattern, text);
        expect(span !== undefined).toBe(naiveFits(pattern, text));
        const found = span && text.slice(span.start, span.end);
        expect(found === undefined || naiveFits(pattern, found)).toBe(true);
      }),
      { seed: 25, numRuns: 5000 },
    );
  });

  it('is at the same place in folded text', () => {
    const text = 'ſ\u212aÉ😀Straße';
    const pattern: Pattern = foldPattern(parsePattern('*É😀*'));
    expect(locatePattern(pattern, 'sk\u00e9😀straße')).toEqual({ start: 2, end: 5 });
    expect(text.slice(2, 5)).toBe('É😀');
  });
});
