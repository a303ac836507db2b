import { encodeUtf8 } from '../../../base/utf8.ts';
import { indexJson } from '../../json/index-json.ts';
import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { addEventDataOf } from './event-element.ts';
import { addField, eventValueOf, MAX_VALUE_DEPTH } from './event-values.ts';
import { windowsEvent, type LogsourceTable } from './log-event.ts';
import { addEventData } from './nested-record.ts';
import { elementsCalled } from './parse-xml.ts';
import { isMap, listOf, stringIn, valueIn, type RecordMap } from './record-map.ts';

/** Names that flat records have for the head of a Windows event. */
const HEAD: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['EventID', ['EventID', 'EventId', 'event_id', 'Id', 'Event ID', 'eventid', 'EventCode']],
  ['Channel', ['Channel', 'LogName', 'log_name', 'Log Name', 'channel', 'ChannelName']],
  [
    'Provider_Name',
    ['Provider_Name', 'ProviderName', 'SourceName', 'Provider', 'EventSourceName', 'provider_name'],
  ],
  ['Computer', ['Computer', 'Hostname', 'MachineName', 'ComputerName', 'host']],
  ['EventRecordID', ['EventRecordID', 'RecordNumber', 'RecordId', 'EventRecordId']],
  ['Execution_ProcessID', ['Execution_ProcessID', 'ExecutionProcessID']],
  ['Security_UserID', ['Security_UserID', 'UserID']],
];

/** Members that hold the data of the event in another form. */
const DATA_KEYS: ReadonlySet<string> = new Set(['EventData', 'ParameterXml', 'Payload']);

/**
 * A record of Windows with everything at one level (Mordor, NXLog, Sentinel, EvtxECmd, Get-WinEvent): an
 * EventID, and a channel or provider. The names of the taxonomy are added to the record's own, and the
 * data is taken out of an object, of JSON in a text (EvtxECmd) or of XML in a text (Sentinel).
 * Undefined for another record. Never throws. O(size of the record).
 */
export function flatRecord(record: RecordMap, logsources: LogsourceTable): SigmaEvent | undefined {
  const head = HEAD.map(([, keys]) => valueIn(record, ...keys));
  const [eventId, channel, provider] = head;
  if (eventId === undefined || (channel === undefined && provider === undefined)) return undefined;
  const fields = fieldsOf(record);
  for (const [name, value] of dataOf(record)) if (!fields.has(name)) fields.set(name, value);
  for (const [at, [name]] of HEAD.entries()) {
    const value = head[at];
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  }
  return windowsEvent(fields, logsources);
}

/** The members but the data, by their names without spaces. */
function fieldsOf(record: RecordMap): Map<string, EventValue> {
  const fields = new Map(record);
  for (const key of DATA_KEYS) fields.delete(key);
  for (const [key, value] of record) {
    const name = fieldNameOf(key);
    if (name === key) continue;
    fields.delete(key);
    addField(fields, name, value);
  }
  return fields;
}

const NO_DATA: RecordMap = new Map();

function dataOf(record: RecordMap): RecordMap {
  if (![...DATA_KEYS].some((key) => record.has(key))) return NO_DATA;
  const data = new Map<string, EventValue>();
  for (const part of listOf(record.get('EventData'))) addEventData(data, part);
  const xml = stringIn(record, 'EventData', 'ParameterXml');
  if (xml?.trimStart().startsWith('<') === true) {
    for (const element of elementsCalled(xml, 'EventData', 1)) addEventDataOf(data, element);
  }
  addPayload(data, stringIn(record, 'Payload'));
  return data;
}

/** EvtxECmd writes the data as JSON in a text; PowerShell's events have a field of the same name. */
function addPayload(data: Map<string, EventValue>, payload: string | undefined): void {
  if (payload === undefined) return;
  const json = payload.trimStart().startsWith('{')
    ? indexJson(encodeUtf8(payload), { maxDepth: MAX_VALUE_DEPTH })
    : undefined;
  const value = json?.ok === true ? eventValueOf(json.value, 0) : undefined;
  const parts = isMap(value)
    ? [...listOf(value.get('EventData')), ...listOf(value.get('UserData'))]
    : [];
  if (parts.length === 0) data.set('Payload', payload);
  else for (const part of parts) addEventData(data, part);
}
