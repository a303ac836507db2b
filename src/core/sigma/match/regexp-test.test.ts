import { describe, expect, it } from 'vitest';

import type { Test } from '../compile/compiled-rule.ts';
import { translateRegexp } from '../regexp/translate-regexp.ts';
import { prepareValue } from './prepared-value.ts';
import { createRegexpTest } from './regexp-test.ts';
import type { Truth } from './verdict.ts';

function truthOf(written: string, text: string, flags = ''): Truth {
  const translated = translateRegexp(written, flags);
  const source = translated.ok ? translated.value : '';
  const test: Extract<Test, { readonly kind: 'regexp' }> = {
    kind: 'regexp',
    source,
    written,
    flags,
  };
  return createRegexpTest(test).holds(prepareValue(text));
}

describe('regular expressions that take others exponential or quadratic time', () => {
  const a = 'a'.repeat(8000);

  it.each([
    ['nested repetition', '^(a+)+$', `${a}b`],
    ['nested stars', '(a*)*b', a],
    ['overlapping alternatives', '(a|aa)+c', a],
    ['alternatives of the same', '(a|a|a|a)*$x', a],
    ['a pair of greedy wildcards', '.*a.*a.*b', a],
    ['four wildcards', '(?i)x.*x.*x.*x.*y', 'x'.repeat(8000)],
    ['a counted group', '(a{1,30}){1,30}b', a],
    ['words and spaces', '^(\\w+\\s?)*$', `${'word '.repeat(1600)}!`],
    ['an address of mail', '^([a-zA-Z0-9])(([\\-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+$', a],
    ['trailing spaces', '\\s+$', `${' '.repeat(8000)}x`],
    ['quotes', '"(?:[^"\\\\]|\\\\.)*"', `"${'\\\\'.repeat(4000)}`],
    ['a long literal', '(?:a?){100}a{100}', 'a'.repeat(99)],
  ])('%s', (_name, written, text) => {
    expect(truthOf(written, text)).toBe('no');
  });
});

describe('a large regular expression', () => {
  const text = 'ab'.repeat(30_000);

  it('is run over as much of a text as does not take too long', () => {
    expect(truthOf('a.{20000}[cd]', `d${text}`)).toBe('unknown');
    expect(truthOf('a.{20000}[cd]', `d${text.slice(0, 900)}`)).toBe('no');
    expect(truthOf('^d.{400}', `d${text}`)).toBe('yes');
    expect(truthOf('a.{100}[cd]', `d${text}`)).toBe('no');
  });
});

describe('a regular expression', () => {
  it('is run once over a text', () => {
    const value = prepareValue('abc');
    const test = { kind: 'regexp', source: 'b', written: 'b', flags: '' } as const;
    expect(createRegexpTest(test).holds(value)).toBe('yes');
    expect(value.regexpHits?.get('b')).toBe(true);
    expect(createRegexpTest({ ...test }).holds(value)).toBe('yes');
  });

  it('that the engine does not compile holds for nothing', () => {
    const test = { kind: 'regexp', source: '(', written: 'a', flags: '' } as const;
    expect(createRegexpTest(test).holds(prepareValue('a'))).toBe('no');
  });

  it('is not mixed up with the same under other flags', () => {
    const value = prepareValue('A');
    const test = { kind: 'regexp', source: 'a', written: 'a', flags: '' } as const;
    expect(createRegexpTest(test).holds(value)).toBe('no');
    const folded = { ...test, source: '(?i:a)', flags: 'i' };
    expect(createRegexpTest(folded).holds(value)).toBe('yes');
  });
});
