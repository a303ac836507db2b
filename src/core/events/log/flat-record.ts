import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { SYSTEM_NAMES } from './event-element.ts';
import { addField, textOfValue } from './event-values.ts';
import { addDataMembers, isDataMember } from './flat-data.ts';
import { fieldsOfInserts, isInsertList } from './insert-fields.ts';
import { addLabelMembers } from './label-members.ts';
import { windowsEvent, windowsLogsource, type LogsourceTable } from './log-event.ts';
import { fieldsOfMessage } from './message-fields.ts';
import { listOf, mapIn, stringIn, type RecordMap } from './record-map.ts';
import { eventFieldsOf } from '../windows/event-fields.ts';

/** Names that flat records have for the head of a Windows event. */
const HEAD: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['EventID', ['EventID', 'EventId', 'event_id', 'Id', 'Event ID', 'eventid', 'EventCode']],
  [
    'Channel',
    [
      'Channel',
      'LogName',
      'log_name',
      'Log Name',
      'channel',
      'ChannelName',
      'Logfile',
      'EventLog',
      'Log',
    ],
  ],
  [
    'Provider_Name',
    [
      'Provider_Name',
      'ProviderName',
      'SourceName',
      'Provider',
      'EventSourceName',
      'provider_name',
      'source_name',
      'Source',
    ],
  ],
  [
    'Computer',
    ['Computer', 'Hostname', 'MachineName', 'ComputerName', 'computer_name', 'computer', 'host'],
  ],
  [
    'EventRecordID',
    [
      'EventRecordID',
      'RecordNumber',
      'RecordId',
      'EventRecordId',
      'record_number',
      'record_id',
      'RecordID',
    ],
  ],
  [
    'Execution_ProcessID',
    ['Execution_ProcessID', 'ExecutionProcessID', 'SystemProcessId', 'process_id'],
  ],
  [
    'Execution_ThreadID',
    ['Execution_ThreadID', 'ExecutionThreadID', 'SystemThreadId', 'thread_id'],
  ],
  ['Security_UserID', ['Security_UserID', 'UserID', 'SystemUserId', 'UserSID', 'user_id']],
];

/** Names of the text of the event. */
const MESSAGE_KEYS: readonly string[] = [
  'Message',
  'RenderedDescription',
  'Description',
  'description',
  'message',
];

/** Fields of an event that are enough to tell that its data is in the record. */
const MIN_OWN_FIELDS = 2;

/** Fields of which events that are not known mostly have one. */
const COMMON_FIELDS: readonly string[] = ['SubjectUserName', 'TargetUserName', 'ObjectName'];

/**
 * A record of Windows with everything at one level (Mordor, NXLog, Fluent Bit, Sentinel, EvtxECmd,
 * Get-WinEvent): an EventID, and a channel or provider. The names of the taxonomy are added to the
 * record's own. The data is taken out of an object, of JSON or XML in a text, or, where there is none,
 * out of the list of the event's texts and out of its message. Undefined for another record. Never
 * throws. O(size of the record).
 */
export function flatRecord(record: RecordMap, logsources: LogsourceTable): SigmaEvent | undefined {
  const head = HEAD.map(([, keys]) => scalarIn(record, keys));
  const [eventId, channel, provider] = head;
  if (eventId === undefined || (channel === undefined && provider === undefined)) return undefined;
  const fields = fieldsOf(record);
  const data = new Map<string, EventValue>();
  addDataMembers(data, record);
  for (const [name, value] of data) {
    if (!SYSTEM_NAMES.has(name) || !fields.has(name)) fields.set(name, value);
  }
  for (const [at, [name]] of HEAD.entries()) {
    const value = head[at];
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  }
  const message = stringIn(record, ...MESSAGE_KEYS);
  if (message !== undefined && !fields.has('Message')) fields.set('Message', message);
  const isWhole = data.size > 0 || addMissingData(fields, record, logsources);
  const event = windowsEvent(fields, logsources);
  return isWhole ? event : { ...event, missing: { kind: 'not-recorded' } };
}

/**
 * Adds the data of an event that has none at its own level. False where the event is known to have
 * some, and its message (in another language, or none) does not tell of it.
 */
function addMissingData(
  fields: Map<string, EventValue>,
  record: RecordMap,
  logsources: LogsourceTable,
): boolean {
  const logsource = windowsLogsource(fields, logsources);
  const eventId = textOfValue(fields.get('EventID')) ?? '';
  const { services = [] } = logsource;
  if (services.includes('security')) addLabelMembers(fields, record, eventId);
  const names = eventFieldsOf(services, eventId);
  const nOwn = names.filter((name) => fields.has(name)).length;
  if (nOwn >= MIN_OWN_FIELDS) return true;
  if (names.length === 0 && COMMON_FIELDS.some((name) => fields.has(name))) return true;
  const inserts = fieldsOfInserts(record, logsource, eventId);
  for (const [name, value] of inserts) fields.set(name, value);
  const message = stringIn(record, ...MESSAGE_KEYS);
  if (inserts.size > 0) return true;
  const told = fieldsOfMessage(services, eventId, message ?? '');
  for (const [name, value] of told) if (!fields.has(name)) fields.set(name, value);
  const isTold = message === undefined || names.length === 0;
  return isTold || names.some((name) => fields.has(name));
}

/** The members but the data, by their names without spaces. */
function fieldsOf(record: RecordMap): Map<string, EventValue> {
  const fields = new Map<string, EventValue>();
  for (const [key, value] of record) {
    if (!isDataMember(key, value) && !isInsertList(key, value)) {
      addField(fields, fieldNameOf(key), value);
    }
  }
  moveExecution(fields);
  const user = mapIn(record, 'UserId')?.get('Value') ?? record.get('UserId');
  if (user !== undefined && user !== null && fields.has('Execution_ThreadID')) {
    fields.set('Security_UserID', user);
  }
  return fields;
}

/**
 * A process beside a thread is the one that wrote the event, not the one that the event tells of: no
 * event has a field `ThreadId` or `ThreadID` of its own.
 */
function moveExecution(fields: Map<string, EventValue>): void {
  for (const ending of ['Id', 'ID']) {
    const thread = fields.get(`Thread${ending}`);
    if (thread === undefined || thread === null) continue;
    const process = fields.get(`Process${ending}`);
    if (process !== undefined && !fields.has('Execution_ProcessID')) {
      fields.set('Execution_ProcessID', process);
      fields.delete(`Process${ending}`);
    }
    if (!fields.has('Execution_ThreadID')) fields.set('Execution_ThreadID', thread);
    fields.delete(`Thread${ending}`);
  }
}

function scalarIn(record: RecordMap, keys: readonly string[]): EventValue | undefined {
  for (const key of keys) {
    const [value] = listOf(record.get(key));
    if (value !== undefined && textOfValue(value) !== undefined) return value;
  }
  return undefined;
}
