import type { EventLogsource, EventValue } from '../../sigma/event.ts';
import { lookupIn } from './ecs-lookup.ts';
import { stringIn, type RecordMap } from './record-map.ts';

/** Names by which a log of Zeek is known that does not tell its own. Source: Zeek documentation, script reference. */
const LOGS: readonly (readonly [log: string, names: readonly string[]])[] = [
  ['dns', ['query', 'trans_id']],
  ['dns', ['qtype_name']],
  ['http', ['method', 'uri']],
  ['http', ['trans_depth', 'request_body_len']],
  ['conn', ['conn_state']],
  ['ssl', ['cipher', 'version']],
  ['smb_files', ['action', 'path', 'name']],
  ['dce_rpc', ['operation', 'named_pipe']],
  ['dce_rpc', ['operation', 'endpoint']],
  ['kerberos', ['request_type', 'client']],
  ['rdp', ['cookie', 'security_protocol']],
  ['ssh', ['auth_attempts']],
];

/** The categories of rules that know no product, by log, and the names that they have for its fields. */
const GENERIC: ReadonlyMap<
  string,
  readonly [categories: readonly string[], fields: readonly (readonly [string, string])[]]
> = new Map([
  [
    'dns',
    [
      ['dns'],
      [
        ['qtype_name', 'record_type'],
        ['answers', 'answer'],
      ],
    ],
  ],
  [
    'http',
    [
      ['proxy'],
      [
        ['uri', 'c-uri'],
        ['user_agent', 'c-useragent'],
        ['method', 'cs-method'],
        ['host', 'cs-host'],
        ['status_code', 'sc-status'],
        ['referrer', 'cs-referer'],
      ],
    ],
  ],
  [
    'conn',
    [
      ['firewall'],
      [
        ['id.orig_h', 'src_ip'],
        ['id.resp_h', 'dst_ip'],
        ['id.resp_p', 'dst_port'],
      ],
    ],
  ],
]);

/** The log of Zeek that a record is of; undefined for another record. */
function zeekLog(record: RecordMap): string | undefined {
  const path = stringIn(record, '_path');
  if (path !== undefined && (record.has('uid') || record.has('ts'))) return path.toLowerCase();
  const look = lookupIn(record);
  if (!record.has('ts') || !record.has('uid') || look('id.orig_h') === undefined) return undefined;
  const known = LOGS.find(([, names]) => names.every((name) => record.has(name)));
  return known?.[0] ?? '';
}

/** The logsource of a record of Zeek; the service is unknown where nothing tells the log. Undefined for another record. Never throws. */
export function zeekLogsource(record: RecordMap): EventLogsource | undefined {
  const log = zeekLog(record);
  if (log === undefined) return undefined;
  const categories = GENERIC.get(log)?.[0] ?? [];
  return { product: 'zeek', categories, services: log === '' ? undefined : [log] };
}

/** Adds to a record of Zeek the names that rules without a product have for its fields. Never throws. */
export function addZeekFields(fields: Map<string, EventValue>): void {
  const look = lookupIn(fields);
  for (const [path, name] of GENERIC.get(zeekLog(fields) ?? '')?.[1] ?? []) {
    const value = look(path);
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  }
}
