import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { lookupIn, type Lookup } from './ecs-lookup.ts';
import { textOfValue } from './event-values.ts';
import { logEvent, timeOfFields, type LogsourceTable } from './log-event.ts';
import { isMap, listOf, mapIn, type RecordMap } from './record-map.ts';

/** Where the path of a file is in an event about it. */
const FILE_PATHS: readonly string[] = [
  'destination.existing_file.path',
  'destination.path',
  'file.path',
  'target.path',
  'source.path',
];

/** Events about files, and the categories of rules. */
const FILE_EVENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['create', ['file_event']],
  ['write', ['file_event', 'file_change']],
  ['close', ['file_event', 'file_change']],
  ['rename', ['file_rename', 'file_event']],
  ['clone', ['file_event']],
  ['copyfile', ['file_event']],
  ['unlink', ['file_delete']],
  ['open', ['file_access']],
]);

/**
 * The event in a line of macOS's `eslogger`: a process creation for `exec` (the program that is replaced
 * stands for the parent), file events, any other with its own members. Undefined for another object.
 * Never throws. O(size of the record). Source: eslogger(1), EndpointSecurity/ESMessage.h.
 */
export function endpointSecurityRecord(
  record: RecordMap,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  const event = mapIn(record, 'event');
  const isMessage = record.has('schema_version') || record.has('mach_time');
  if (event === undefined || !record.has('event_type')) return undefined;
  if (!isMessage && mapIn(record, 'process')?.has('executable') !== true) return undefined;
  const [kind, body] = [...event][0] ?? ['', null];
  const fields = new Map<string, EventValue>(record);
  const look = lookupIn(isMap(body) ? body : new Map());
  const actor = lookupIn(mapIn(record, 'process') ?? new Map());
  const categories =
    kind === 'exec' ? addExec(fields, look, actor) : addFile(fields, kind, look, actor);
  return logEvent(
    fields,
    logsources.intern({ product: 'macos', categories, services: undefined }),
    timeOfFields(fields),
  );
}

function addExec(fields: Map<string, EventValue>, look: Lookup, actor: Lookup): readonly string[] {
  const words = listOf(look('args') ?? look('target.args')).flatMap(
    (word) => textOfValue(word) ?? [],
  );
  setField(fields, 'Image', look('target.executable.path'));
  setField(fields, 'CommandLine', words.length === 0 ? undefined : words.join(' '));
  setField(fields, 'CurrentDirectory', look('cwd.path'));
  setField(fields, 'ProcessId', look('target.audit_token.pid'));
  setField(fields, 'ParentProcessId', look('target.ppid'));
  setField(fields, 'ParentImage', actor('executable.path'));
  return ['process_creation'];
}

function addFile(
  fields: Map<string, EventValue>,
  kind: string,
  look: Lookup,
  actor: Lookup,
): readonly string[] {
  setField(fields, 'Image', actor('executable.path'));
  setField(fields, 'ProcessId', actor('audit_token.pid'));
  const categories = FILE_EVENTS.get(kind);
  if (categories === undefined) return kind === 'exit' ? ['process_termination'] : [];
  const folder = textOfValue(look('destination.new_path.dir.path'));
  const name = textOfValue(look('destination.new_path.filename'));
  const made = folder === undefined || name === undefined ? undefined : `${folder}/${name}`;
  const path = FILE_PATHS.map((place) => look(place)).find((value) => value !== undefined);
  setField(fields, 'TargetFilename', made ?? path);
  if (kind === 'rename') setField(fields, 'SourceFilename', look('source.path'));
  return categories;
}

function setField(
  fields: Map<string, EventValue>,
  name: string,
  value: EventValue | undefined,
): void {
  if (value !== undefined) fields.set(name, value);
}
