import type { EventLogsource, EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { SYSTEM_NAMES } from './event-element.ts';
import { textOfValue } from './event-values.ts';
import { logEvent, timeOfFields, windowsEvent, type LogsourceTable } from './log-event.ts';
import { addMembers, isMap, listOf, mapIn, type RecordMap } from './record-map.ts';

/**
 * Fields of the Elastic Common Schema and the names that rules have for them; of several for one name,
 * the first that is there counts. Source: ECS 8, pySigma-backend-elasticsearch's `ecs_windows`.
 */
const FIELDS: readonly (readonly [ecs: string, name: string])[] = [
  ['process.executable', 'Image'],
  ['process.command_line', 'CommandLine'],
  ['process.working_directory', 'CurrentDirectory'],
  ['process.pid', 'ProcessId'],
  ['process.entity_id', 'ProcessGuid'],
  ['process.parent.executable', 'ParentImage'],
  ['process.parent.command_line', 'ParentCommandLine'],
  ['process.parent.pid', 'ParentProcessId'],
  ['process.pe.original_file_name', 'OriginalFileName'],
  ['process.pe.company', 'Company'],
  ['process.pe.description', 'Description'],
  ['process.pe.product', 'Product'],
  ['process.pe.file_version', 'FileVersion'],
  ['user.name', 'User'],
  ['dll.path', 'ImageLoaded'],
  ['registry.path', 'TargetObject'],
  ['registry.data.strings', 'Details'],
  ['dns.question.name', 'QueryName'],
  ['dns.question.name', 'query'],
  ['destination.ip', 'DestinationIp'],
  ['destination.port', 'DestinationPort'],
  ['destination.domain', 'DestinationHostname'],
  ['source.ip', 'SourceIp'],
  ['source.port', 'SourcePort'],
  ['source.domain', 'SourceHostname'],
  ['network.transport', 'Protocol'],
  ['powershell.file.script_block_text', 'ScriptBlockText'],
  ['url.original', 'c-uri'],
  ['http.request.method', 'cs-method'],
  ['user_agent.original', 'c-useragent'],
  ['message', 'Message'],
  ['host.name', 'Computer'],
  ['event.code', 'EventID'],
  ['event.provider', 'Provider_Name'],
  ['@timestamp', '@timestamp'],
];

/** Hashes of a process or a file, as Sysmon writes them in one text. */
const HASHES: readonly (readonly [ecs: string, name: string])[] = [
  ['md5', 'MD5'],
  ['sha1', 'SHA1'],
  ['sha256', 'SHA256'],
  ['imphash', 'IMPHASH'],
];

/** What winlogbeat has of the head of a Windows event, in both of its versions. */
const WINLOG_FIELDS: readonly (readonly [path: string, name: string])[] = [
  ['winlog.channel', 'Channel'],
  ['winlog.event_id', 'EventID'],
  ['winlog.provider_name', 'Provider_Name'],
  ['winlog.provider_guid', 'Provider_Guid'],
  ['winlog.computer_name', 'Computer'],
  ['winlog.record_id', 'EventRecordID'],
  ['winlog.process.pid', 'Execution_ProcessID'],
  ['winlog.process.thread.id', 'Execution_ThreadID'],
  ['winlog.user.identifier', 'Security_UserID'],
  ['winlog.opcode', 'Opcode'],
  ['winlog.task', 'Task'],
  ['winlog.keywords', 'Keywords'],
  ['log_name', 'Channel'],
  ['event_id', 'EventID'],
  ['source_name', 'Provider_Name'],
  ['computer_name', 'Computer'],
  ['record_number', 'EventRecordID'],
];

/** Where winlogbeat has the data of an event. */
const WINLOG_DATA: readonly string[] = [
  'winlog.event_data',
  'winlog.user_data',
  'event_data',
  'user_data',
];

/** Reads members by a path with dots, nested or written as one key. */
type Lookup = (path: string) => EventValue | undefined;

/**
 * The event in a document of winlogbeat (7 and later under `winlog`, before at the top) or of another
 * tool that writes the Elastic Common Schema. The event's own data comes first; what the pipeline
 * moved into ECS fields is brought back under the names of the taxonomy. Undefined for another object.
 * Never throws. O(size of the record).
 */
export function ecsRecord(record: RecordMap, logsources: LogsourceTable): SigmaEvent | undefined {
  const look = lookupIn(record);
  const isWinlog = record.has('winlog') || record.has('winlog.channel');
  const isOldWinlog = mapIn(record, 'event_data') !== undefined;
  const isEcs = look('ecs.version') !== undefined || look('event.category') !== undefined;
  if (!isWinlog && !isOldWinlog && !isEcs) return undefined;
  const fields = new Map<string, EventValue>();
  addPaths(fields, look, WINLOG_FIELDS);
  const data = new Map<string, EventValue>();
  for (const path of WINLOG_DATA) addData(data, record, look, path);
  for (const [name, value] of data) {
    if (!SYSTEM_NAMES.has(name) || !fields.has(name)) fields.set(name, value);
  }
  addPaths(fields, look, FIELDS);
  addHashes(fields, look);
  const categories = categoriesOf(look);
  addFileFields(fields, look, categories);
  if (fields.has('Channel') || isWinlog || isOldWinlog) return windowsEvent(fields, logsources);
  return logEvent(fields, logsources.intern(logsourceOf(look, categories)), timeOfFields(fields));
}

function lookupIn(record: RecordMap): Lookup {
  return (path) => {
    let at: RecordMap = record;
    for (let rest = path; ;) {
      const whole = at.get(rest);
      if (whole !== undefined && whole !== null) return whole;
      const dot = rest.indexOf('.');
      const inner = dot === -1 ? undefined : at.get(rest.slice(0, dot));
      if (!isMap(inner)) return undefined;
      at = inner;
      rest = rest.slice(dot + 1);
    }
  };
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
  const hashes = HASHES.flatMap(([ecs, name]) => {
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
  const name = categories?.includes('image_load') === true ? 'ImageLoaded' : 'TargetFilename';
  if (!fields.has(name)) fields.set(name, path);
}

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
  ['registry', undefined, ['registry_event', 'registry_set']],
  ['library', undefined, ['image_load']],
  ['driver', undefined, ['driver_load']],
];

function categoriesOf(look: Lookup): readonly string[] | undefined {
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

function logsourceOf(look: Lookup, categories: readonly string[] | undefined): EventLogsource {
  const system = ['host.os.type', 'host.os.family', 'host.os.platform']
    .map((path) => textOfValue(look(path))?.toLowerCase() ?? '')
    .find((word) => PRODUCTS.has(word));
  return {
    product: PRODUCTS.get(system ?? ''),
    categories,
    services: undefined,
  };
}
