/** An address as a number, and how many bits it has. */
interface Address {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/**
 * Whether an address lies in a network (`192.168.0.0/16`, `2001:db8::/32`). The prefix is needed; bits
 * behind it are ignored; IPv4 and IPv6 do not mix. False if either cannot be read. Never throws.
 * Source: YARA-X, module vt `in_range`, with the parsers of Rust's std::net and of ipnet.
 */
export function isInIpRange(ip: string, cidr: string): boolean {
  const address = parseAddress(ip);
  const slash = cidr.indexOf('/');
  const network = slash === -1 ? undefined : parseAddress(cidr.slice(0, slash));
  if (!address || network?.bits !== address.bits) return false;
  const prefix = parsePrefix(cidr.slice(slash + 1), network.bits);
  if (prefix === undefined) return false;
  const shift = BigInt(network.bits - prefix);
  return address.value >> shift === network.value >> shift;
}

function parsePrefix(text: string, bits: 32 | 128): number | undefined {
  const isRead = (bits === 32 ? /^[0-9]{1,2}$/ : /^[0-9]{1,3}$/).test(text);
  const prefix = Number(text);
  return isRead && prefix <= bits ? prefix : undefined;
}

function parseAddress(text: string): Address | undefined {
  const v4 = parseV4(text);
  if (v4 !== undefined) return { bits: 32, value: v4 };
  const v6 = parseV6(text);
  return v6 === undefined ? undefined : { bits: 128, value: v6 };
}

/** Four decimal numbers up to 255, without leading zeros. */
function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^(?:0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return undefined;
    value = (value << 8n) | BigInt(part);
  }
  return value;
}

/** Eight groups; `::` stands for one or more groups of zeros; the last two may be an IPv4 address. */
function parseV6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const isShort = halves.length === 2;
  const head = parseGroups(halves[0] ?? '', !isShort);
  const tail = isShort ? parseGroups(halves[1] ?? '', true) : [];
  if (!head || !tail) return undefined;
  const nZeros = 8 - head.length - tail.length;
  if (isShort ? nZeros < 1 : nZeros !== 0) return undefined;
  const zeros = Array.from({ length: nZeros }, () => 0n);
  return [...head, ...zeros, ...tail].reduce((value, group) => (value << 16n) | group, 0n);
}

function parseGroups(text: string, mayEndInV4: boolean): readonly bigint[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const groups: bigint[] = [];
  for (const [at, part] of parts.entries()) {
    const v4 = mayEndInV4 && at === parts.length - 1 ? parseV4(part) : undefined;
    if (v4 !== undefined) groups.push(v4 >> 16n, v4 & 0xffffn);
    else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}
