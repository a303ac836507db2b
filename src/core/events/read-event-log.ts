import { decodeUtf8 } from '../../base/utf8.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { MAX_JSON_BYTES } from '../json/index-json.ts';
import type { JsonIndex } from '../json/json-index.ts';
import { readReport } from '../report/read-report.ts';
import type { SigmaEvent } from '../sigma/event.ts';
import { formatOfLog, type LogFormat } from './is-event-log.ts';
import { readEvtx } from './evtx/read-evtx.ts';
import { asUtf8 } from './log/decode-log.ts';
import { eventOfElement } from './log/event-element.ts';
import { createLogsourceTable, type LogsourceTable } from './log/log-event.ts';
import { isKnownRecord, readRecord, readRecords, type RecordReader } from './log/json-records.ts';
import { forEachJsonValue } from './log/json-values.ts';
import { readTableLog } from './log/read-table-log.ts';
import { unpackLog, type LogPart } from './log/unpack-log.ts';
import { readAuditLog, readXmlLog } from './log/read-text-log.ts';
import { createContextReader } from './model/context-reader.ts';
import { guessProductOfPath } from './model/product-guess.ts';
import type { RecordedEvent, RecordedEvents } from './recorded-event.ts';

/** Why a file is no event log, in words. */
export interface EventLogError {
  readonly kind: 'not-an-event-log';
  readonly message: string;
}

/** The largest file that becomes one text, in bytes: browsers have a limit on the length of texts. */
const MAX_TEXT_BYTES = 256 * 1024 * 1024;

/** Events that are read of one file; an event takes some kilobytes of memory. */
export const MAX_LOG_EVENTS = 200_000;

export interface ReadLogOptions {
  /** Instead of MAX_LOG_EVENTS. */
  readonly maxEvents?: number;
}

/**
 * The events of a log file: EVTX, XML, JSON in the shapes that log tools write, lines of auditd, or tables
 * of values between delimiters; also
 * packed with gzip, or several in a ZIP archive. fileName: for the origin of the events and for messages. bytes: as on disk, UTF-8 or UTF-16. What
 * cannot be read is told in the notes, with its line, and does not stop the rest. A file without any
 * event is the error. Never throws. O(bytes).
 */
export function readEventLog(
  fileName: string,
  bytes: Uint8Array,
  options: ReadLogOptions = {},
): Result<RecordedEvents, EventLogError> {
  if (bytes.length > MAX_JSON_BYTES) return refuse('the file is larger than can be loaded');
  const log = createOpenLog(fileName, options.maxEvents ?? MAX_LOG_EVENTS);
  const unpacked = unpackLog(bytes);
  if (!unpacked.ok) return refuse(unpacked.error);
  log.notes.push(...unpacked.value.notes);
  for (const part of unpacked.value.parts) readPart(part, log);
  const { events, notes } = finishLog(log);
  if (events.length > 0) return ok({ events, notes });
  const [first] = notes;
  return refuse(first ?? 'there is no event in it');
}

/** Reads a log; what cannot be read of one in an archive is told with its name. */
function readPart({ name, bytes }: LogPart, log: OpenLog): void {
  const nNotes = log.notes.length;
  const nEvents = log.events.length;
  const format = formatOfLog(name ?? log.fileName, bytes);
  readFormat(format ?? 'json', bytes, log);
  const first = log.notes[nNotes];
  const isText = format === undefined && bytes.length > 0 && log.events.length === nEvents;
  if (isText && first?.startsWith('line ') !== false) {
    log.notes.splice(nNotes, log.notes.length, unknownNote(first));
  }
  if (name === undefined) return;
  if (log.events.length === nEvents && log.notes.length === nNotes && log.nLeftOut === 0) {
    log.notes.push('there is no event in it');
  }
  for (const note of log.notes.splice(nNotes)) log.notes.push(`${name}: ${note}`);
}

function unknownNote(first: string | undefined): string {
  const found = first === undefined ? '' : ` (${first})`;
  return `this is no log of a kind that is read${found}: export the events as EVTX, XML, JSON, JSON lines or CSV, or take the lines of auditd`;
}

/** What a log's reader fills. */
interface OpenLog {
  readonly fileName: string;
  readonly maxEvents: number;
  readonly events: RecordedEvent[];
  readonly notes: string[];
  readonly logsources: LogsourceTable;
  nLeftOut: number;
}

function createOpenLog(fileName: string, maxEvents: number): OpenLog {
  return {
    fileName,
    maxEvents,
    events: [],
    notes: [],
    logsources: createLogsourceTable(),
    nLeftOut: 0,
  };
}

function take(log: OpenLog, event: SigmaEvent): boolean {
  const { events, fileName, maxEvents } = log;
  if (events.length >= maxEvents) {
    log.nLeftOut++;
    return false;
  }
  events.push({ event, origin: { kind: 'log', fileName, index: events.length } });
  return true;
}

function readFormat(format: LogFormat, bytes: Uint8Array, log: OpenLog): void {
  const text = format === 'evtx' ? bytes : asUtf8(bytes);
  if (text === undefined) {
    log.notes.push('the file is UTF-32: save it as UTF-8');
    return;
  }
  switch (format) {
    case 'json':
      readJson(text, log);
      return;
    case 'xml':
      if (text.length > MAX_TEXT_BYTES)
        log.notes.push('the file is larger than can be read as one text');
      else readXmlLog(decodeUtf8(text), log.logsources, (event) => take(log, event));
      return;
    case 'auditd': {
      const { lines, nLines } = readAuditLog(text, log.logsources, (event) => take(log, event));
      if (nLines > 0) log.notes.push(linesNote('no record of auditd', lines, nLines));
      return;
    }
    case 'evtx':
      readBinary(text, log);
      return;
    case 'table':
      readTable(text, log);
      return;
    case 'clixml':
      log.notes.push(CLIXML);
      return;
  }
}

function readTable(bytes: Uint8Array, log: OpenLog): void {
  if (bytes.length > MAX_TEXT_BYTES) {
    log.notes.push('the file is larger than can be read as one text');
    return;
  }
  const reader = readerOf(log);
  readTableLog(decodeUtf8(bytes), (record) => {
    readRecord(record, reader, (event) => take(log, event));
    return log.nLeftOut === 0;
  });
}

function readerOf({ logsources }: OpenLog): RecordReader {
  return { logsources, contexts: createContextReader(guessProductOfPath()) };
}

const CLIXML =
  "this is PowerShell's own XML (Export-Clixml), which keeps objects, not events: export with `Get-WinEvent … | ForEach-Object ToXml`, or `… | ConvertTo-Json -Depth 4`, or `wevtutil query-events`";

function readBinary(bytes: Uint8Array, log: OpenLog): void {
  const { nRecords, nChunks } = readEvtx(bytes, (element) => {
    const event = eventOfElement(element, log.logsources);
    return event === undefined || take(log, event);
  });
  if (nRecords > 0) log.notes.push(`broken records that are left out: ${String(nRecords)}`);
  if (nChunks > 0) log.notes.push(`broken parts of the file that are left out: ${String(nChunks)}`);
}

function readJson(bytes: Uint8Array, log: OpenLog): void {
  const reader = readerOf(log);
  let isFirst = true;
  const values = forEachJsonValue(bytes, (index) => {
    if (isFirst && isReport(index, reader)) {
      log.notes.push('this is a report of VirusTotal, not a log');
      return false;
    }
    isFirst = false;
    readRecords(index, 0, reader, (event) => take(log, event));
    return log.nLeftOut === 0;
  });
  for (const { line, message } of values.badLines)
    log.notes.push(`line ${String(line)}: ${message}`);
  const nMore = values.nBadLines - values.badLines.length;
  if (nMore > 0) log.notes.push(`more lines that are no JSON: ${String(nMore)}`);
  if (values.stoppedAt !== undefined) log.notes.push('too much is broken: the rest was not read');
}

/** Some records have members of reports too. */
function isReport(index: JsonIndex, reader: RecordReader): boolean {
  if (isKnownRecord(index, 0, reader)) return false;
  const report = readReport({ id: 0, name: '', index });
  return report.ok || report.error.kind === 'choose';
}

function linesNote(what: string, lines: readonly number[], nLines: number): string {
  const more = nLines > lines.length ? ', …' : '';
  return `lines that are ${what}: ${String(nLines)} (${lines.join(', ')}${more})`;
}

function finishLog({ events, notes, nLeftOut, maxEvents }: OpenLog): RecordedEvents {
  if (nLeftOut === 0) return { events, notes };
  return { events, notes: [...notes, `only the first ${String(maxEvents)} events are read`] };
}

function refuse(message: string): { readonly ok: false; readonly error: EventLogError } {
  return err({ kind: 'not-an-event-log', message });
}
