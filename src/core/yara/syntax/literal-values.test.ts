import { describe, expect, it } from 'vitest';
import {
  readFloatLiteral,
  readIntegerLiteral,
  readPlainText,
  readRegexpLiteral,
  readStringLiteral,
} from './literal-values.ts';
import type { Token, TokenKind } from './token.ts';

/** A token that starts at offset 10. */
function token(kind: TokenKind, text: string): Token {
  return { kind, text, span: { start: 10, end: 10 + text.length } };
}

describe('readIntegerLiteral', () => {
  it.each([
    ['0', 0n],
    ['1_000', 1000n],
    ['0x7F', 127n],
    ['0o17', 15n],
    ['2KB', 2048n],
    ['3MB', 3_145_728n],
    ['9223372036854775807', 9223372036854775807n],
    ['0xffff_ffff', 4294967295n],
  ])('reads %s', (text, value) => {
    expect(readIntegerLiteral(token('integer', text))).toEqual({ value, diagnostics: [] });
  });

  it.each(['9223372036854775808', '9007199254740992KB', '0xffffffffffffffff'])(
    'finds %s out of range',
    (text) => {
      const { value, diagnostics } = readIntegerLiteral(token('integer', text));
      expect(value).toBe(9223372036854775807n);
      expect(diagnostics).toMatchObject([
        { code: 'E027', span: { start: 10, end: 10 + text.length } },
      ]);
    },
  );
});

describe('readFloatLiteral', () => {
  it.each([
    ['1.5', 1.5],
    ['1_0.2_5', 10.25],
    [`${'9'.repeat(400)}.0`, Number.POSITIVE_INFINITY],
  ])('reads %s', (text, value) => {
    expect(readFloatLiteral(token('float', text))).toBe(value);
  });
});

describe('readStringLiteral', () => {
  it.each([
    ['""', ''],
    [String.raw`"a\\b\"c"`, 'a\\b"c'],
    [String.raw`"\n\r\t\0"`, '\n\r\t\0'],
    [String.raw`"\x41\xff\xFf"`, 'A\xff\xff'],
    ['"é"', '\xc3\xa9'],
    ['"😀"', '\xf0\x9f\x98\x80'],
    ['"""a\n\\"b"""', 'a\n"b'],
    ['""""""', ''],
    [String.raw`"\\x41"`, '\\x41'],
  ])('reads %s', (text, value) => {
    expect(readStringLiteral(token('string', text))).toEqual({ value, diagnostics: [] });
  });

  it.each([
    [String.raw`"a\d"`, 'invalid escape sequence `\\d`', 12, 14],
    [String.raw`"\CurrentVersion"`, 'invalid escape sequence `\\C`', 11, 13],
    [String.raw`"\u0041"`, 'invalid escape sequence `\\u`', 11, 13],
    ['"\\😀"', 'invalid escape sequence `\\😀`', 11, 14],
    [String.raw`"\x4"`, 'invalid escape sequence: expecting two hex digits after `\\x`', 11, 13],
    [String.raw`"\xZZ"`, 'invalid escape sequence: expecting two hex digits after `\\x`', 11, 13],
  ])('finds the wrong escape in %s', (text, message, start, end) => {
    expect(readStringLiteral(token('string', text)).diagnostics).toMatchObject([
      { code: 'E029', message, span: { start, end }, help: 'for a backslash write two of them' },
    ]);
  });

  it('finds every wrong escape and keeps its text', () => {
    const { value, diagnostics } = readStringLiteral(
      token('string', String.raw`"C:\Windows\System32"`),
    );
    expect(value).toBe('C:\\Windows\\System32');
    expect(diagnostics.map(({ span }) => span.start)).toEqual([13, 21]);
  });
});

describe('readPlainText', () => {
  it('reads what is between the quotes and allows no escapes', () => {
    expect(readPlainText(token('string', '"vt"'))).toEqual({ value: 'vt', diagnostics: [] });
    expect(readPlainText(token('string', String.raw`"v\x74"`))).toMatchObject({
      value: 'v\\x74',
      diagnostics: [{ code: 'E031', span: { start: 10, end: 17 } }],
    });
  });
});

describe('readRegexpLiteral', () => {
  it('parts the pattern from its flags', () => {
    expect(readRegexpLiteral(token('regexp', String.raw`/a\/b/is`))).toEqual({
      value: { pattern: String.raw`a\/b`, flags: 'is' },
      diagnostics: [],
    });
  });

  it('finds each unknown flag', () => {
    expect(readRegexpLiteral(token('regexp', '/ab/ix')).diagnostics).toMatchObject([
      { code: 'E030', message: 'invalid regexp modifier `x`', span: { start: 15, end: 16 } },
    ]);
  });
});
