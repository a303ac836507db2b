import { SYSTEM_FIELDS } from '../events/windows/system-fields.ts';
import type { Logsource } from '../sigma/rule/sigma-rule.ts';
import { BEHAVIOUR_LISTS, type BehaviourList } from './behaviour-lists.ts';
import { eventsOfCategory, type RecordedKind } from './event-guard.ts';
import type { Loss } from './conversion.ts';

/** Where VirusTotal has events of a logsource. */
export interface EventPlaces {
  /** Undefined where no match context can be of such an event. */
  readonly contexts: ContextPlace | undefined;
  readonly lists: readonly BehaviourList[];
  /** What the logsource says that these places do not. */
  readonly losses: readonly Loss[];
}

/** The match contexts that are events of a logsource. */
export interface ContextPlace {
  /** Of Windows; empty where the events have no number, or the rule asks for it itself. */
  readonly events: readonly RecordedKind[];
  /** They are of another channel than Sysmon's, which contexts do not tell. */
  readonly isOtherChannel: boolean;
  /** Why a field is not kept; undefined for one that is. */
  readonly unrecorded: (field: string) => string | undefined;
}

const PLATFORMS: ReadonlySet<string> = new Set(['windows', 'linux', 'macos']);

/** Channels of Windows that contexts in reports are known to be of. */
const SEEN_SERVICES: ReadonlySet<string> = new Set([
  'sysmon',
  'security',
  'system',
  'powershell',
  'powershell-classic',
]);

/** Channels of servers, which no sandbox is. */
const SERVER_SERVICES: ReadonlySet<string> = new Set([
  'msexchange-management',
  'dns-server',
  'dns-server-analytic',
  'dns-server-audit',
  'microsoft-servicebus-client',
  'iis-configuration',
  'ldap',
]);

/** Categories that only the lists of the behaviour, or the verdicts on the file, know. */
const NETWORK_CATEGORIES: ReadonlySet<string> = new Set(['proxy', 'firewall', 'dns', 'antivirus']);

/** Names of what keeps no log in a sandbox, where the logsource has no product. */
const SERVER_CATEGORIES: ReadonlySet<string> = new Set(['webserver', 'database', 'application']);

const SYSTEM: ReadonlySet<string> = new Set(SYSTEM_FIELDS);

/**
 * Where the events of a logsource are, or why there are none, in words. Never throws.
 * Source: reports of three years; VirusTotal, "Sigma rules for Linux and MacOS".
 */
export function eventPlaces(logsource: Logsource): EventPlaces | string {
  const { product, category, service } = logsource;
  if (product !== undefined && !PLATFORMS.has(product)) {
    return `no sandbox of VirusTotal records events of ${product}`;
  }
  const lists = BEHAVIOUR_LISTS.filter((list) => isOf(list, logsource));
  if (category !== undefined && NETWORK_CATEGORIES.has(category)) {
    const losses = category === 'antivirus' ? [ANTIVIRUS] : [];
    return { contexts: undefined, lists, losses };
  }
  if (category !== undefined && SERVER_CATEGORIES.has(category)) {
    return `no sandbox of VirusTotal records the log of a ${category}`;
  }
  if (service !== undefined) return placesOfService(logsource, service, lists);
  const events = category === undefined ? [] : eventsOfCategory(category);
  if (category !== undefined && events.length === 0) {
    if (lists.length > 0) return { contexts: undefined, lists, losses: [] };
    return `no sandbox of VirusTotal records events of the category ${category}`;
  }
  return { contexts: contextPlace(events, { product, service }), lists, losses: [] };
}

const ANTIVIRUS: Loss = {
  part: 'logsource',
  reason: 'the verdicts that VirusTotal has of the file stand for the events of an antivirus',
};

function placesOfService(
  { product, category }: Logsource,
  service: string,
  lists: readonly BehaviourList[],
): EventPlaces | string {
  const isWindows = product === 'windows' || (product === undefined && SEEN_SERVICES.has(service));
  if (!isWindows && service !== 'sysmon') {
    return `no sandbox of VirusTotal records the log of ${service}`;
  }
  if (SERVER_SERVICES.has(service)) {
    return `the channel ${service} is one of servers, and no sandbox of VirusTotal is one`;
  }
  const losses: Loss[] = SEEN_SERVICES.has(service)
    ? []
    : [
        {
          part: 'logsource',
          reason: `no report is known that has events of the channel ${service}`,
        },
      ];
  const events = category === undefined ? [] : eventsOfCategory(category);
  return { contexts: contextPlace(events, { product, service }), lists, losses };
}

function isOf({ categories, services }: BehaviourList, { category, service }: Logsource): boolean {
  if (category !== undefined) return categories.includes(category);
  return service !== undefined && services?.includes(service) === true;
}

function contextPlace(
  events: readonly RecordedKind[],
  { product, service }: Pick<Logsource, 'product' | 'service'>,
): ContextPlace {
  const known = new Set(events.flatMap(({ fields }) => [...fields]));
  const isWindows = product !== 'linux' && product !== 'macos';
  return {
    events: isWindows ? events : [],
    isOtherChannel: service !== undefined && service !== 'sysmon',
    unrecorded: (field) => {
      if (field === 'EventID' && isWindows) return undefined;
      if (SYSTEM.has(field))
        return `VirusTotal keeps no field ${field}, which is of the head of an event`;
      if (known.size === 0 || known.has(field)) return undefined;
      return `events of this kind have no field ${field} that VirusTotal would keep`;
    },
  };
}
