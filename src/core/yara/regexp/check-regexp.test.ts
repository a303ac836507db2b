import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRegexp } from './check-regexp.ts';
import { parseRegexp } from './parse-regexp.ts';

/** `message «marked text»`, or `fine`. */
function problemOf(pattern: string, flags = ''): string {
  const found = checkRegexp(pattern, flags);
  if (!found) return 'fine';
  return `${found.message} «${pattern.slice(found.span.start, found.span.end)}»`;
}

describe('regular expressions that are none', () => {
  it.each([
    ['(', 'unclosed group «(»'],
    [')', 'unopened group «)»'],
    ['a(b', 'unclosed group «(»'],
    ['(?', 'unclosed group «(»'],
    ['[', 'unclosed character class «[»'],
    ['[]', 'unclosed character class «[]»'],
    ['[a', 'unclosed character class «[»'],
    ['[[:alpha:]', 'unclosed character class «[»'],
    ['[b-a]', 'invalid character class range, the start must be <= the end «b-a»'],
    ['[a-\\d]', 'invalid range boundary, must be a literal «\\d»'],
    ['[\\w-z]', 'invalid range boundary, must be a literal «\\w»'],
    ['[\\b]', 'invalid escape sequence found in character class «\\b»'],
    ['[é]', 'Unicode not allowed here «é»'],
    ['[\\x{e9}]', 'Unicode not allowed here «\\x{e9}»'],
    ['\\pL', 'Unicode not allowed here «\\pL»'],
    ['\\p{Greek}', 'Unicode not allowed here «\\p{Greek}»'],
    ['(?u)\\b', 'this is unsupported in Unicode regular expressions «\\b»'],
    ['*', 'repetition operator missing expression «*»'],
    ['a|*', 'repetition operator missing expression «*»'],
    ['(?i)*', 'repetition operator missing expression «*»'],
    ['{2}', 'repetition operator missing expression «{»'],
    ['a{', 'unclosed counted repetition «{»'],
    ['a{2', 'unclosed counted repetition «{2»'],
    ['a{2,1}', 'invalid repetition count range, the start must be <= the end «{2,1}»'],
    ['a{x}', 'repetition quantifier expects a valid decimal «x»'],
    ['a{,}', 'repetition quantifier expects a valid decimal «,»'],
    ['a{99999999999}', 'decimal literal invalid «99999999999»'],
    ['\\c', 'unrecognized escape sequence «\\c»'],
    ['\\Z', 'unrecognized escape sequence «\\Z»'],
    ['\\é', 'unrecognized escape sequence «\\é»'],
    ['\\1', 'backreferences are not supported «\\1»'],
    ['\\0', 'backreferences are not supported «\\0»'],
    ['(?=a)', 'look-around, including look-ahead and look-behind, is not supported «(?=»'],
    ['(?<!a)', 'look-around, including look-ahead and look-behind, is not supported «(?<!»'],
    ['(?>a)', 'unrecognized flag «>»'],
    ['(?z)a', 'unrecognized flag «z»'],
    ['(?ii)a', 'duplicate flag «i»'],
    ['(?i-)a', 'dangling flag negation operator «-»'],
    ['(?-i-s)a', 'flag negation operator repeated «-»'],
    ['(?i', 'expected flag but got end of regex «»'],
    ['(?P<n>a)(?<n>b)', 'duplicate capture group name «n»'],
    ['(?P<1n>a)', 'invalid capture group character «1»'],
    ['(?P<>a)', 'empty capture group name «»'],
    ['(?P<n', 'unclosed capture group name «»'],
    ['\\x{110000}', 'hexadecimal literal is not a Unicode scalar value «110000»'],
    ['\\x{}', 'hexadecimal literal empty «{}»'],
    ['\\xZ1', 'invalid hexadecimal digit «Z»'],
    ['\\x', 'incomplete escape sequence, reached end of pattern prematurely «»'],
    ['\\u12', 'incomplete escape sequence, reached end of pattern prematurely «»'],
    [
      '\\b{foo}',
      'unrecognized special word boundary assertion, valid choices are: start, end, start-half or end-half «foo»',
    ],
    [
      '\\b{start',
      'special word boundary assertion is either unclosed or contains an invalid character «{start»',
    ],
    ['('.repeat(251), 'exceed the maximum number of nested parentheses/brackets (250) «(»'],
  ])('%s', (pattern, expected) => {
    expect(problemOf(pattern)).toBe(expected);
  });

  it('offers the escaped brace', () => {
    expect(checkRegexp('a{', '')?.help).toBe('did you mean `\\{` instead of `{`?');
  });

  it('refuses an unbounded repetition of any byte at the start', () => {
    expect(problemOf('.*x', 's')).toBe(
      'this prefix can be arbitrarily long and matches all bytes «.*»',
    );
    expect(problemOf('(..{10,}x)', 's')).toBe(
      'this prefix can be arbitrarily long and matches all bytes «..{10,}»',
    );
  });
});

describe('regular expressions that are one', () => {
  it.each([
    'a]',
    '}',
    'a{1}}',
    'a**',
    'a+?+',
    '^*',
    '\\b+',
    'a||b',
    '()',
    '|',
    '[]a]',
    '[^]a]',
    '[a-]',
    '[-a]',
    '[a-b-c]',
    '[[a]b]',
    '[a&&b]',
    '[a--b]',
    '[[:foo:]]',
    '[[:^alpha:]]',
    '[\\xe9]',
    '\\<\\>',
    '\\-\\/\\_\\"\\:\\ ',
    '\\u00e9',
    '\\b{start}',
    'a{,3}',
    'a{ 1 , 3 }',
    '(?x) a b # c',
    '(?U)a*',
    '(?R)a$',
    '(?i:a)(?P<n>b)(?<m>c)',
    '(?u)\\w',
  ])('%s', (pattern) => {
    expect(problemOf(pattern)).toBe('fine');
  });

  it('may start with any bytes without `s`, or where nothing follows', () => {
    expect([problemOf('.*x'), problemOf('.*', 's'), problemOf('.{0,5}x', 's')]).toEqual([
      'fine',
      'fine',
      'fine',
    ]);
  });
});

describe('any text', () => {
  const signs = fc.constantFrom(...Array.from('()[]{}|*+?\\^$.-:=!<>,&~#abdinswxuPpLé0129 \n'));
  const patterns = fc.oneof(
    fc.array(signs, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );

  it('is read or refused, with a place within the text', () => {
    fc.assert(
      fc.property(patterns, fc.constantFrom('', 'i', 's', 'is'), (pattern, flags) => {
        const found = checkRegexp(pattern, flags);
        const { start, end } = found?.span ?? { start: 0, end: 0 };
        expect(0 <= start && start <= end && end <= pattern.length).toBe(true);
      }),
      { seed: 11, numRuns: 3000 },
    );
  });

  it('has a tree whose span is the whole text where it is read', () => {
    fc.assert(
      fc.property(patterns, (pattern) => {
        const parsed = parseRegexp(pattern);
        fc.pre(parsed.ok);
        expect(parsed.ok ? parsed.value.span.start : -1).toBe(0);
      }),
      { seed: 12, numRuns: 1000 },
    );
  });
});
