import type { EventLogsource } from '../../sigma/event.ts';
import { sysmonCategories } from './sysmon-events.ts';
import { channelOfProvider, servicesOfChannel } from './windows-channels.ts';
import { windowsCategories } from './windows-events.ts';

/** What the head of a Windows event tells. */
export interface WindowsHead {
  readonly channel: string | undefined;
  readonly provider: string | undefined;
  readonly eventId: string | undefined;
  readonly eventType: string | undefined;
}

/** Events of the RPC firewall, which rules know as a product of its own. Source: SigmaHQ rules/application/rpc_firewall. */
const RPC_FIREWALL: EventLogsource = {
  product: 'rpc_firewall',
  categories: ['application'],
  services: ['rpc_firewall'],
};

const LINUX_CHANNEL_PREFIX = 'linux-';

/**
 * The logsource of an event of the Windows event log, or of Sysmon for Linux. A record without channel
 * and with a provider that writes to several has no known services. Never throws.
 * Source: Sigma taxonomy.
 */
export function logsourceOfWindows(head: WindowsHead): EventLogsource {
  const channel =
    head.channel ?? (head.provider === undefined ? undefined : channelOfProvider(head.provider));
  if (channel === undefined) {
    return { product: 'windows', categories: undefined, services: undefined };
  }
  const lowered = channel.toLowerCase();
  if (lowered === 'rpcfw') return RPC_FIREWALL;
  const services = servicesOfChannel(channel);
  return {
    product: lowered.startsWith(LINUX_CHANNEL_PREFIX) ? 'linux' : 'windows',
    categories: head.eventId === undefined ? undefined : categoriesOf(services, head),
    services,
  };
}

function categoriesOf(services: readonly string[], head: WindowsHead): readonly string[] {
  const eventId = head.eventId ?? '';
  if (services.includes('sysmon')) return sysmonCategories(eventId, head.eventType);
  return services.flatMap((service) => windowsCategories(service, eventId));
}
