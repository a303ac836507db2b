import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from './lexer.ts';
import { sourceFragments } from './testdata/source-fragments.ts';
import { isTrivia } from './token.ts';

/** The tokens that are no trivia, as `kind text` (without kind for words and signs). */
function lex(text: string): readonly string[] {
  return tokenize(text)
    .filter((token) => !isTrivia(token.kind))
    .map(({ kind, text: own }) =>
      kind === 'keyword' || kind === 'punctuation' ? own : `${kind} ${own}`,
    );
}

/** All tokens, as `kind text`. */
function lexAll(text: string): readonly string[] {
  return tokenize(text).map((token) => `${token.kind} ${token.text}`);
}

describe('tokenize', () => {
  it.each([
    ['rule rules Rule', ['rule', 'identifier rules', 'identifier Rule']],
    ['a1_b _ a٣', ['identifier a1_b', 'identifier _', 'identifier a٣']],
    [
      '1 0x1F 0o17 2KB 3MB 1_000',
      'integer 1,integer 0x1F,integer 0o17,integer 2KB,integer 3MB,integer 1_000'.split(','),
    ],
    ['0X10 3GB', ['integer 0', 'identifier X10', 'integer 3', 'identifier GB']],
    ['1.5 1_0.1_0', ['float 1.5', 'float 1_0.1_0']],
    ['1. .5', ['integer 1', '.', '.', 'integer 5']],
    ['(0..10)', ['(', 'integer 0', '.', '.', 'integer 10', ')']],
    [
      '$ $a #a @a !a !=',
      'pattern-identifier $,pattern-identifier $a,pattern-count #a,pattern-offset @a,pattern-length !a,!='.split(
        ',',
      ),
    ],
    ['<<=>>===', ['<<', '=', '>>', '==', '=']],
    [String.raw`"a\"b" "\\"`, [String.raw`string "a\"b"`, String.raw`string "\\"`]],
    ['"""a\nb"""', ['string """a\nb"""']],
    ['"" """', ['string ""', 'string ""', 'unknown "']],
    ['/a b/is /x/isz', ['regexp /a b/is', 'regexp /x/is', 'identifier z']],
    [String.raw`/a\/b/`, [String.raw`regexp /a\/b/`]],
    ['?abc d', ['unknown ?abc', 'identifier d']],
  ])('reads %j', (text, tokens) => {
    expect(lex(text)).toEqual(tokens);
  });

  it.each([
    ['"abc\nx', ['unknown "abc', 'identifier x']],
    ['"abc\r\nx', ['unknown "abc', 'identifier x']],
    ['"abc\\\nx"', ['unknown "abc\\', 'identifier x', 'unknown "']],
    ['/abc\nx', ['unknown /abc', 'identifier x']],
    ['a /*/ b', ['identifier a', 'unknown /*/ b']],
  ])('ends what is not closed in %j', (text, tokens) => {
    expect(lex(text)).toEqual(tokens);
  });

  it.each([
    ['a// b\nc', ['identifier a', 'comment // b', 'whitespace \n', 'identifier c']],
    ['// a\rb', ['comment // a\rb']],
    ['// a\r\nb', ['comment // a', 'whitespace \r\n', 'identifier b']],
    ['/* a /* */ b', ['comment /* a /* */', 'whitespace  ', 'identifier b']],
    ['\u00a0\u2003\u202f', ['whitespace \u00a0\u2003\u202f']],
  ])('keeps comments and white space of %j', (text, tokens) => {
    expect(lexAll(text)).toEqual(tokens);
  });

  it.each(['\ufeff', '\u200b', '\v', '\f', '\0', '\u180e', '\u0085', '\u2028', '\u3000', '\ud800'])(
    'marks %j as forbidden and goes on behind it',
    (character) => {
      expect(lexAll(`a${character}b`)).toEqual([
        'identifier a',
        `forbidden ${character}`,
        'identifier b',
      ]);
    },
  );

  it('reads hex patterns in their own way, and only them', () => {
    expect(lex('$a = { 0A ?? ~F? ( 01 | a0 ) [2-4] [-] ff } a0')).toEqual(
      [
        'pattern-identifier $a,=,{,hex-byte 0A,hex-byte ??,hex-byte ~F?',
        '(,hex-byte 01,|,hex-byte a0,),[,integer 2,-,integer 4,],[,-,],hex-byte ff,}',
        'identifier a0',
      ]
        .join()
        .split(','),
    );
  });

  it('goes back from a broken hex pattern', () => {
    expect(lex('$a = { 00 condition: a0')).toEqual([
      'pattern-identifier $a',
      '=',
      '{',
      'hex-byte 00',
      'condition',
      ':',
      'identifier a0',
    ]);
  });

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), sourceFragments), (text) => {
        const tokens = tokenize(text);
        expect(tokens.map((token) => token.text).join('')).toBe(text);
        expect(tokens.map(({ span }) => text.slice(span.start, span.end))).toEqual(
          tokens.map((token) => token.text),
        );
      }),
      { seed: 20240612, numRuns: 2000 },
    );
  });
});
