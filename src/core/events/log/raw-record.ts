import { decodeUtf8 } from '../../../base/utf8.ts';
import type { EventLogsource, EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { readAuditLine } from './audit-line.ts';
import { AUDITD, AUDITD_PROCESS, addProcessFields } from './audit-processes.ts';
import { eventOfElement } from './event-element.ts';
import { logEvent, timeOfFields, type LogsourceTable } from './log-event.ts';
import { elementsCalled } from './parse-xml.ts';
import { addMembers, isList, listOf, type RecordMap } from './record-map.ts';
import { winEventLines } from './winevent-lines.ts';

/** Members in which a collector keeps the line or the XML that it got. */
const RAW_MEMBERS: readonly string[] = [
  'SyslogMessage',
  '_raw',
  'raw',
  'message',
  'Message',
  'MESSAGE',
  'EventXml',
  'xml',
  'log',
  'line',
  'event',
  'body',
  'full_log',
];

/**
 * The event in a record of a collector that keeps the text of the event in it: XML (Sysmon for Linux
 * through syslog, Splunk) or a line of auditd. What the collector says besides is added where the event
 * has no field of that name. Undefined for another record. Never throws.
 */
export function rawRecord(record: RecordMap, logsources: LogsourceTable): SigmaEvent | undefined {
  for (const key of RAW_MEMBERS) {
    const raw = textOfMember(record.get(key));
    if (raw === undefined) continue;
    const event =
      xmlEvent(raw, logsources) ?? auditEvent(raw, logsources) ?? winEventLines(raw, logsources);
    if (event !== undefined) return withOuterFields(event, record, key);
  }
  return undefined;
}

/** The journal writes a text with control characters as its bytes. */
function textOfMember(value: EventValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  const bytes = listOf(value);
  if (bytes.length === 0 || !isList(value)) return undefined;
  const isText = bytes.every((byte) => typeof byte === 'number' && byte >= 0 && byte <= 0xff);
  return isText ? decodeUtf8(Uint8Array.from(bytes, Number)) : undefined;
}

/** The event in a text that is one `Event` element; undefined for another text. Never throws. O(length). */
export function xmlEvent(raw: string, logsources: LogsourceTable): SigmaEvent | undefined {
  // Behind the head of a line of syslog, too.
  if (!raw.includes('<Event>') && !raw.includes('<Event ')) return undefined;
  const [element] = elementsCalled(raw, 'Event', 1);
  return element === undefined ? undefined : eventOfElement(element, logsources);
}

function auditEvent(raw: string, logsources: LogsourceTable): SigmaEvent | undefined {
  const record = readAuditLine(raw);
  if (record === undefined) return undefined;
  const isProcess = addProcessFields([record]).has(record);
  const logsource: EventLogsource = isProcess ? AUDITD_PROCESS : AUDITD;
  return logEvent(record.fields, logsources.intern(logsource), record.time);
}

/**
 * The event with what a collector says besides, where the event has no field of that name. rawKey: the
 * member that held the event. Never throws. O(members).
 */
export function withOuterFields(event: SigmaEvent, record: RecordMap, rawKey?: string): SigmaEvent {
  const fields = new Map(event.fields);
  addMembers(fields, record, (key) =>
    key === rawKey || key === 'EventData' || event.fields.has(key) ? undefined : fieldNameOf(key),
  );
  return { ...event, fields, time: event.time ?? timeOfFields(fields) };
}
