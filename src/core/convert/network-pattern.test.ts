import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isInNetwork, parseIpAddress, parseIpNetwork } from '../sigma/match/ip-network.ts';
import { networkTest } from './network-pattern.ts';
import { matchPattern } from './testdata/match-pattern.ts';

/** Whether the test that stands for a network holds for an address. */
function holds(network: string, address: string): boolean | undefined {
  const test = networkTest(network);
  if (test === undefined) return undefined;
  if (test.kind === 'regexp') return matchPattern(test, address);
  return test.operator === '==' ? address === test.text : address.startsWith(test.text);
}

function isIn(network: string, address: string): boolean {
  const [parsed, place] = [parseIpNetwork(network), parseIpAddress(address)];
  return parsed !== undefined && place !== undefined && isInNetwork(place, parsed);
}

describe('a network', () => {
  it('has the addresses of IPv4 that it has in Sigma', () => {
    const octet = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0, 10, 15, 16, 31, 32),
    );
    const address = fc.tuple(octet, octet, octet, octet);
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 32 }), address, (base, prefix, other) => {
        const network = `${base.join('.')}/${prefix}`;
        // Near addresses too: those that share all but the last octets.
        for (const nShared of [0, 1, 2, 3]) {
          const near = [...base.slice(0, nShared), ...other.slice(nShared)].join('.');
          expect([network, near, holds(network, near)]).toEqual([
            network,
            near,
            isIn(network, near),
          ]);
        }
      }),
      { seed: 20_261_124, numRuns: 300 },
    );
  });

  it.each([
    ['fe80::/10', 'FE80::1', 'febf::', 'fec0::1', 'fe7f::1'],
    ['fc00::/7', 'fc00::1', 'fdff:1::', 'fe00::1', 'fb00::1'],
    ['2001:db8::/32', '2001:db8::1', '2001:0DB8:1::', '2001:db9::1', '2001::db8'],
    ['::1/128', '::1', '0:0:0:0:0:0:0:1', '::2', '1::1'],
  ])('%s has two of these', (network, first, second, ...others) => {
    const all = [first, second, ...others];
    expect(all.map((address) => holds(network, address))).toEqual([true, true, false, false]);
    expect(all.map((address) => isIn(network, address))).toEqual([true, true, false, false]);
  });

  it.each(['::/0', '2603:1006::/40', '0:1::/32', '::2:0/112', '0800::/5', 'x/8'])(
    '%s is not one that can be told from the text',
    (network) => {
      expect(networkTest(network)).toBeUndefined();
    },
  );
});
