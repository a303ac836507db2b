import { describe, expect, it } from 'vitest';
import { isInIpRange } from './ip-range.ts';

const NETWORKS = [
  '1.2.3.0/24',
  '0.0.0.0/0',
  '::/0',
  '1.2.3.4',
  '1.2.3.4/33',
  '1.2.3.4/032',
  '1.2.3.4/',
  '1.2.3.4/-1',
  '::ffff:0:0/96',
  '::1/128',
  '::1/129',
  '1.2.3.0/8',
  '1.2.3.4/+8',
  ' 1.2.3.4/8',
  '1.2.3.4/08',
  '::/000',
  '::/0128',
];

describe('addresses in networks, as the engine answers', () => {
  it.each([
    ['1.2.3.4', ['1.2.3.0/24', '0.0.0.0/0', '1.2.3.0/8', '1.2.3.4/08']],
    ['01.2.3.4', []],
    ['1.2.3', []],
    ['1.2.3.4 ', []],
    ['256.1.1.1', []],
    ['1.2.3.4/32', []],
    ['', []],
    ['::1', ['::/0', '::1/128', '::/000']],
    ['::ffff:1.2.3.4', ['::/0', '::ffff:0:0/96', '::/000']],
    ['fe80::1%eth0', []],
    ['1:2:3:4:5:6:7:8', ['::/0', '::/000']],
    ['1:2:3:4:5:6:7::', ['::/0', '::/000']],
    ['1:2:3:4:5:6:7:8:9', []],
    ['1::2::3', []],
    ['::', ['::/0', '::/000']],
    ['1.2.3.4::', []],
  ])('%s', (address, expected) => {
    expect(NETWORKS.filter((network) => isInIpRange(address, network))).toEqual(expected);
  });

  it('looks at the bits of the prefix only', () => {
    expect(isInIpRange('192.168.16.1', '192.168.31.100/20')).toBe(true);
    expect(isInIpRange('2001:db8::1', '2001:db9::/31')).toBe(true);
    expect(isInIpRange('2001:dba::1', '2001:db9::/31')).toBe(false);
  });
});
