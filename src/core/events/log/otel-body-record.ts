import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { SYSTEM_NAMES } from './event-element.ts';
import { timeOfFields, windowsEvent, type LogsourceTable } from './log-event.ts';
import { addMembers, isMap, listOf, mapIn, valueIn, type RecordMap } from './record-map.ts';

/** Members of the head, as paths of at most two parts. */
const HEAD: readonly (readonly [name: string, key: string, member?: string])[] = [
  ['EventID', 'event_id', 'id'],
  ['EventID_Qualifiers', 'event_id', 'qualifiers'],
  ['Provider_Name', 'provider', 'name'],
  ['Provider_Guid', 'provider', 'guid'],
  ['Channel', 'channel'],
  ['Computer', 'computer'],
  ['EventRecordID', 'record_id'],
  ['TimeCreated_SystemTime', 'system_time'],
  ['Execution_ProcessID', 'execution', 'process_id'],
  ['Execution_ThreadID', 'execution', 'thread_id'],
  ['Security_UserID', 'security', 'user_id'],
  ['Level', 'level'],
  ['Task', 'task'],
  ['Opcode', 'opcode'],
  ['Keywords', 'keywords'],
  ['Message', 'message'],
];

/**
 * The Windows event in the body that OpenTelemetry's receiver of event logs writes: `event_id` and
 * `provider` are objects; `event_data` is an object, or has under `data` a list of objects of one member.
 * Undefined for another object. Never throws. O(size of the record).
 * Source: opentelemetry-collector-contrib, receiver/windowseventlogreceiver.
 */
export function otelBodyRecord(
  record: RecordMap,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  const body = mapIn(record, 'body') ?? record;
  const id = mapIn(body, 'event_id');
  if (id === undefined || !id.has('id') || !body.has('channel')) return undefined;
  const fields = new Map<string, EventValue>();
  for (const [name, key, member] of HEAD) {
    const holder = member === undefined ? body : mapIn(body, key);
    const value = holder === undefined ? undefined : valueIn(holder, member ?? key);
    if (value !== undefined) fields.set(name, value);
  }
  const data = new Map<string, EventValue>();
  for (const part of [mapIn(body, 'event_data'), mapIn(body, 'user_data')]) addData(data, part);
  for (const [name, value] of data) {
    if (!SYSTEM_NAMES.has(name) || !fields.has(name)) fields.set(name, value);
  }
  const event = windowsEvent(fields, logsources);
  return { ...event, time: event.time ?? timeOfFields(record) };
}

function addData(data: Map<string, EventValue>, part: RecordMap | undefined): void {
  for (const [key, value] of part ?? []) {
    if (key === 'data') {
      for (const entry of listOf(value)) {
        if (isMap(entry)) addMembers(data, entry, fieldNameOf);
        else addMembers(data, new Map([['Data', entry]]), fieldNameOf);
      }
    } else if (!(isMap(value) && value.size === 0)) data.set(fieldNameOf(key), value);
  }
}
