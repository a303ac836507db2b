import type { EventLogsource } from '../../sigma/event.ts';
import { azureService } from './azure-fields.ts';
import { stringIn, type RecordMap } from './record-map.ts';
import { zeekLogsource } from './zeek-fields.ts';

/** What events of a product have that is no Windows log: names that are all there. */
interface ProductSign {
  readonly names: readonly string[];
  readonly product: string;
  readonly service: string | undefined;
  /** Where rules have one for the product. */
  readonly category?: string;
}

/** Source: the products' own documents on their logs; product and service as SigmaHQ's rules name them. */
const SIGNS: readonly ProductSign[] = [
  { names: ['eventSource', 'eventName', 'awsRegion'], product: 'aws', service: 'cloudtrail' },
  {
    names: ['kind', 'apiVersion', 'auditID', 'verb'],
    product: 'kubernetes',
    service: 'audit',
    category: 'application',
  },
  { names: ['protoPayload', 'logName'], product: 'gcp', service: 'gcp.audit' },
  { names: ['eventType', 'actor', 'published', 'outcome'], product: 'okta', service: 'okta' },
  { names: ['Operation', 'Workload', 'RecordType'], product: 'm365', service: undefined },
  { names: ['auditType', 'affectedObjects'], product: 'bitbucket', service: 'audit' },
  { names: ['action', 'actor', '_document_id'], product: 'github', service: 'audit' },
  {
    names: ['logtype', 'node_id', 'src_host'],
    product: 'opencanary',
    service: undefined,
    category: 'application',
  },
];

/** What lines of syslog have in Azure's collector and in the journal of systemd. */
const SYSLOG_NAMES: readonly (readonly string[])[] = [
  ['SyslogMessage', 'Facility'],
  ['MESSAGE', '_HOSTNAME'],
  ['MESSAGE', 'SYSLOG_IDENTIFIER'],
  ['MESSAGE', '__REALTIME_TIMESTAMP'],
];

/** Programs whose lines belong to a service of rules with another name. */
const SERVICES_BY_PROGRAM: ReadonlyMap<string, readonly string[]> = new Map([
  ['sshd', ['auth']],
  ['sudo', ['auth']],
  ['su', ['auth']],
  ['login', ['auth']],
  ['crond', ['cron']],
]);

/** What a line in the log of a web server or proxy has, in the names of the W3C. */
const WEB_NAMES: readonly string[] = ['cs-method', 'cs-uri-stem', 'sc-status'];

const WEB: EventLogsource = {
  product: undefined,
  categories: ['webserver', 'proxy'],
  services: undefined,
};

const UNKNOWN: EventLogsource = {
  product: undefined,
  categories: undefined,
  services: undefined,
};

/**
 * The logsource of a record that is of no shape of its own, by the names that it has: unknown, so that
 * no rule is left out, where they tell nothing. Never throws.
 */
export function genericLogsource(record: RecordMap): EventLogsource {
  const zeek = zeekLogsource(record);
  if (zeek !== undefined) return zeek;
  if (SYSLOG_NAMES.some((names) => names.every((name) => record.has(name)))) {
    return syslogLogsource(stringIn(record, 'ProcessName', 'SYSLOG_IDENTIFIER', '_COMM'));
  }
  const azure = azureService(record);
  if (azure !== undefined) {
    return { product: 'azure', categories: [], services: azure };
  }
  if (WEB_NAMES.every((name) => record.has(name))) return WEB;
  const sign = SIGNS.find(({ names }) => names.every((name) => record.has(name)));
  if (sign === undefined) return UNKNOWN;
  const { product, service, category } = sign;
  return {
    product,
    categories: category === undefined ? [] : [category],
    services: service === undefined ? undefined : [service],
  };
}

/** The logsource of a line of syslog that a program wrote. Never throws. */
export function syslogLogsource(program: string | undefined): EventLogsource {
  const name = program?.toLowerCase();
  const services =
    name === undefined ? ['syslog'] : ['syslog', name, ...(SERVICES_BY_PROGRAM.get(name) ?? [])];
  return { product: 'linux', categories: [], services };
}
