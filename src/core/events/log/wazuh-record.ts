import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { SYSTEM_NAMES } from './event-element.ts';
import { windowsEvent, type LogsourceTable } from './log-event.ts';
import { mapIn, type RecordMap } from './record-map.ts';

/** What Wazuh calls the parts of the head, where it is not the name with another first letter. */
const SYSTEM_KEYS: ReadonlyMap<string, string> = new Map([
  ['providerName', 'Provider_Name'],
  ['providerGuid', 'Provider_Guid'],
  ['systemTime', 'TimeCreated_SystemTime'],
  ['processID', 'Execution_ProcessID'],
  ['threadID', 'Execution_ThreadID'],
]);

/**
 * The Windows event in an alert or archived event of Wazuh, which keeps it under `data.win` and writes
 * the first letter of every name small. Undefined for another record. Never throws. O(size of the event).
 * Source: Wazuh documentation, "Windows event channel".
 */
export function wazuhRecord(record: RecordMap, logsources: LogsourceTable): SigmaEvent | undefined {
  const win = mapIn(mapIn(record, 'data') ?? record, 'win');
  const system = win === undefined ? undefined : mapIn(win, 'system');
  if (win === undefined || system === undefined) return undefined;
  const fields = new Map<string, EventValue>();
  for (const [key, value] of system) fields.set(SYSTEM_KEYS.get(key) ?? capitalized(key), value);
  for (const [key, value] of mapIn(win, 'eventdata', 'eventData') ?? []) {
    const name = capitalized(key);
    if (!SYSTEM_NAMES.has(name) || !fields.has(name)) fields.set(name, value);
  }
  return windowsEvent(fields, logsources);
}

function capitalized(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
