import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toByteString } from '../../../base/byte-string.ts';
import { tokenize } from './lexer.ts';
import { readFloatLiteral, readIntegerLiteral, readStringLiteral } from './literal-values.ts';
import {
  isIdentifier,
  printComment,
  printFloatLiteral,
  printIntegerLiteral,
  printMetaString,
  printRegexpLiteral,
  printStringLiteral,
  toIdentifier,
} from './literals.ts';
import { byteStrings } from './testdata/arbitrary-expression.ts';
import { parseCondition } from './testdata/parse-condition-text.ts';

function printed(text: string): string {
  return printStringLiteral(toByteString(text));
}

describe('printStringLiteral', () => {
  it.each([
    ['a "b" \\c', String.raw`"a \"b\" \\c"`],
    ['\n\r\t', String.raw`"\n\r\t"`],
    ['\0\x1b\x7f', String.raw`"\x00\x1b\x7f"`],
    ['é Ж 你 ع ไ 😀 €', '"é Ж 你 ع ไ 😀 €"'],
    ['á é', '"á é"'],
    ['\u0301a', String.raw`"\xcc\x81a"`],
    ['\n\u0301', String.raw`"\n\xcc\x81"`],
    ['\u0085\u00a0', String.raw`"\xc2\x85\xc2\xa0"`],
    ['a\u202eb', String.raw`"a\xe2\x80\xaeb"`],
    ['a\u200bb\ufeff', String.raw`"a\xe2\x80\x8bb\xef\xbb\xbf"`],
    ['a\ufe0f', String.raw`"a\xef\xb8\x8f"`],
    ['\u{e0041}', String.raw`"\xf3\xa0\x81\x81"`],
    ['\u2800\u3164', String.raw`"\xe2\xa0\x80\xe3\x85\xa4"`],
    ['\ue000\uffff', String.raw`"\xee\x80\x80\xef\xbf\xbf"`],
    ['\u{378}', String.raw`"\xcd\xb8"`],
  ])('prints %j readably and without anything invisible', (text, literal) => {
    expect(printed(text)).toBe(literal);
  });

  it('escapes bytes that are no UTF-8', () => {
    expect(printStringLiteral('\xff\xc3a\xed\xa0\x80\xc3\xa9')).toBe(
      String.raw`"\xff\xc3a\xed\xa0\x80é"`,
    );
  });

  it('escapes all but ASCII on demand', () => {
    expect(printStringLiteral(toByteString('é😀~'), { ascii: true })).toBe(
      String.raw`"\xc3\xa9\xf0\x9f\x98\x80~"`,
    );
  });

  it.each([
    ['format, control, separator, private and unassigned characters', /[\p{C}\p{Zl}\p{Zp}]/u],
    ['spaces other than U+0020', /(?! )\p{Zs}/u],
    ['characters without a shape', /\p{Default_Ignorable_Code_Point}/u],
  ])('never prints %s', (_what, forbidden) => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const literal = printed(`a${String.fromCodePoint(code)}`);
      if (forbidden.test(literal)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('is one string token that stands for the same bytes', () => {
    fc.assert(
      fc.property(byteStrings, fc.boolean(), (value, ascii) => {
        const [token, ...rest] = tokenize(printStringLiteral(value, { ascii }));
        expect(rest).toEqual([]);
        expect(token?.kind).toBe('string');
        expect(token && readStringLiteral(token)).toEqual({ value, diagnostics: [] });
      }),
      { seed: 20240613, numRuns: 2000 },
    );
  });
});

describe('printMetaString', () => {
  it('cannot end a comment around the rule', () => {
    expect(printMetaString('a */ b')).toBe(String.raw`"a *\x2f b"`);
  });

  it('marks a lone surrogate as lost', () => {
    expect(printMetaString('a\ud800')).toBe('"a\ufffd"');
  });
});

describe('printIntegerLiteral', () => {
  it.each([
    [0n, '0'],
    [-5n, '-5'],
    [9223372036854775807n, '9223372036854775807'],
    [-9223372036854775808n, '-9223372036854775807 - 1'],
    [18446744073709551615n, '-1'],
  ])('prints %s', (value, text) => {
    expect(printIntegerLiteral(value)).toBe(text);
  });

  it('is read back as the same value', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 9223372036854775807n }), (value) => {
        const [token] = tokenize(printIntegerLiteral(value));
        expect(token && readIntegerLiteral(token).value).toBe(value);
      }),
      { seed: 20240614 },
    );
  });
});

describe('printFloatLiteral', () => {
  it.each([
    [1, '1.0'],
    [-0.5, '-0.5'],
    [1e21, '1000000000000000000000.0'],
    [1.5e-7, '0.00000015'],
    [123.456, '123.456'],
    [0, '0.0'],
  ])('prints %s', (value, text) => {
    expect(printFloatLiteral(value)).toBe(text);
  });

  it('is read back as the same value', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, noNaN: true }), (value) => {
        const [token, ...rest] = tokenize(printFloatLiteral(Math.abs(value)));
        expect(rest).toEqual([]);
        expect(token && readFloatLiteral(token)).toBe(Math.abs(value));
      }),
      { seed: 20240615, numRuns: 1000 },
    );
  });
});

describe('printRegexpLiteral', () => {
  it.each([
    ['a.b', 'is', '/a.b/is'],
    ['a/b', '', String.raw`/a\/b/`],
    [String.raw`a\/b`, '', String.raw`/a\/b/`],
    [String.raw`a\\/b`, '', String.raw`/a\\\/b/`],
    ['', '', '/(?:)/'],
    ['*', '', '/(?:)*/'],
    ['a\nb', '', String.raw`/a\nb/`],
    ['a\\\nb', '', String.raw`/a\nb/`],
    ['a\u200b+', '', String.raw`/a(?:\xe2\x80\x8b)+/`],
    ['é', '', '/é/'],
    ['a\\', '', String.raw`/a\\/`],
  ])('prints %j with flags %j', (pattern, flags, literal) => {
    expect(printRegexpLiteral(pattern, flags)).toBe(literal);
  });

  it('is one regexp whatever the pattern', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (pattern) => {
        const literal = printRegexpLiteral(pattern, 'i');
        expect(parseCondition(`x matches ${literal}`)).toMatchObject({
          right: { kind: 'regexp', flags: 'i' },
        });
      }),
      { seed: 20240616, numRuns: 1000 },
    );
  });
});

describe('isIdentifier', () => {
  it.each(['a', '_', 'A1_b', 'Rule', 'vt'])('takes %s', (name) => {
    expect(isIdentifier(name)).toBe(true);
  });

  it.each(['', '1a', 'a b', 'a-b', 'rule', 'them', 'ä', 'a٣'])('refuses %j', (name) => {
    expect(isIdentifier(name)).toBe(false);
  });
});

describe('toIdentifier', () => {
  it.each([
    ['Sigma example: registry keys', 'Sigma_example_registry_keys'],
    ['7zip', '_7zip'],
    ['rule', 'rule_'],
    ['Zaunkönig', 'Zaunkonig'],
    ['__init__', 'init'],
    ['!?', 'unnamed'],
    ['', 'unnamed'],
    ['a'.repeat(300), 'a'.repeat(128)],
  ])('makes a name of %j', (text, name) => {
    expect(toIdentifier(text)).toBe(name);
  });

  it('makes a name of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(isIdentifier(toIdentifier(text))).toBe(true);
      }),
      { seed: 20240617, numRuns: 1000 },
    );
  });
});

describe('printComment', () => {
  it.each([
    ['Suspicious Run Key', '// Suspicious Run Key'],
    ['a\nb\r\nc\td', '// a b c d'],
    ['a\u2028b\u0085c\u202ed', '// a b<U+0085>c<U+202E>d'],
    ['x */ y', '// x * / y'],
    ['suppress: slow_pattern', '// suppress - slow_pattern'],
    ['', '//'],
    ['a'.repeat(500), `// ${'a'.repeat(239)}…`],
  ])('prints %j', (text, comment) => {
    expect(printComment(text)).toBe(comment);
  });

  it('is one comment without anything invisible, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const comment = printComment(text);
        expect(tokenize(`${comment}\nx`).map(({ kind }) => kind)).toEqual([
          'comment',
          'whitespace',
          'identifier',
        ]);
        expect(comment).not.toMatch(/\p{C}|\p{Zl}|\p{Zp}/u);
      }),
      { seed: 20240618, numRuns: 1000 },
    );
  });
});
