import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { deflate, inflate } from './deflate.ts';

const SEED = 7_012;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('deflate and inflate', () => {
  it('give back what was put in, with a dictionary and without', () => {
    const dictionary = encode('detection:\n  selection:\n    Image|endswith: ');
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 3_000 }),
        fc.constantFrom(undefined, dictionary),
        (bytes, dictionary) => {
          const result = inflate(deflate(bytes, dictionary), bytes.length, dictionary);
          expect(result.ok && [...result.value]).toEqual([...bytes]);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('give back what takes several steps', () => {
    const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => (at * at * 7919) >>> 5);
    const result = inflate(deflate(bytes), bytes.length);
    expect(result.ok && Buffer.from(result.value).equals(Buffer.from(bytes))).toBe(true);
  });

  it('use the dictionary', () => {
    const text = encode('title: Something that both of them say');
    expect(deflate(text, text).length).toBeLessThan(deflate(text).length / 2);
  });

  it.each([
    ['longer', deflate(encode('abcdef')), 3],
    ['longer', deflate(new Uint8Array(30_000_000)), 1_000],
    ['shorter', deflate(encode('abc')), 6],
    ['damaged', new Uint8Array(), 3],
    ['damaged', new Uint8Array([7, 7, 7, 7]), 3],
    ['damaged', deflate(encode('abcdef')).subarray(0, 4), 6],
  ])('says %s', (kind, bytes, sizeBytes) => {
    expect(inflate(bytes, sizeBytes)).toEqual({ ok: false, error: { kind } });
  });

  it('never throws at damaged streams', () => {
    const stream = deflate(encode('process_creation '.repeat(9) + 'registry_set'));
    fc.assert(
      fc.property(fc.nat(stream.length - 1), fc.nat(255), fc.nat(400), (at, byte, sizeBytes) => {
        const bytes = stream.slice();
        bytes[at] = byte;
        const result = inflate(bytes, sizeBytes);
        expect(result.ok ? result.value.length : sizeBytes).toBe(sizeBytes);
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });
});

it.each([
  ['', 0],
  ['123456789', 0xcbf43926],
])('has the known checksum of %j', (text, checksum) => {
  expect(crc32(encode(text))).toBe(checksum);
});
