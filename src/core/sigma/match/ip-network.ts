/** An address: one group of 32 bits for IPv4, four for IPv6, the first one the highest. */
export type IpAddress = readonly number[];

/** A network: the address with the bits behind the prefix as they were written. */
export interface IpNetwork {
  readonly address: IpAddress;
  readonly prefix: number;
}

/** `ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255` and a zone; a longer text is no address. */
const MAX_ADDRESS_LENGTH = 100;

/**
 * Reads an address of IPv4 (four decimal numbers without leading zeros) or IPv6 (RFC 4291; a zone such
 * as `%eth0` is left out). Undefined for any other text. An IPv4 address within IPv6
 * (`::ffff:1.2.3.4`) is one of IPv6. Never throws.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.length > MAX_ADDRESS_LENGTH) return undefined;
  if (!text.includes(':')) {
    const v4 = parseV4(text);
    return v4 === undefined ? undefined : [v4];
  }
  const zone = text.indexOf('%');
  return parseV6(zone > 0 && zone < text.length - 1 ? text.slice(0, zone) : text);
}

/**
 * Reads a network: `10.0.0.0/8`, `fe80::/10`; an address alone is a network of one. Bits behind the
 * prefix may be set. Undefined for any other text. Never throws.
 */
export function parseIpNetwork(text: string): IpNetwork | undefined {
  const slash = text.indexOf('/');
  const address = parseIpAddress(slash === -1 ? text : text.slice(0, slash));
  if (address === undefined || (slash !== -1 && text.includes('%'))) return undefined;
  const nBits = address.length * 32;
  if (slash === -1) return { address, prefix: nBits };
  const written = text.slice(slash + 1);
  const prefix = /^[0-9]{1,3}$/.test(written) ? Number(written) : nBits + 1;
  return prefix > nBits ? undefined : { address, prefix };
}

/** Whether an address lies in a network; IPv4 and IPv6 do not mix. Never throws. */
export function isInNetwork(address: IpAddress, network: IpNetwork): boolean {
  if (address.length !== network.address.length) return false;
  return address.every((group, index) => {
    const nBits = Math.max(0, Math.min(32, network.prefix - 32 * index));
    const mask = nBits === 0 ? 0 : -1 << (32 - nBits);
    return ((group ^ (network.address[index] ?? 0)) & mask) === 0;
  });
}

function parseV4(text: string): number | undefined {
  const parts = text.split('.', 5);
  if (parts.length !== 4) return undefined;
  let value = 0;
  for (const part of parts) {
    if (!/^(?:0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = value * 256 + Number(part);
  }
  return value;
}

/** Eight groups; `::` stands for one or more groups of zeros; the last two may be an IPv4 address. */
function parseV6(text: string): IpAddress | undefined {
  const halves = text.split('::', 3);
  if (halves.length > 2) return undefined;
  const isShort = halves.length === 2;
  const head = parseGroups(halves[0] ?? '', { mayEndInV4: !isShort });
  const tail = isShort ? parseGroups(halves[1] ?? '', { mayEndInV4: true }) : [];
  if (head === undefined || tail === undefined) return undefined;
  const nZeros = 8 - head.length - tail.length;
  if (isShort ? nZeros < 1 : nZeros !== 0) return undefined;
  const groups = [...head, ...Array.from({ length: nZeros }, () => 0), ...tail];
  return [0, 2, 4, 6].map((at) => (groups[at] ?? 0) * 0x10000 + (groups[at + 1] ?? 0));
}

function parseGroups(
  text: string,
  { mayEndInV4 }: { readonly mayEndInV4: boolean },
): readonly number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const groups: number[] = [];
  for (const [at, part] of parts.entries()) {
    const v4 = mayEndInV4 && at === parts.length - 1 ? parseV4(part) : undefined;
    if (v4 !== undefined) groups.push(Math.floor(v4 / 0x10000), v4 % 0x10000);
    else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
