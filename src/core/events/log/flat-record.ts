import { encodeUtf8 } from '../../../base/utf8.ts';
import { kindOf, type JsonIndex } from '../../json/json-index.ts';
import { indexJson } from '../../json/index-json.ts';
import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { addEventDataOf } from './event-element.ts';
import { MAX_VALUE_DEPTH } from './event-values.ts';
import {
  addMembers,
  jsonMembers,
  stringIn,
  textIn,
  valueIn,
  type JsonMembers,
} from './json-members.ts';
import { windowsEvent, type LogsourceTable } from './log-event.ts';
import { addEventData } from './nested-record.ts';
import { elementsCalled } from './parse-xml.ts';

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
 * Undefined for another record. Throws InvariantError for an unknown node. O(bytes of the subtree).
 */
export function flatRecord(
  index: JsonIndex,
  record: JsonMembers,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  const isThere = (wanted: string): boolean =>
    HEAD.some(([name, keys]) => name === wanted && textIn(index, record, ...keys) !== undefined);
  if (!isThere('EventID') || (!isThere('Channel') && !isThere('Provider_Name'))) return undefined;
  const fields = new Map<string, EventValue>();
  addMembers(fields, index, record, (key) => (DATA_KEYS.has(key) ? undefined : fieldNameOf(key)));
  for (const [name, value] of dataOf(index, record)) {
    if (!fields.has(name)) fields.set(name, value);
  }
  for (const [name, keys] of HEAD) {
    const value = fields.has(name) ? undefined : valueIn(index, record, ...keys);
    if (value !== undefined) fields.set(name, value);
  }
  return windowsEvent(fields, logsources);
}

function dataOf(index: JsonIndex, record: JsonMembers): ReadonlyMap<string, EventValue> {
  const data = new Map<string, EventValue>();
  for (const node of record.get('EventData') ?? []) {
    if (kindOf(index, node) === 'object' || kindOf(index, node) === 'array') {
      addEventData(data, index, node);
    }
  }
  const xml = stringIn(index, record, 'EventData', 'ParameterXml');
  if (xml?.trimStart().startsWith('<') === true) {
    for (const element of elementsCalled(xml, 'EventData', 1)) addEventDataOf(data, element);
  }
  addPayload(data, stringIn(index, record, 'Payload'));
  return data;
}

/** EvtxECmd writes the data as JSON in a text; PowerShell's events have a field of the same name. */
function addPayload(data: Map<string, EventValue>, payload: string | undefined): void {
  if (payload === undefined) return;
  const json = payload.trimStart().startsWith('{')
    ? indexJson(encodeUtf8(payload), { maxDepth: MAX_VALUE_DEPTH })
    : undefined;
  const members = json?.ok === true ? jsonMembers(json.value, 0) : undefined;
  const nodes = [...(members?.get('EventData') ?? []), ...(members?.get('UserData') ?? [])];
  if (json?.ok !== true || nodes.length === 0) data.set('Payload', payload);
  else for (const node of nodes) addEventData(data, json.value, node);
}
