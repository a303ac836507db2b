import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gunzip, gunzipHead, isGzip } from './gunzip.ts';

const SEED = 7_013;
const MAX_BYTES = 1_000_000;

function gzip(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(gzipSync(bytes));
}

/** Hardly to be packed. */
const LONG = Uint8Array.from(
  { length: 300_000 },
  (_, at) => Math.imul(at ^ (at >>> 7), 0x9e3779b1) >>> 19,
);

describe('gunzip', () => {
  it('gives back what was packed, of one member or of several', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 2000 }), { minLength: 1 }), (members) => {
        const bytes = Uint8Array.from(members.flatMap((member) => [...gzip(member)]));
        const result = gunzip(bytes, MAX_BYTES);
        expect(result.ok && [...result.value.bytes]).toEqual(
          members.flatMap((member) => [...member]),
        );
        expect(result.ok && result.value.isWhole).toBe(true);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('gives what there is of a file that is cut off', () => {
    const bytes = gzip(LONG);
    const result = gunzip(bytes.subarray(0, bytes.length >> 1), MAX_BYTES);
    const known = result.ok ? result.value : undefined;
    expect(known?.isWhole).toBe(false);
    expect(known?.bytes.length).toBeGreaterThan(50_000);
    expect(LONG.subarray(0, known?.bytes.length)).toEqual(known?.bytes);
  });

  it.each([
    ['too much', gzip(LONG), 'too-large'],
    ['much that is made of little', gzip(new Uint8Array(50_000_000)), 'too-large'],
    ['a head without anything', gzip(LONG).subarray(0, 12), 'damaged'],
    ['nonsense', Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff), 'damaged'],
  ])('refuses %s', (_name, bytes, kind) => {
    const result = gunzip(bytes, 100_000);
    expect(result.ok ? undefined : result.error.kind).toBe(kind);
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = gunzip(Uint8Array.of(0x1f, 0x8b, 8, ...bytes), 1000);
        expect(result.ok ? result.value.bytes.length : 0).toBeLessThanOrEqual(1000);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

it('unpacks the beginning only', () => {
  const head = gunzipHead(gzip(LONG), 1000);
  expect(head.length).toBeGreaterThanOrEqual(1000);
  expect(head.length).toBeLessThan(LONG.length);
  expect(LONG.subarray(0, head.length)).toEqual(head);
});

it('knows gzip by its first bytes', () => {
  expect(isGzip(gzip(LONG))).toBe(true);
  expect(isGzip(Uint8Array.of(0x1f, 0x8b))).toBe(false);
  expect(isGzip(new Uint8Array())).toBe(false);
});
