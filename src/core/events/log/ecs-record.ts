import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { SYSTEM_NAMES } from './event-element.ts';
import { textOfValue } from './event-values.ts';
import { logEvent, timeOfFields, windowsEvent, type LogsourceTable } from './log-event.ts';
import {
  ECS_FIELDS,
  ECS_HASHES,
  EVENT_FIELDS,
  VECTOR_FIELDS,
  WINLOG_DATA,
  WINLOG_FIELDS,
} from './ecs-fields.ts';
import { lookupIn, type Lookup } from './ecs-lookup.ts';
import { addAuditFields, ecsCategories, ecsLogsource } from './ecs-logsource.ts';
import { addMembers, isMap, listOf, mapIn, type RecordMap } from './record-map.ts';

/**
 * The event in a document of winlogbeat (7 and later under `winlog`, before at the top) or of another
 * tool that writes the Elastic Common Schema. The event's own data comes first; what the pipeline
 * moved into ECS fields is brought back under the names of the taxonomy. Undefined for another object.
 * Never throws. O(size of the record).
 */
export function ecsRecord(record: RecordMap, logsources: LogsourceTable): SigmaEvent | undefined {
  const look = lookupIn(record);
  const isWinlog = WINLOG_SIGNS.some((path) => look(path) !== undefined);
  const isOldWinlog =
    mapIn(record, 'event_data') !== undefined ||
    (record.has('log_name') && hasKeyFrom(record, 'event_data.'));
  const isEcs = look('ecs.version') !== undefined || look('event.category') !== undefined;
  if (!isWinlog && !isOldWinlog && !isEcs) return undefined;
  const fields = new Map<string, EventValue>();
  addPaths(fields, look, WINLOG_FIELDS);
  if (isOldWinlog) addPaths(fields, look, VECTOR_FIELDS);
  const data = new Map<string, EventValue>();
  for (const path of WINLOG_DATA) addData(data, record, look, path);
  for (const [name, value] of data) {
    if (!SYSTEM_NAMES.has(name) || !fields.has(name)) fields.set(name, value);
  }
  const eventId = textOfValue(fields.get('EventID')) ?? textOfValue(look('event.code')) ?? '';
  addPaths(fields, look, EVENT_FIELDS.get(eventId) ?? []);
  addPaths(fields, look, ECS_FIELDS);
  addHashes(fields, look);
  addTold(fields, look);
  const categories = ecsCategories(look);
  if (!PATH_EVENTS.has(eventId)) addFileFields(fields, look, categories);
  if (fields.has('Channel') || isWinlog || isOldWinlog) {
    const event = windowsEvent(fields, logsources);
    return { ...event, time: event.time ?? timeOfFields(record) };
  }
  addAuditFields(fields, look);
  // Rules for other products name the fields of the schema.
  for (const [name, value] of record) if (!fields.has(name)) fields.set(name, value);
  return logEvent(fields, logsources.intern(ecsLogsource(look, categories)), timeOfFields(fields));
}

const WINLOG_SIGNS: readonly string[] = ['winlog', 'winlog.channel', 'winlog.event_id'];

/** Events whose `file.path` is another field, or none, of the event. */
const PATH_EVENTS: ReadonlySet<string> = new Set(['6', '7', '4103', '4104']);

function hasKeyFrom(record: RecordMap, start: string): boolean {
  for (const key of record.keys()) if (key.startsWith(start)) return true;
  return false;
}

const DIRECTIONS: ReadonlyMap<string, string> = new Map([
  ['egress', 'true'],
  ['outbound', 'true'],
  ['ingress', 'false'],
  ['inbound', 'false'],
]);

/** Fields that the schema has in several, or in other words. */
function addTold(fields: Map<string, EventValue>, look: Lookup): void {
  const user = textOfValue(look('user.name'));
  const domain = textOfValue(look('user.domain'));
  if (user !== undefined && !fields.has('User')) {
    fields.set('User', domain === undefined || domain === '' ? user : `${domain}\\${user}`);
  }
  const words = listOf(look('process.args')).flatMap((word) => textOfValue(word) ?? []);
  if (words.length > 0 && !fields.has('CommandLine')) fields.set('CommandLine', words.join(' '));
  const initiated = DIRECTIONS.get(textOfValue(look('network.direction')) ?? '');
  if (initiated !== undefined && !fields.has('Initiated')) fields.set('Initiated', initiated);
}

function addPaths(
  fields: Map<string, EventValue>,
  look: Lookup,
  paths: readonly (readonly [path: string, name: string])[],
): void {
  for (const [path, name] of paths) {
    if (fields.has(name)) continue;
    const value = look(path);
    if (value !== undefined) fields.set(name, value);
  }
}

/** The members of the object at a path, or the keys that start with it. */
function addData(
  data: Map<string, EventValue>,
  record: RecordMap,
  look: Lookup,
  path: string,
): void {
  const value = look(path);
  if (isMap(value)) addMembers(data, value, fieldNameOf);
  const prefix = `${path}.`;
  addMembers(data, record, (key) =>
    key.startsWith(prefix) ? fieldNameOf(key.slice(prefix.length)) : undefined,
  );
}

function addHashes(fields: Map<string, EventValue>, look: Lookup): void {
  if (fields.has('Hashes')) return;
  const hashes = ECS_HASHES.flatMap(([ecs, name]) => {
    const holder = ecs === 'imphash' ? 'pe' : 'hash';
    const value = ['process', 'file', 'dll']
      .map((object) => textOfValue(look(`${object}.${holder}.${ecs}`)))
      .find((text) => text !== undefined);
    return value === undefined ? [] : [`${name}=${value.toUpperCase()}`];
  });
  if (hashes.length > 0) fields.set('Hashes', hashes.join());
}

function addFileFields(
  fields: Map<string, EventValue>,
  look: Lookup,
  categories: readonly string[] | undefined,
): void {
  const path = look('file.path');
  if (path === undefined) return;
  const isImage = ['image_load', 'driver_load'].some((name) => categories?.includes(name));
  const name = isImage ? 'ImageLoaded' : 'TargetFilename';
  if (!fields.has(name)) fields.set(name, path);
}
