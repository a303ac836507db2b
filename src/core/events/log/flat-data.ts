import type { EventValue } from '../../sigma/event.ts';
import { addEventDataOf } from './event-element.ts';
import { jsonInText } from './json-in-text.ts';
import { addEventData, addUserData } from './nested-record.ts';
import { elementsCalled } from './parse-xml.ts';
import { isMap, listOf, type RecordMap } from './record-map.ts';

/** Members that hold the data of an event in another form than the record's. */
const DATA_KEYS: ReadonlySet<string> = new Set([
  'EventData',
  'RawEventData',
  'ParameterXml',
  'Payload',
  'UserData',
  'event_data',
  'user_data',
]);

const USER_DATA_KEYS: ReadonlySet<string> = new Set(['UserData', 'user_data']);

/** Whether a member holds the data of the event, rather than being a field of it. Never throws. */
export function isDataMember(key: string, value: EventValue): boolean {
  // PowerShell's events have a field `Payload`, and those of the Security channel may be empty here.
  return DATA_KEYS.has(key) && (key !== 'Payload' || isMap(payloadOf(value)));
}

/**
 * Adds the data of a flat record: members of an object, of JSON in a text (EvtxECmd, `WindowsEvent` of
 * Log Analytics), or elements of XML in a text (Sentinel). A text that is neither adds nothing. Never
 * throws. O(size of the data).
 */
export function addDataMembers(data: Map<string, EventValue>, record: RecordMap): void {
  for (const key of DATA_KEYS) {
    const value = record.get(key);
    if (value === undefined || value === null) continue;
    if (typeof value === 'string') addText(data, key, value);
    else for (const part of listOf(value)) addPart(data, key, part);
  }
}

function addPart(data: Map<string, EventValue>, key: string, part: EventValue): void {
  if (USER_DATA_KEYS.has(key)) addUserData(data, part);
  else if (isMap(part)) addEventData(data, part);
}

function addText(data: Map<string, EventValue>, key: string, text: string): void {
  if (key === 'Payload') {
    const payload = payloadOf(text);
    if (!isMap(payload)) return;
    for (const part of listOf(payload.get('EventData'))) addEventData(data, part);
    for (const part of listOf(payload.get('UserData'))) addUserData(data, part);
  } else if (text.trimStart().startsWith('<')) {
    for (const element of elementsCalled(text, 'EventData', 1)) addEventDataOf(data, element);
  } else {
    const value = jsonInText(text);
    if (isMap(value)) addPart(data, key, value);
  }
}

/** EvtxECmd writes the data as JSON in a text; PowerShell's events have a field of the same name. */
function payloadOf(value: EventValue): RecordMap | undefined {
  const payload = typeof value === 'string' ? jsonInText(value) : value;
  if (!isMap(payload)) return undefined;
  return payload.has('EventData') || payload.has('UserData') ? payload : undefined;
}
