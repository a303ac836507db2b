import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareDecimals, parseDecimal } from './decimal.ts';

function compare(a: string, b: string): number | undefined {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left && right ? Math.sign(compareDecimals(left, right)) : undefined;
}

describe('parseDecimal', () => {
  it.each(['0', '-0', '+7', '007', '1.50', '1e3', '6.02E+23', '1e-7', '9'.repeat(400)])(
    'reads %s',
    (text) => {
      expect(parseDecimal(text)).toBeDefined();
    },
  );

  it.each(
    [
      ['', ' 1', '1 ', '0x10', '1_000', '.5', '5.', '1e', '1e+', '--1', '1.2.3', 'inf', 'NaN'],
      ['١', '1,5', '-', 'e5', '1e1000000000', '9'.repeat(401)],
    ].flat(),
  )('does not read %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });
});

describe('compareDecimals', () => {
  it.each([
    ['1', '1.0', 0],
    ['1', '01', 0],
    ['100', '1e2', 0],
    ['0.001', '1e-3', 0],
    ['-0', '0', 0],
    ['0e5', '0', 0],
    ['9223372036854775807', '9223372036854775808', -1],
    ['18446744073709551615', '18446744073709551614', 1],
    ['-2', '-10', 1],
    ['-1', '1', -1],
    ['0', '-0.5', 1],
    ['0', '0.5', -1],
    ['0.30000000000000004', '0.3', 1],
    ['1e999999', '9e999998', 1],
    ['99', '100', -1],
    ['2', '10', -1],
  ])('%s to %s: %i', (a, b, expected) => {
    expect(compare(a, b)).toBe(expected);
    expect(compare(b, a)).toBe(expected === 0 ? 0 : -expected);
  });

  it('compares as numbers that are exact', () => {
    const number = fc.tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(number, number, ([a, aZeros], [b, bZeros]) => {
        const exact = a * 10n ** BigInt(aZeros) - b * 10n ** BigInt(bZeros);
        const expected = exact < 0n ? -1 : exact > 0n ? 1 : 0;
        expect(compare(`${a}e${aZeros}`, `${b}${'0'.repeat(bZeros)}.00`)).toBe(expected);
      }),
      { seed: 71, numRuns: 2000 },
    );
  });
});
