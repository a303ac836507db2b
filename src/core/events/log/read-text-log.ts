import { decodeUtf8 } from '../../../base/utf8.ts';
import type { SigmaEvent } from '../../sigma/event.ts';
import { readAuditLine, type AuditRecord } from './audit-line.ts';
import { AUDITD, AUDITD_PROCESS, addProcessFields } from './audit-processes.ts';
import { eventOfElement } from './event-element.ts';
import { logEvent, type LogsourceTable } from './log-event.ts';
import { forEachElement } from './parse-xml.ts';

/** Takes an event; false when there is no room for more. */
export type TakeEvent = (event: SigmaEvent) => boolean;

/** Bytes of one line of auditd that are read; the kernel cuts at a fraction of it. */
const MAX_LINE_BYTES = 256 * 1024;

/** Lines that are not understood and told by their number. */
const MAX_TOLD_LINES = 20;

/**
 * Takes the events of a text of `Event` elements: an export of the event viewer, or elements one after the
 * other. Never throws. O(length).
 */
export function readXmlLog(text: string, logsources: LogsourceTable, take: TakeEvent): void {
  forEachElement(text, 'Event', (element) => {
    const event = eventOfElement(element, logsources);
    return event === undefined || take(event);
  });
}

/** Lines of a log that are no records. */
export interface SkippedLines {
  /** The first of them, 1-based. */
  readonly lines: readonly number[];
  readonly nLines: number;
}

/**
 * Takes the records of an audit log, a line each: every record is an event, and that of the system call
 * that started a program has the fields of a process creation as well. Empty lines, `----` (ausearch) and
 * `time->` are skipped. Never throws. O(bytes).
 */
export function readAuditLog(
  bytes: Uint8Array,
  logsources: LogsourceTable,
  take: TakeEvent,
): SkippedLines {
  const records: AuditRecord[] = [];
  const skipped: number[] = [];
  let nSkipped = 0;
  let line = 0;
  for (let at = 0; at < bytes.length;) {
    line++;
    const feed = bytes.indexOf(0x0a, at);
    const end = feed === -1 ? bytes.length : feed;
    const text = decodeUtf8(bytes, at, Math.min(end, at + MAX_LINE_BYTES)).trim();
    at = end + 1;
    if (text === '' || text.startsWith('----') || text.startsWith('time->')) continue;
    const record = readAuditLine(text);
    if (record !== undefined) records.push(record);
    else if (nSkipped++ < MAX_TOLD_LINES) skipped.push(line);
  }
  const processes = addProcessFields(records);
  for (const record of records) {
    const logsource = processes.has(record) ? AUDITD_PROCESS : AUDITD;
    if (!take(logEvent(record.fields, logsources.intern(logsource), record.time))) break;
  }
  return { lines: skipped, nLines: nSkipped };
}
