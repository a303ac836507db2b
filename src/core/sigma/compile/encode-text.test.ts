import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { base64Offsets, encodeBase64, encodeUtf16, encodeUtf8Text } from './encode-text.ts';

const bytes = fc.uint8Array({ maxLength: 20 }).map((array) => String.fromCharCode(...array));

describe('encodings', () => {
  it('are those that everybody has', () => {
    fc.assert(
      fc.property(bytes, fc.string({ unit: 'grapheme' }), (raw, text) => {
        expect(encodeBase64(raw)).toBe(Buffer.from(raw, 'latin1').toString('base64'));
        expect(encodeUtf8Text(text)).toBe(Buffer.from(text).toString('latin1'));
        const le = Buffer.from(text, 'utf16le');
        expect(encodeUtf16(text, 'le')).toBe(le.toString('latin1'));
        expect(encodeUtf16(text, 'be')).toBe(le.swap16().toString('latin1'));
      }),
      { seed: 51, numRuns: 1000 },
    );
  });
});

describe('base64Offsets', () => {
  it.each([
    ['IEX ([', ['SUVYIChb', 'lFWCAoW', 'JRVggKF']],
    ['Test', ['VGVzd', 'Rlc3', 'UZXN0']],
    ['ab', ['YW', 'Fi', 'hY']],
    ['a', ['Y', 'h']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(base64Offsets(text)).toEqual(expected);
  });

  it('are in the base64 of whatever stands around, one for each offset', () => {
    const text = bytes.filter((raw) => raw.length >= 3);
    fc.assert(
      fc.property(text, bytes, bytes, (needle, before, behind) => {
        const haystack = encodeBase64(before + needle + behind);
        const offsets = base64Offsets(needle);
        expect(offsets.some((each) => haystack.includes(each))).toBe(true);
      }),
      { seed: 52, numRuns: 5000 },
    );
  });

  it('are as long as they can be: one character more would depend on what stands around', () => {
    fc.assert(
      fc.property(
        bytes.filter((raw) => raw.length >= 3),
        fc.nat(2),
        (needle, offset) => {
          const around = [0x00, 0xff].map((byte) => String.fromCharCode(byte));
          const encoded = around.map((filler) =>
            encodeBase64(filler.repeat(offset) + needle + filler.repeat(3)),
          );
          const [first = '', second = ''] = encoded;
          let common = 0;
          let longest = 0;
          for (let at = 0; at < Math.min(first.length, second.length); at++) {
            common = first.charAt(at) === second.charAt(at) ? common + 1 : 0;
            longest = Math.max(longest, common);
          }
          const fitting = base64Offsets(needle).filter((each) => first.includes(each));
          expect(fitting.map((each) => each.length)).toContain(longest);
        },
      ),
      { seed: 53, numRuns: 2000 },
    );
  });
});
