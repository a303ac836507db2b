import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { ECS_PATHS } from './ecs-fields.ts';
import { ecsRecord } from './ecs-record.ts';
import type { LogsourceTable } from './log-event.ts';
import type { RecordMap } from './record-map.ts';

/** Names that documents of winlogbeat have behind their prefix, in both of its versions. */
const SIGNS: readonly string[] = ['winlog_channel', 'winlog_event_id', 'winlog_provider_name'];

/** What Graylog puts before the fields of a Beat, unless it is told not to, with names that tell it. */
const PREFIXES: readonly (readonly [prefix: string, signs: readonly string[]])[] = [
  ...['winlogbeat_', 'beats_'].map(
    (prefix) => [prefix, [...SIGNS, 'log_name'].map((sign) => prefix + sign)] as const,
  ),
  ['', SIGNS],
];

/** Parts whose members have names of their own. */
const OPEN_PATHS: readonly (readonly [start: string, path: string])[] = [
  ['winlog_event_data_', 'winlog.event_data.'],
  ['winlog_user_data_', 'winlog.user_data.'],
  ['event_data_', 'event_data.'],
  ['user_data_', 'user_data.'],
];

/** Paths of the schema by the same with underscores. */
const PATHS: ReadonlyMap<string, string> = new Map(
  ECS_PATHS.map((path) => [path.replaceAll('.', '_'), path]),
);

/**
 * The event of a Beat in a message of Graylog, which writes the path of a field with underscores and the
 * name of the Beat before it (`winlogbeat_winlog_event_data_Image`). Undefined for another record. Never
 * throws. O(members).
 */
export function graylogRecord(
  record: RecordMap,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  const found = PREFIXES.find(([, signs]) => signs.some((sign) => record.has(sign)));
  if (found === undefined) return undefined;
  const [prefix] = found;
  const spelled = new Map<string, EventValue>();
  for (const [key, value] of record) {
    if (key.startsWith(prefix)) spelled.set(pathOf(key.slice(prefix.length)), value);
    else if (!spelled.has(key)) spelled.set(key, value);
  }
  return ecsRecord(spelled, logsources);
}

function hasKeyFrom(record: RecordMap, start: string): boolean {
  for (const key of record.keys()) if (key.startsWith(start)) return true;
  return false;
}

function pathOf(key: string): string {
  for (const [start, path] of OPEN_PATHS) {
    if (key.startsWith(start)) return path + key.slice(start.length);
  }
  return PATHS.get(key) ?? key;
}

/** The record in a message of GELF, whose own fields start with an underscore; undefined for another one. Never throws. O(members). */
export function recordOfGelf(record: RecordMap): RecordMap | undefined {
  const isGelf = record.has('short_message') && record.has('host');
  if (!isGelf || !hasKeyFrom(record, '_')) return undefined;
  const fields = new Map<string, EventValue>();
  for (const [key, value] of record) {
    fields.set(key.startsWith('_') ? key.slice(1) : key, value);
  }
  return fields.size === record.size ? fields : undefined;
}
