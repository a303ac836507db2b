import { parseIpNetwork, type IpNetwork } from '../sigma/match/ip-network.ts';
import type { YaraRegexp } from './glob-regexp.ts';
import type { TextComparison } from './pattern-test.ts';

const OCTET_BITS = 8;
const GROUP_BITS = 16;
const ANY_OCTETS: readonly string[] = [
  '',
  '\\.[0-9]+',
  '\\.[0-9]+\\.[0-9]+',
  '\\.[0-9]+\\.[0-9]+\\.[0-9]+',
];

/** How the addresses of a network begin, or what they match. */
export type NetworkTest =
  ({ readonly kind: 'comparison' } & TextComparison) | ({ readonly kind: 'regexp' } & YaraRegexp);

/**
 * The addresses of a network as they are written: of IPv4 all of them, of IPv6 where the network fixes
 * nothing but the beginning, which a `::` cannot hide, or is the address `::1`. Undefined for any other
 * network. Of a value that is no address nothing is said. Never throws.
 */
export function networkTest(text: string): NetworkTest | undefined {
  const network = parseIpNetwork(text);
  if (network === undefined) return undefined;
  return network.address.length === 1 ? networkOfV4(network) : networkOfV6(network);
}

function networkOfV4({ address, prefix }: IpNetwork): NetworkTest {
  const value = (address[0] ?? 0) >>> 0;
  if (prefix > 0 && prefix % OCTET_BITS === 0) {
    const nOctets = prefix / OCTET_BITS;
    const octets = [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).slice(0, nOctets);
    if (nOctets === 4) return { kind: 'comparison', operator: '==', text: octets.join('.') };
    return { kind: 'comparison', operator: 'startswith', text: `${octets.join('.')}.` };
  }
  const parts: string[] = [];
  for (let index = 0; index < 4; index++) {
    const octet = (value >>> (24 - OCTET_BITS * index)) & 0xff;
    const nFixed = Math.max(0, Math.min(OCTET_BITS, prefix - OCTET_BITS * index));
    if (nFixed === 0) break;
    const nOpen = OCTET_BITS - nFixed;
    const first = (octet >> nOpen) << nOpen;
    parts.push(numbersPattern(first, first + (1 << nOpen) - 1));
    if (nOpen > 0) break;
  }
  if (parts.length === 0) return { kind: 'regexp', pattern: '^[0-9]+(?:\\.[0-9]+){3}$', flags: '' };
  const rest = ANY_OCTETS[4 - parts.length] ?? '';
  return { kind: 'regexp', pattern: `^${parts.join('\\.')}${rest}$`, flags: '' };
}

/** The decimal numbers from first to last, at most 255, tens together. */
function numbersPattern(first: number, last: number): string {
  if (first === last) return String(first);
  if (first === 0 && last === 255) return '[0-9]+';
  const alternatives: string[] = [];
  for (let at = first; at <= last;) {
    const ten = at - (at % 10);
    const end = Math.min(last, ten + 9);
    const lead = ten === 0 ? '' : String(ten / 10);
    const digits = at === end ? String(at % 10) : `[${at % 10}-${end % 10}]`;
    alternatives.push(lead + digits);
    at = end + 1;
  }
  return alternatives.length === 1 ? (alternatives[0] ?? '') : `(?:${alternatives.join('|')})`;
}

function networkOfV6({ address, prefix }: IpNetwork): NetworkTest | undefined {
  const groups = address.flatMap((part) => [(part >>> 16) & 0xffff, part & 0xffff]);
  if (prefix === 128) {
    const isOnlyLast = groups.slice(0, 7).every((group) => group === 0);
    if (!isOnlyLast) return undefined;
    const last = (groups[7] ?? 0).toString(16);
    return { kind: 'regexp', pattern: `^[0:]*:${zeros(last)}${last}$`, flags: 'i' };
  }
  const parts: string[] = [];
  for (const [index, group] of groups.entries()) {
    const nFixed = Math.max(0, Math.min(GROUP_BITS, prefix - GROUP_BITS * index));
    if (nFixed === 0) break;
    const part = nFixed === GROUP_BITS ? wholeGroup(group) : groupPattern(group, nFixed);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.length === 0
    ? undefined
    : { kind: 'regexp', pattern: `^${parts.join(':')}:`, flags: 'i' };
}

/** A group of zeros may be hidden in `::`. */
function wholeGroup(group: number): string | undefined {
  const digits = group.toString(16);
  return group === 0 ? undefined : zeros(digits) + digits;
}

/** A group of which only the first bits are fixed, none of them hidden in digits that are left out. */
function groupPattern(group: number, nFixed: number): string | undefined {
  const digits = group.toString(16).padStart(4, '0');
  const nWhole = Math.floor(nFixed / 4);
  const nBits = nFixed % 4;
  const digit = Number.parseInt(digits.charAt(nWhole), 16);
  const step = 1 << (4 - nBits);
  const first = digit - (digit % step);
  if (nWhole === 0 ? first === 0 : digits.startsWith('0')) return undefined;
  const some = nBits === 0 ? '' : `[${hexDigits(first, first + step - 1)}]`;
  const nRest = 4 - nWhole - (nBits === 0 ? 0 : 1);
  return `${digits.slice(0, nWhole)}${some}${nRest === 0 ? '' : `[0-9a-f]${nRest === 1 ? '' : `{${nRest}}`}`}`;
}

function hexDigits(first: number, last: number): string {
  let digits = '';
  for (let digit = first; digit <= last; digit++) digits += digit.toString(16);
  return digits;
}

/** Zeros that may stand before the digits of a group. */
function zeros(digits: string): string {
  return digits.length === 4 ? '' : `0{0,${4 - digits.length}}`;
}
