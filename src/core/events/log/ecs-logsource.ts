import type { EventLogsource, EventValue } from '../../sigma/event.ts';
import type { Lookup } from './ecs-lookup.ts';
import { textOfValue } from './event-values.ts';
import { isMap, listOf } from './record-map.ts';

/** Words of `event.category` with those of `event.type`, and the categories of rules. Source: ECS, "event.category". */
const CATEGORIES: readonly (readonly [
  category: string,
  type: string | undefined,
  categories: readonly string[],
])[] = [
  ['process', 'start', ['process_creation']],
  ['process', 'end', ['process_termination']],
  ['network', undefined, ['network_connection']],
  ['file', 'creation', ['file_event']],
  ['file', 'deletion', ['file_delete']],
  ['file', 'change', ['file_change', 'file_event']],
  ['registry', 'creation', ['registry_event', 'registry_add']],
  ['registry', 'deletion', ['registry_event', 'registry_delete']],
  ['registry', undefined, ['registry_event', 'registry_set']],
  ['library', undefined, ['image_load']],
  ['driver', undefined, ['driver_load']],
];

/** The categories of rules that a document of the schema belongs to; undefined where it does not tell. Never throws. */
export function ecsCategories(look: Lookup): readonly string[] | undefined {
  const categories = wordsOf(look('event.category'));
  const types = wordsOf(look('event.type'));
  if (look('dns.question.name') !== undefined) return ['dns_query', 'dns'];
  const row = CATEGORIES.find(
    ([category, type]) =>
      categories.includes(category) && (type === undefined || types.includes(type)),
  );
  return row?.[2];
}

function wordsOf(value: EventValue | undefined): readonly string[] {
  return listOf(value).flatMap((word) => textOfValue(word) ?? []);
}

const PRODUCTS: ReadonlyMap<string, string> = new Map([
  ['windows', 'windows'],
  ['linux', 'linux'],
  ['macos', 'macos'],
  ['darwin', 'macos'],
]);

/** Datasets of Elastic's integrations, and what rules call where they come from. */
const DATASETS: ReadonlyMap<string, readonly [product: string, service: string]> = new Map([
  ['aws.cloudtrail', ['aws', 'cloudtrail']],
  ['azure.activitylogs', ['azure', 'activitylogs']],
  ['azure.auditlogs', ['azure', 'auditlogs']],
  ['azure.signinlogs', ['azure', 'signinlogs']],
  ['gcp.audit', ['gcp', 'gcp.audit']],
  ['okta.system', ['okta', 'okta']],
  ['o365.audit', ['m365', 'audit']],
  ['github.audit', ['github', 'audit']],
  ['kubernetes.audit_logs', ['kubernetes', 'audit']],
  ['system.auth', ['linux', 'auth']],
  ['system.syslog', ['linux', 'syslog']],
  ['auditd.log', ['linux', 'auditd']],
  ['auditd_manager.auditd', ['linux', 'auditd']],
]);

/** The logsource of a document that is of no Windows log. Never throws. */
export function ecsLogsource(
  look: Lookup,
  categories: readonly string[] | undefined,
): EventLogsource {
  const dataset = textOfValue(look('event.dataset') ?? look('data_stream.dataset')) ?? '';
  const known = DATASETS.get(dataset);
  if (known !== undefined) {
    const [product, service] = known;
    return { product, categories: categories ?? [], services: [service] };
  }
  if (dataset.startsWith('zeek.')) {
    return { product: 'zeek', categories, services: [dataset.slice('zeek.'.length)] };
  }
  const system = ['host.os.type', 'host.os.family', 'host.os.platform']
    .map((path) => textOfValue(look(path))?.toLowerCase() ?? '')
    .find((word) => PRODUCTS.has(word));
  const isAudit = auditType(look) !== undefined;
  return {
    product: PRODUCTS.get(system ?? '') ?? (isAudit ? 'linux' : undefined),
    categories: isAudit ? (categories ?? []) : categories,
    services: isAudit ? ['auditd'] : undefined,
  };
}

/** What kind of record of the audit daemon a document is of. */
function auditType(look: Lookup): string | undefined {
  return textOfValue(look('auditd.message_type') ?? look('auditd.log.record_type'))?.toUpperCase();
}

/**
 * Adds what auditbeat and filebeat keep of a record of the audit daemon, under the names that its lines
 * have; and of a call of a cloud's interface, under those of its trail. Never throws. O(fields).
 */
export function addAuditFields(fields: Map<string, EventValue>, look: Lookup): void {
  const type = auditType(look);
  if (type !== undefined) {
    setMissing(fields, 'type', type);
    for (const path of ['auditd.data', 'auditd.log']) {
      const data = look(path);
      if (isMap(data)) for (const [name, value] of data) setMissing(fields, name, value);
    }
    setMissing(fields, 'exe', look('process.executable'));
    setMissing(fields, 'SYSCALL', look('auditd.data.syscall'));
    for (const [at, word] of listOf(look('process.args')).entries()) {
      setMissing(fields, `a${String(at)}`, word);
    }
  }
  if (textOfValue(look('event.dataset') ?? look('data_stream.dataset')) === 'aws.cloudtrail') {
    setMissing(fields, 'eventName', look('event.action'));
    setMissing(fields, 'eventSource', look('event.provider'));
    setMissing(fields, 'errorCode', look('aws.cloudtrail.error_code'));
    setMissing(fields, 'userIdentity.type', look('aws.cloudtrail.user_identity.type'));
    setMissing(fields, 'userIdentity.arn', look('aws.cloudtrail.user_identity.arn'));
  }
}

function setMissing(
  fields: Map<string, EventValue>,
  name: string,
  value: EventValue | undefined,
): void {
  if (value !== undefined && value !== null && !fields.has(name)) fields.set(name, value);
}
