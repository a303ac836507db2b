import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isInNetwork, parseIpAddress, parseIpNetwork } from './ip-network.ts';

function isIn(address: string, network: string): boolean | undefined {
  const [ip, net] = [parseIpAddress(address), parseIpNetwork(network)];
  return ip && net && isInNetwork(ip, net);
}

describe('addresses in networks', () => {
  it.each([
    ['10.255.0.1', '10.0.0.0/8', true],
    ['11.0.0.1', '10.0.0.0/8', false],
    ['10.0.0.1', '10.9.9.9/8', true],
    ['192.168.31.255', '192.168.16.0/20', true],
    ['192.168.32.0', '192.168.16.0/20', false],
    ['255.255.255.255', '0.0.0.0/0', true],
    ['1.2.3.4', '1.2.3.4', true],
    ['1.2.3.5', '1.2.3.4/32', false],
    ['FE80::1', 'fe80::/10', true],
    ['fec0::1', 'fe80::/10', false],
    ['fe80::1%eth0', 'fe80::/10', true],
    ['::1', '::1/128', true],
    ['::1', '::/0', true],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', true],
    ['2001:db8:1:3::', '2001:db8:1:2::/64', false],
    ['2001:db9::', '2001:db8::/31', true],
    ['::ffff:10.0.0.1', '10.0.0.0/8', false],
    ['::ffff:10.0.0.1', '::ffff:0:0/96', true],
    ['10.0.0.1', '::/0', false],
  ])('%s in %s: %s', (address, network, expected) => {
    expect(isIn(address, network)).toBe(expected);
  });

  it.each(
    [
      ['', 'localhost', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.4 ', '1.2.3.-4'],
      [':', ':::', '1::2::3', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1:2:3:4:5:6:7:8::'],
      ['12345::', 'g::', '1.2.3.4::', '::1.2.3', '%eth0', 'fe80::1%', 'a'.repeat(200), '1:'],
    ].flat(),
  )('%j is no address', (text) => {
    expect(parseIpAddress(text)).toBeUndefined();
  });

  it.each(['10.0.0.0/33', '::/129', '10.0.0.0/', '10.0.0.0/-1', '10.0.0.0/8/8', '/8', '1.2.3.*'])(
    '%j is no network',
    (text) => {
      expect(parseIpNetwork(text)).toBeUndefined();
    },
  );

  it('agree with the bits of the numbers', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const groups = fc.array(group, { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(groups, fc.nat(127), fc.integer({ min: 0, max: 128 }), (network, bit, prefix) => {
        const flipped = network.map((each, at) =>
          at === bit >> 4 ? each ^ (1 << (15 - (bit & 15))) : each,
        );
        const write = (parts: readonly number[]) =>
          parts.map((each) => each.toString(16)).join(':');
        expect(isIn(write(flipped), `${write(network)}/${prefix}`)).toBe(bit >= prefix);
      }),
      { seed: 72, numRuns: 2000 },
    );
  });
});
