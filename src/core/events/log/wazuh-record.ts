import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { SYSTEM_NAMES } from './event-element.ts';
import { lookupIn } from './ecs-lookup.ts';
import { timeOfFields, windowsEvent, type LogsourceTable } from './log-event.ts';
import { isMap, type RecordMap } from './record-map.ts';

/** What Wazuh calls the parts of the head, where it is not the name with another first letter. */
const SYSTEM_KEYS: ReadonlyMap<string, string> = new Map([
  ['providerName', 'Provider_Name'],
  ['providerGuid', 'Provider_Guid'],
  ['systemTime', 'TimeCreated_SystemTime'],
  ['processID', 'Execution_ProcessID'],
  ['processId', 'Execution_ProcessID'],
  ['eventId', 'EventID'],
  ['threadID', 'Execution_ThreadID'],
  ['threadId', 'Execution_ThreadID'],
]);

/**
 * The Windows event in an alert or archived event of Wazuh, which keeps it under `data.win` (Sysmon for
 * Linux under `data`), nested or with dots, and writes the first letter of every name small. Undefined
 * for another record. Never throws. O(size of the event).
 * Source: Wazuh documentation, "Windows event channel".
 */
export function wazuhRecord(record: RecordMap, logsources: LogsourceTable): SigmaEvent | undefined {
  for (const { path, first, heads } of PLACES) {
    // Without looking at every member of the record.
    if (!isMap(record.get(first)) && !heads.some((key) => record.has(key))) continue;
    const system = partOf(record, `${path}.system`);
    if (system === undefined || !(system.has('providerName') || system.has('channel'))) continue;
    const fields = new Map<string, EventValue>();
    for (const [key, value] of system) fields.set(SYSTEM_KEYS.get(key) ?? capitalized(key), value);
    const data = partOf(record, `${path}.eventdata`) ?? partOf(record, `${path}.eventData`);
    for (const [key, value] of data ?? []) {
      const name = capitalized(key);
      if (!SYSTEM_NAMES.has(name) || !fields.has(name)) fields.set(name, value);
    }
    const event = windowsEvent(fields, logsources);
    return { ...event, time: event.time ?? timeOfFields(record) };
  }
  return undefined;
}

/** Members of the head of which one is always there. */
const HEAD_KEYS: readonly string[] = ['channel', 'eventID', 'providerName'];

/** Where the event may be; its first member; and its head, as members whose names have dots. */
const PLACES = ['data.win', 'win', 'data'].map((path) => ({
  path,
  first: path.split('.', 1)[0] ?? path,
  heads: HEAD_KEYS.map((key) => `${path}.system.${key}`),
}));

/** The object at a path, or the members whose names start with it. */
function partOf(record: RecordMap, path: string): RecordMap | undefined {
  const value = lookupIn(record)(path);
  if (isMap(value)) return value;
  const part = new Map<string, EventValue>();
  const start = `${path}.`;
  for (const [key, member] of record) {
    if (key.startsWith(start)) part.set(key.slice(start.length), member);
  }
  return part.size === 0 ? undefined : part;
}

function capitalized(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
