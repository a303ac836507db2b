import type { IpNetwork } from '../match/ip-network.ts';
import { parseIpNetwork } from '../match/ip-network.ts';
import { quoted } from '../sigma-code.ts';
import type { ReadContext } from './read-context.ts';
import { fail, remark } from './read-context.ts';
import type { Modifier } from './sigma-rule.ts';
import type { WrittenValue } from './written-item.ts';

/**
 * Tells of a value of `cidr` that is no network, and of one whose address goes on behind its prefix.
 * Never throws.
 */
export function checkNetwork(
  context: ReadContext,
  { name }: Modifier,
  { scalar, value }: WrittenValue,
): void {
  const network = value.kind === 'string' ? parseIpNetwork(value.text) : undefined;
  if (network === undefined) {
    const message = `\`${name}\` wants a network, and ${quoted(scalar.text)} is none`;
    fail(context, 'sigma/cidr', scalar.span, message, {
      help: 'write an address, a slash and the number of its leading bits, as in `10.0.0.0/8`',
    });
    return;
  }
  if (!hasHostBits(network)) return;
  const message = `the address of ${quoted(scalar.text)} goes on behind its first ${network.prefix} bits`;
  remark(context, 'sigma/cidr-host-bits', scalar.span, message, {
    help: 'other programs refuse the rule; only the first bits count',
  });
}

function hasHostBits({ address, prefix }: IpNetwork): boolean {
  return address.some((group, index) => {
    const nBits = Math.max(0, Math.min(32, prefix - 32 * index));
    const hostMask = nBits === 32 ? 0 : 0xffffffff >>> nBits;
    return (group & hostMask) !== 0;
  });
}
