import { RE2JS } from 're2js';
import { describe, expect, it } from 'vitest';

import { quoteRegexp } from './quote-regexp.ts';
import { translateRegexp } from './translate-regexp.ts';

/** Whether a regular expression of a rule matches, or the code of why it is not run. */
function matches(written: string, text: string, flags = ''): boolean | string {
  const translated = translateRegexp(written, flags);
  return translated.ok ? RE2JS.compile(translated.value).test(text) : translated.error.code;
}

/** Where a regular expression is refused, and for what. */
function refusal(written: string): readonly [string, string, string] | undefined {
  const translated = translateRegexp(written, '');
  if (translated.ok) return undefined;
  const { code, message, start, end } = translated.error;
  return [code.slice('sigma/regexp-'.length), written.slice(start, end), message];
}

describe('the dialect of rules', () => {
  it.each([
    // The metacharacters of the specification.
    ['a.c', 'abc', '', true],
    ['a.c', 'a\nc', '', false],
    ['a.c', 'a\nc', 's', true],
    ['a.c', 'a😀c', '', true],
    ['^b', 'a\nb', '', false],
    ['^b', 'a\nb', 'm', true],
    ['a$', 'a\nb', '', false],
    ['a$', 'a\nb', 'm', true],
    ['a$', 'a\n', '', true],
    ['a$', 'a\n\n', '', false],
    ['^$', '', '', true],
    ['(ab|cd)+e?', 'xcd', '', true],
    ['a{2,3}b', 'aab', '', true],
    ['a{3}', 'aa', '', false],
    ['a{,2}$', 'b', '', true],
    ['[a-z]', 'A', '', false],
    ['[a-z]', 'A', 'i', true],
    ['[^a-z]', 'abc', '', false],
    ['[^a-z]', 'ABC', 'i', false],
    // What comes along from PCRE, Python and JavaScript.
    ['(?i)ab', 'xAB', '', true],
    ['a(?i)b', 'AB', '', false],
    ['a(?i)b|c', 'C', '', true],
    ['(?i:a)b', 'AB', '', false],
    ['(?-i)a', 'A', 'i', false],
    ['(?^)a', 'A', 'i', false],
    ['(?im)^b', 'a\nB', '', true],
    ['(?x) a b # c\n c', 'abc', '', true],
    ["(?P<n>a)(?<m>b)(?'o'c)(?:d)", 'abcd', '', true],
    ['a(?#no)b', 'ab', '', true],
    ['(?|a|b)c', 'bc', '', true],
    ['\\Aa', 'ba', '', false],
    ['(?m)\\Aa', 'b\na', '', false],
    ['a\\z', 'a\n', '', false],
    ['a\\Z', 'a\n', '', true],
    ['\\bé', 'aé', '', true],
    ['a\\Bb', 'ab', '', true],
    ['\\h\\h', '\t\u00a0', '', true],
    ['\\H', ' \t', '', false],
    ['\\v', '\u2028', '', true],
    ['\\V', '\n\r', '', false],
    ['\\N', '\n', '', false],
    ['^\\R$', '\r\n', '', true],
    ['\\s', '\v', '', true],
    ['\\s', '\u00a0', '', false],
    ['\\S', '\v', '', false],
    ['[\\S]', '\v', '', false],
    ['[^\\S\\n]', ' ', '', true],
    ['\\d', '٣', '', false],
    ['\\w', 'é', '', false],
    ['\\W', 'ſ', 'i', false],
    ['\\x41\\x{1F600}', 'A😀', '', true],
    ['\\u0041', 'A', '', true],
    ['\\101', 'A', '', 'sigma/regexp-unsupported'],
    ['\\0101', '\bA', '', false],
    ['\\o{101}', 'A', '', true],
    ['[\\101]', 'A', '', true],
    ['[\\b]', '\b', '', true],
    ['\\cA\\e\\a\\t', '\u0001\u001b\u0007\t', '', true],
    ['\\Qa.b\\E.', 'a.bc', '', true],
    ['\\Qa.b', 'aXb', '', false],
    ['\\Qab\\E{2}', 'abb', '', true],
    ['\\p{Lu}', 'É', '', true],
    ['\\p{^Lu}', 'É', '', false],
    ['\\P{Lu}', 'É', '', false],
    ['\\pL', 'é', '', true],
    ['[\\p{Greek}]', 'α', '', true],
    ['[[:alpha:]-]', '-', '', true],
    ['[[:^digit:]]', '1', '', false],
    ['[[:upper:]]', 'a', 'i', true],
    // Signs that are literal where they mean nothing.
    ['\\"\\-\\/\\_\\:\\<', '"-/_:<', '', true],
    [']', ']', '', true],
    ['a{', 'a{', '', true],
    ['a{b}', 'a{b}', '', true],
    ['a{,}', 'a{,}', '', true],
    ['{a}', '{a}', '', true],
    ['[]a]', ']', '', true],
    ['[^]a]', ']', '', false],
    ['[a-]', '-', '', true],
    ['[a-\\d]', '-', '', true],
    ['[[]', '[', '', true],
    ['[\\]]', ']', '', true],
    ['[a&&b]', '&', '', true],
    ['[\\w-]', '-', '', true],
    // Case is simple folding, as for texts.
    ['\u212a', 'k', 'i', true],
    ['ſ', 'S', 'i', true],
    ['İ', 'i', 'i', false],
    ['ς', 'Σ', 'i', true],
    // Sizes.
    ['^a{1500}$', 'a'.repeat(1500), '', true],
    ['^a{1500}$', 'a'.repeat(1499), '', false],
    ['^(?:(?:ab){40}){30}$', 'ab'.repeat(1200), '', true],
    ['^(?:a{2,40}b){2,60}$', 'aab'.repeat(60), '', true],
    ['^(?:a{2,40}b){2,60}$', 'aab'.repeat(61), '', false],
    ['^a{2000,}$', 'a'.repeat(1999), '', false],
    ['a{0}b', 'b', '', true],
    ['(?:)*a', 'a', '', true],
    ['', '', '', true],
    ['a||b', '', '', true],
  ] as const)('/%s/ on %j with %j: %s', (written, text, flags, expected) => {
    expect(matches(written, text, flags)).toBe(expected);
  });

  it('has a quotation that matches the text alone', () => {
    const text = '\\*+?.()[]{}|^$-/ #\n\t\u0001aé😀_"\'';
    expect(matches(`^${quoteRegexp(text)}$`, text)).toBe(true);
    expect(matches(`^${quoteRegexp(text)}$`, `${text}.`)).toBe(false);
  });
});

describe('what is not run', () => {
  it.each([
    ['a(?=b)', ['unsupported', '(?=', 'look-ahead is not supported']],
    ['a(?!b)', ['unsupported', '(?!', 'look-ahead is not supported']],
    ['(?<=a)b', ['unsupported', '(?<=', 'look-behind is not supported']],
    ['x(?<!a)b', ['unsupported', '(?<!', 'look-behind is not supported']],
    ['(a)\\1', ['unsupported', '\\1', 'back-references are not supported']],
    ['(?P<a>b)(?P=a)', ['unsupported', '(?P=', 'back-references are not supported']],
    ['(a)\\k<a>', ['unsupported', '\\k', 'references to groups are not supported']],
    ['(?>a)', ['unsupported', '(?>', 'atomic groups are not supported']],
    ['a++b', ['unsupported', '++', 'possessive quantifiers are not supported']],
    ['a{2}+b', ['unsupported', '{2}+', 'possessive quantifiers are not supported']],
    ['(?R)', ['unsupported', '(?R', 'recursion is not supported']],
    ['(a)(?1)', ['unsupported', '(?', 'recursion is not supported']],
    ['(?(1)a)', ['unsupported', '(?(', 'conditional groups are not supported']],
    ['(*SKIP)', ['unsupported', '(*', 'verbs such as `(*SKIP)` are not supported']],
    ['a\\Kb', ['unsupported', '\\K', '`\\K` is not supported']],
    ['[[.a.]]', ['unsupported', '[.a.]', 'collating elements are not supported']],
    [
      '\\p{Nonsense}',
      [
        'unsupported',
        '\\p{Nonsense}',
        'the regular expression asks for a property of characters that is not known',
      ],
    ],
    [
      '(?:(?:a{900}){900}){900}',
      [
        'unsupported',
        '(?:(?:a{900}){900}){900}',
        'the regular expression is too large: its repetitions multiply',
      ],
    ],
  ])('%s', (written, expected) => {
    expect(refusal(written)).toEqual(expected);
  });

  it.each([
    ['a(b', ['syntax', '(', 'the group is not closed']],
    ['ab)c', ['syntax', ')', 'this parenthesis closes no group']],
    ['a[b', ['syntax', '[', 'the bracket is not closed']],
    ['a[]', ['syntax', '[', 'the bracket is not closed']],
    ['[b-a]', ['syntax', 'b-a', 'the range ends before it begins']],
    ['*a', ['syntax', '*', 'there is nothing before this sign that it could repeat']],
    ['a|?', ['syntax', '?', 'there is nothing before this sign that it could repeat']],
    ['a**', ['syntax', '*', 'there is nothing before this sign that it could repeat']],
    ['a{2}{3}', ['syntax', '{', 'there is nothing before this sign that it could repeat']],
    ['a{3,2}', ['syntax', '{3,2}', 'the quantifier asks for at least more than at most']],
    ['a{70000}', ['syntax', '{70000}', 'a quantifier counts to 65535 at most']],
    ['a\\', ['syntax', '\\', 'a backslash ends the regular expression']],
    [
      'C:\\Users',
      ['syntax', '\\U', '`\\U` means nothing; a backslash that is meant as such is written twice'],
    ],
    ['\\x{110000}', ['syntax', '\\x{110000}', 'this escape names no character']],
    ['\\u12', ['syntax', '\\u12', '`\\u` is followed by four hexadecimal digits']],
    ['[[:alfa:]]', ['syntax', '[:alfa:]', 'there is no class `[:alfa:]`']],
    ['(?y)a', ['syntax', '(?y', '`y` is no flag of a group']],
    ['(?i', ['syntax', '(?i', 'the group is not closed']],
    ['(?<n', ['syntax', '(?<n', 'the name of the group is not closed']],
    ['(?#a', ['syntax', '(?#', 'the comment is not closed']],
    [
      '[\\A]',
      [
        'syntax',
        '\\A',
        '`\\A` means nothing within brackets; a backslash that is meant as such is written twice',
      ],
    ],
    ['\\p', ['syntax', '\\p', 'a property has a name']],
  ])('%s, since it is none', (written, expected) => {
    expect(refusal(written)).toEqual(expected);
  });

  it('is nested or long without bounds', () => {
    expect(refusal('('.repeat(300) + ')'.repeat(300))?.[2]).toBe('groups nest more than 250 deep');
    expect(refusal('a'.repeat(70_000))?.[2]).toBe('it is longer than 65536 characters');
    expect(refusal(`(${'a|'.repeat(20_000)}b)`)).toBeUndefined();
  });
});
