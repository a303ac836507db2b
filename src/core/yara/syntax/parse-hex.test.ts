import { describe, expect, it } from 'vitest';
import type { HexSequence } from './hex-tokens.ts';
import { printHexJump } from './hex-tokens.ts';
import { parseYara } from './parse-yara.ts';

function parse(pattern: string) {
  const source = `rule r { strings: $a = ${pattern} condition: $a }`;
  const { file, diagnostics } = parseYara(source);
  const rule = file.items.find((item) => item.kind === 'rule');
  const value = rule?.strings?.patterns[0]?.value;
  const places = diagnostics.map(
    ({ code, span, message }) => `${code} ${source.slice(span.start, span.end)} | ${message}`,
  );
  return { source, value, places };
}

/** The tokens in a notation of their own: value/mask of bytes, jumps, alternatives in parentheses. */
function sketch(tokens: HexSequence): string {
  return tokens
    .map((token) => {
      if (token.kind === 'jump') return printHexJump(token);
      if (token.kind === 'alternatives') return `(${token.alternatives.map(sketch).join('|')})`;
      return `${token.isNegated ? '~' : ''}${token.value.toString(16)}/${token.mask.toString(16)}`;
    })
    .join(' ');
}

function tokensOf(pattern: string): string {
  const { value, places } = parse(pattern);
  return value?.kind === 'hex' ? sketch(value.tokens) : places.join();
}

describe('the tokens of a hex pattern', () => {
  it.each([
    ['{ 4D }', '4d/ff'],
    ['{4D5a}', '4d/ff 5a/ff'],
    ['{ ?? 4? ?D ~4D ~?D ~4? }', '0/0 40/f0 d/f ~4d/ff ~d/f ~40/f0'],
    ['{ 01 [4] 02 }', '1/ff [4-4] 2/ff'],
    ['{ 01 [4-6] 02 [4-] 03 [-6] 04 [-] 05 }', '1/ff [4-6] 2/ff [4-] 3/ff [-6] 4/ff [-] 5/ff'],
    ['{ 01 [0x10-0o20] [1_0] 02 }', '1/ff [16-16] [10-10] 2/ff'],
    ['{ ( 01 | 02 03 ) 04 }', '(1/ff|2/ff 3/ff) 4/ff'],
    ['{ 01 ( 02 ( ?3 | ~04 ) [2] 05 | 06 ) }', '1/ff (2/ff (3/f|~4/ff) [2-2] 5/ff|6/ff)'],
    ['{ 01 // one\n /* two */ 02 }', '1/ff 2/ff'],
    ['{ 01 [ 4 - 6 ] 02 }', '1/ff [4-6] 2/ff'],
  ])('%s', (pattern, expected) => {
    expect(tokensOf(pattern)).toContain(expected);
  });

  it('have the spans of their text', () => {
    const { source, value } = parse('{ 0A [2-3] ( ~?B | 0C ) }');
    const spans = value?.kind === 'hex' ? value.tokens.map(({ span }) => span) : [];
    expect(spans.map(({ start, end }) => source.slice(start, end))).toEqual([
      '0A',
      '[2-3]',
      '( ~?B | 0C )',
    ]);
  });

  it('are kept beside the text', () => {
    expect(parse('{ 01 /* x */ 02 }').value).toMatchObject({ text: ' 01 /* x */ 02 ' });
  });
});

describe('what is no hex pattern', () => {
  it.each([
    ['{ }', 'E001 } | syntax error: expecting BYTE or `(`, found `}`'],
    ['{ [4] 01 }', 'E001 [ | syntax error: expecting BYTE or `(`, found `[`'],
    ['{ 01 [4] }', 'E001 } | syntax error: expecting `[`, BYTE or `(`, found `}`'],
    ['{ 01 [] 02 }', 'E001 ] | syntax error: expecting INTEGER or `-`, found `]`'],
    ['{ 01 [1-2-3] 02 }', 'E001 - | syntax error: expecting `]`, found `-`'],
    ['{ ( 01 | ) 02 }', 'E001 ) | syntax error: expecting BYTE or `(`, found `)`'],
    ['{ ( 01 }', 'E001 } | syntax error: expecting `[`, BYTE, `(`, `|` or `)`, found `}`'],
    ['{ 0 }', 'E001 0 | syntax error: expecting BYTE or `(`, found `0`'],
  ])('%s', (pattern, expected) => {
    expect(parse(pattern).places.join()).toContain(expected);
  });

  it.each([
    ['{ 01 [4294967295] 02 }', ''],
    [
      '{ 01 [4294967296] 02 }',
      'E027 4294967296 | invalid integer: this number is out of the valid range: [0, 4294967295]',
    ],
    ['"abc" xor(255)', ''],
    [
      '"abc" xor(0-256)',
      'E027 256 | invalid integer: this number is out of the valid range: [0, 255]',
    ],
  ])('a number out of range: %s', (pattern, expected) => {
    expect(parse(pattern).places.join()).toBe(expected);
  });

  it('nests too deeply', () => {
    const deep = `{ ${'( 01 '.repeat(600)}${')'.repeat(600)} }`;
    expect(parse(deep).places.join()).toContain('yara/too-deep');
  });
});

describe('the argument of a modifier', () => {
  it.each([
    ['xor', undefined],
    ['xor(7)', { kind: 'keys', text: '7', first: 7, last: 7 }],
    ['xor( 0x01 - 0xff )', { kind: 'keys', first: 1, last: 255 }],
    ['base64', undefined],
    ['base64wide("ab")', { kind: 'alphabet', text: '"ab"', alphabet: { text: 'ab' } }],
  ])('%s', (modifier, expected) => {
    const source = `rule r { strings: $a = "abc" ${modifier} condition: $a }`;
    const { file, diagnostics } = parseYara(source);
    expect(diagnostics).toEqual([]);
    const rule = file.items.find((item) => item.kind === 'rule');
    const argument = rule?.strings?.patterns[0]?.modifiers[0]?.argument;
    expect({ argument }).toMatchObject({ argument: expected });
  });
});
