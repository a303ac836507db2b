import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeUtf8, encodeUtf8, endOfUtf8Sequence } from './utf8.ts';

describe('decodeUtf8', () => {
  it.each([
    ['nothing', [], ''],
    ['ASCII', [0x41, 0x7f], 'A\u007f'],
    ['all lengths', [0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80], 'é€😀'],
    ['a byte order mark, which it keeps', [0xef, 0xbb, 0xbf, 0x41], '\ufeffA'],
    ['a stray byte as U+FFFD', [0x41, 0x80, 0x42], 'A\ufffdB'],
  ])('decodes %s', (_name, bytes, text) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBe(text);
  });

  it('decodes a range, short or long', () => {
    const bytes = encodeUtf8(`<${'a'.repeat(100)}>`);
    expect(decodeUtf8(bytes, 1, 4)).toBe('aaa');
    expect(decodeUtf8(bytes, 1, 101)).toBe('a'.repeat(100));
  });

  it('gives back what encodeUtf8 was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(encodeUtf8(text))).toBe(text);
      }),
      { seed: 1 },
    );
  });
});

describe('endOfUtf8Sequence', () => {
  it.each([
    ['ASCII', [0x41], 1],
    ['two bytes', [0xc2, 0x80], 2],
    ['three bytes', [0xe0, 0xa0, 0x80], 3],
    ['the last code point before the surrogates', [0xed, 0x9f, 0xbf], 3],
    ['the last code point', [0xf4, 0x8f, 0xbf, 0xbf], 4],
    ['a lone continuation byte', [0x80], -1],
    ['an overlong slash', [0xc0, 0xaf], -1],
    ['an overlong form of three bytes', [0xe0, 0x9f, 0xbf], -1],
    ['an overlong form of four bytes', [0xf0, 0x8f, 0xbf, 0xbf], -1],
    ['a surrogate', [0xed, 0xa0, 0x80], -1],
    ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], -1],
    ['a byte that UTF-8 never uses', [0xff], -1],
    ['two bytes cut off', [0xc3], -1],
    ['three bytes cut off', [0xe2, 0x82], -1],
    ['four bytes cut off', [0xf0, 0x9f, 0x98], -1],
    ['no byte at all', [], -1],
  ])('measures %s', (_name, bytes, end) => {
    expect(endOfUtf8Sequence(Uint8Array.from(bytes), 0)).toBe(end);
  });
});
