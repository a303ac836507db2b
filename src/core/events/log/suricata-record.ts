import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { lookupIn } from './ecs-lookup.ts';
import { logEvent, timeOfFields, type LogsourceTable } from './log-event.ts';
import { isMap, listOf, stringIn, type RecordMap } from './record-map.ts';

/** Where the fields of rules for the network are. Source: Suricata documentation, "EVE JSON format"; Sigma taxonomy. */
const FIELDS: readonly (readonly [path: string, name: string])[] = [
  ['dns.rrname', 'query'],
  ['dns.rrtype', 'record_type'],
  ['http.url', 'c-uri'],
  ['http.http_user_agent', 'c-useragent'],
  ['http.http_method', 'cs-method'],
  ['http.hostname', 'cs-host'],
  ['http.status', 'sc-status'],
  ['http.http_refer', 'cs-referer'],
  ['src_ip', 'src_ip'],
  ['dest_ip', 'dst_ip'],
  ['src_port', 'src_port'],
  ['dest_port', 'dst_port'],
];

/** The categories of rules that know no product, by the type of event. */
const CATEGORIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['dns', ['dns']],
  ['http', ['proxy', 'webserver']],
  ['flow', ['firewall']],
]);

/**
 * The event in a line of Suricata's `eve.json`, with the names that rules have for its fields beside its
 * own. The service is its type (`alert`, `dns`). Undefined for another object. Never throws. O(members).
 */
export function suricataRecord(
  record: RecordMap,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  const type = stringIn(record, 'event_type');
  if (type === undefined || !(record.has('flow_id') || record.has('src_ip'))) return undefined;
  if (!record.has('proto') && !record.has('in_iface') && !record.has(type)) return undefined;
  const fields = new Map<string, EventValue>(record);
  const look = lookupIn(record);
  for (const [path, name] of FIELDS) {
    const value = look(path);
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  }
  const asked = ['dns.queries', 'dns.query'].flatMap((path) =>
    listOf(look(path)).flatMap((query) => (isMap(query) ? (query.get('rrname') ?? []) : [])),
  );
  if (asked.length > 0 && !fields.has('query')) fields.set('query', asked);
  const categories = CATEGORIES.get(type) ?? [];
  return logEvent(
    fields,
    logsources.intern({ product: 'suricata', categories, services: [type] }),
    timeOfFields(fields),
  );
}
