import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toByteString } from '../../../base/byte-string.ts';
import { createMatcher } from './matcher.ts';

/** Whether the regular expression matches the text's bytes; the reason where that is not told. */
function matches(pattern: string, text: string, flags = ''): boolean | string {
  const matcher = createMatcher(pattern, flags);
  return matcher.kind === 'ready' ? matcher.test(toByteString(text)) : matcher.reason;
}

describe('regular expressions on bytes', () => {
  it.each([
    ['foo', 'xxfooxx', '', true],
    ['^foo', 'xxfooxx', '', false],
    ['^foo', 'bar\nfoo', '', false],
    ['(?m)^foo', 'bar\nfoo', '', true],
    ['(?m)r$', 'bar\nfoo', '', true],
    ['foo$', 'foo\n', '', false],
    ['\\Afoo\\z', 'foo', '', true],
    ['foo.bar', 'foo\nbar', '', false],
    ['foo.bar', 'foo\nbar', 's', true],
    ['^.$', 'é', '', false],
    ['^..$', 'é', '', true],
    ['(?u)^.$', '🙈', '', true],
    ['(?u)^.(?-u)..$', '🙈🙉🙊', '', false],
    ['é+$', 'éé', '', true],
    ['^é{2}$', 'éé', '', true],
    ['\\xc3\\xa9', 'é', '', true],
    ['[\\x80-\\xff]{2}', 'é', '', true],
    ['\\s', '\v', '', true],
    ['\\s', '\u00a0', '', false],
    ['\\w', 'é', '', false],
    ['\\bé', 'aé', '', true],
    ['a\\Bb', 'ab', '', true],
    ['\\B', '', '', true],
    ['[[:upper:]]', 'a', 'i', true],
    ['[^a]', 'A', 'i', false],
    ['[a-z&&[^b]]', 'b', '', false],
    ['[a-c--b]', 'b', '', false],
    ['[a-b~~b-c]', 'b', '', false],
    ['[^\\x00-\\xff]', 'a', '', false],
    ['(?i)K', '\u212a', '', false],
    ['a(?i)x|Y', 'y', '', true],
    ['(?:(?i)x)Y', 'Xy', '', false],
    ['a?(?-i)x', 'AX', 'i', false],
    ['(?x) a b # c', 'ab', '', true],
    ['\\<a\\>', '<a>', '', true],
    ['^a{,2}$', 'aa', '', true],
    ['^a{,2}$', 'aaa', '', false],
    ['^(?:a|b){3}$', 'aba', '', true],
    ['^a{0}$', '', '', true],
    ['^a{1500}$', 'a'.repeat(1500), '', true],
    ['^a{1500}$', 'a'.repeat(1499), '', false],
    ['^a{2,1500}$', 'a'.repeat(1501), '', false],
    ['^[]a]$', ']', '', true],
  ] as const)('/%s/ on %j with %j: %s', (pattern, text, flags, expected) => {
    expect(matches(pattern, text, flags)).toBe(expected);
  });

  it.each([
    ['é', 'É', true],
    ['éa', 'ÉA', true],
    ['(?:é)', 'É', true],
    ['é{1}', 'É', true],
    ['[1]é', '1É', true],
    ['(?-i)a', 'A', true],
    ['k', '\u212a', true],
    ['é\\s', 'É ', false],
    ['(é)', 'É', false],
    ['^é', 'É', false],
    ['é+', 'É', false],
  ] as const)('/%s/i, a pure literal or not, on %j: %s', (pattern, text, expected) => {
    expect(matches(pattern, text, 'i')).toBe(expected);
  });

  it.each([
    ['(?R)a$', 'regular expressions with `(?R)` are not evaluated here'],
    ['(?u)\\w', 'regular expressions with `(?u)` are not evaluated here'],
    ['\\b{start}a', '`\\b{start}` and its kin are not evaluated here'],
    ['(?:[a-z]{2000}){2000}', 'this regular expression is too large to be evaluated here'],
    ['(', 'unclosed group'],
  ])('%s is not run, and why', (pattern, reason) => {
    expect(matches(pattern, 'a')).toBe(reason);
  });

  it('takes linear time for what makes others backtrack', () => {
    expect(matches('^(?:a+)+$', `${'a'.repeat(60_000)}b`)).toBe(false);
    expect(matches('(?:a|aa|a?)*c', 'a'.repeat(60_000))).toBe(false);
  });

  it('agrees with JavaScript where both have the same syntax', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '\\d', '\\w', '(?:a|b)', '(?:ab|)');
    const part = fc
      .tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}', '{2,}'))
      .map(([base, repetition]) => base + repetition);
    const pattern = fc
      .tuple(
        fc.constantFrom('', '^'),
        fc.array(part, { maxLength: 4 }).map((parts) => parts.join('')),
        fc.constantFrom('', '$', '|b'),
      )
      .map((parts) => parts.join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1', '\n'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, input) => {
        expect(matches(source, input)).toBe(new RegExp(source).test(input));
      }),
      { seed: 5, numRuns: 1500 },
    );
  });
});
