import { childIds, entryOf, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { memberOf } from '../../json/json-members.ts';
import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import type { ContextReader } from '../model/context-reader.ts';
import { channellessRecord } from './channelless-record.ts';
import { defenderRecord } from './defender-record.ts';
import { ecsRecord } from './ecs-record.ts';
import { endpointSecurityRecord } from './endpoint-security-record.ts';
import { eventValueOf, textOfValue } from './event-values.ts';
import { expandRecord, type Expansion } from './expand-record.ts';
import { flatRecord } from './flat-record.ts';
import { genericLogsource } from './generic-logsource.ts';
import { genericRecord } from './generic-record.ts';
import { graylogRecord } from './graylog-record.ts';
import { hayabusaRecord } from './hayabusa-record.ts';
import { laurelRecords } from './laurel-records.ts';
import { timeOfFields, type LogsourceTable } from './log-event.ts';
import { nestedRecord } from './nested-record.ts';
import { osqueryRecords } from './osquery-records.ts';
import { otelBodyRecord } from './otel-body-record.ts';
import { rawRecord, withOuterFields, xmlEvent } from './raw-record.ts';
import { suricataRecord } from './suricata-record.ts';
import { recordOfPairs } from './table-records.ts';
import { wazuhRecord } from './wazuh-record.ts';
import { isList, isMap, listOf, mapIn, type RecordMap } from './record-map.ts';

/** What reading a record needs besides the record. */
export interface RecordReader {
  readonly logsources: LogsourceTable;
  readonly contexts: ContextReader;
}

/** How many wrappers may stand around a record: `{"hits":{"hits":[{"_source":…}]}}` has four. */
const MAX_WRAPPERS = 8;

/** Members that hold a list of records, or one, of tools and APIs that return more than events. */
const HOLDERS: readonly string[] = [
  'Events',
  'events',
  'Event',
  'event',
  'Records',
  'records',
  'hits',
  '_source',
  'results',
  'result',
  'value',
  'logs',
  'match_context',
  'documents',
  'document',
  'data',
  'messages',
  'message',
  'matches',
  'Results',
  'items',
  'responses',
  'rawResponse',
  'response',
  'logEvents',
  'detail',
];

/** Bytes from which an object is looked into before it is read as a whole: a wrapper around a large list. */
const LARGE_BYTES = 256 * 1024;

/**
 * Calls for every event in a JSON value: one record in any of the shapes of event logs, a list of them,
 * or a wrapper around either. An object of no known shape is an event with its members as fields.
 * Throws InvariantError for an unknown node. O(bytes of the subtree).
 */
export function readRecords(
  index: JsonIndex,
  node: number,
  reader: RecordReader,
  visit: (event: SigmaEvent) => void,
  depth = 0,
): void {
  if (depth > MAX_WRAPPERS) return;
  if (kindOf(index, node) === 'array') {
    for (const child of childIds(index, node)) readRecords(index, child, reader, visit, depth + 1);
    return;
  }
  const inner = largeList(index, node);
  if (inner === undefined) readValue(eventValueOf(index, node), reader, visit, depth);
  else readRecords(index, inner, reader, visit, depth + 1);
}

/** The list that a large object is a wrapper around. */
function largeList(index: JsonIndex, node: number): number | undefined {
  if (entryOf(index.ends, node) - entryOf(index.starts, node) < LARGE_BYTES) return undefined;
  for (const key of HOLDERS) {
    const member = memberOf(index, node, key);
    if (member === undefined) continue;
    const isLarge = entryOf(index.ends, member) - entryOf(index.starts, member) >= LARGE_BYTES / 2;
    const kind = kindOf(index, member);
    if (isLarge && (kind === 'array' || kind === 'object')) return member;
  }
  return undefined;
}

/** The same for a record that was written in another form than JSON. Never throws. O(size of the record). */
export function readRecord(
  record: RecordMap,
  reader: RecordReader,
  visit: (event: SigmaEvent) => void,
): void {
  readValue(record, reader, visit, 0);
}

function readValue(
  value: EventValue,
  reader: RecordReader,
  visit: (event: SigmaEvent) => void,
  depth: number,
): void {
  if (depth > MAX_WRAPPERS) return;
  if (typeof value === 'string') {
    const event = xmlEvent(value, reader.logsources);
    if (event !== undefined) visit(event);
    return;
  }
  if (isList(value)) {
    const pairs = recordOfPairs(value);
    for (const entry of pairs === undefined ? value : [pairs]) {
      readValue(entry, reader, visit, depth + 1);
    }
  }
  if (!isMap(value) || value.size === 0) return;
  const isInnermost = depth === MAX_WRAPPERS;
  const expansion = isInnermost ? undefined : expandRecord(value);
  if (expansion !== undefined && isWorthExpanding(expansion, reader)) {
    const { value: inner, outer } = expansion;
    const visitInner =
      outer === undefined ? visit : (event: SigmaEvent) => visit(withOuterFields(event, outer));
    readValue(inner, reader, visitInner, depth + 1);
    return;
  }
  const events = knownEvents(value, reader);
  if (events !== undefined) {
    for (const event of events) visit(event);
    return;
  }
  if (isBulkAction(value)) return;
  const held = isInnermost ? undefined : heldRecords(value);
  if (held === undefined) visit(genericRecord(value, reader.logsources));
  else {
    const time = isMap(held) ? timeOfFields(value) : undefined;
    const visitHeld = (event: SigmaEvent): void => {
      visit(event.time === undefined && time !== undefined ? { ...event, time } : event);
    };
    readValue(held, reader, visitHeld, depth + 1);
  }
}

/** Whether what stands as JSON in a member is the record, rather than the one that has the member. */
function isWorthExpanding({ value, outer }: Expansion, reader: RecordReader): boolean {
  if (outer === undefined) return true;
  if (isMap(value) && knownRecord(value, reader) !== undefined) return true;
  return knownRecord(outer, reader) === undefined || isOfProduct(value);
}

function isOfProduct(value: EventValue): boolean {
  return isMap(value) && genericLogsource(value).product !== undefined;
}

/** The line before each document in a file for Elasticsearch's bulk interface. */
function isBulkAction(record: RecordMap): boolean {
  return record.size === 1 && mapIn(record, 'index', 'create') !== undefined;
}

/** Whether a JSON value is a record of a known shape. Throws InvariantError for an unknown node. O(bytes of the subtree). */
export function isKnownRecord(index: JsonIndex, node: number, reader: RecordReader): boolean {
  const value = kindOf(index, node) === 'object' ? eventValueOf(index, node) : undefined;
  return isMap(value) && knownRecord(value, reader) !== undefined;
}

/** The events of a record of a known shape; undefined for any other object. Never throws. */
function knownEvents(record: RecordMap, reader: RecordReader): readonly SigmaEvent[] | undefined {
  const { logsources } = reader;
  const many = laurelRecords(record, logsources) ?? osqueryRecords(record, logsources);
  if (many !== undefined) return many;
  const event = knownRecord(record, reader);
  return event === undefined ? undefined : [event];
}

/** The event of a record of a known shape; undefined for any other object. Never throws. */
function knownRecord(record: RecordMap, reader: RecordReader): SigmaEvent | undefined {
  const { logsources } = reader;
  const wrapped = mapIn(record, 'Event', '_Event', 'WinEvtChannel');
  return (
    contextRecord(record, reader) ??
    (wrapped === undefined ? undefined : nestedRecord(wrapped, logsources)) ??
    nestedRecord(record, logsources) ??
    wazuhRecord(record, logsources) ??
    otelBodyRecord(record, logsources) ??
    graylogRecord(record, logsources) ??
    ecsRecord(record, logsources) ??
    hayabusaRecord(record, logsources) ??
    rawRecord(record, logsources) ??
    flatRecord(record, logsources) ??
    channellessRecord(record, logsources) ??
    defenderRecord(record, logsources) ??
    endpointSecurityRecord(record, logsources) ??
    suricataRecord(record, logsources)
  );
}

/** A match context of a report: an object of texts under `values`. */
function contextRecord(record: RecordMap, { contexts }: RecordReader): SigmaEvent | undefined {
  const values = mapIn(record, 'values');
  if (values === undefined) return undefined;
  const names: string[] = [];
  const texts: string[] = [];
  for (const [key, value] of values) {
    if (value === null) continue;
    const text = textOfValue(value);
    if (text === undefined) return undefined;
    names.push(fieldNameOf(key));
    texts.push(text);
  }
  return names.length === 0 ? undefined : contexts.read(contexts.shapeOf(names), texts);
}

/** What a wrapper holds: the first of the known members that has objects. */
function heldRecords(record: RecordMap): EventValue | undefined {
  for (const key of HOLDERS) {
    const value = record.get(key);
    if (value !== undefined && holdsRecords(value) && isWrapper(record, key)) return value;
  }
  return undefined;
}

/** Whether a member is an object, or a list of objects, or of lists of a name and a value. */
function holdsRecords(value: EventValue): boolean {
  const [first] = listOf(value);
  return isMap(first) || (isList(first) && recordOfPairs(first) !== undefined);
}

/** Members that hold a record in a wrapper, and are a part of many records too. */
const AMBIGUOUS_KEYS: ReadonlySet<string> = new Set([
  'event',
  'data',
  'value',
  'result',
  'document',
  'message',
  'response',
  'detail',
  'items',
]);

/** Members that a record of its own has, and no wrapper. */
const RECORD_KEYS: readonly string[] = ['eventName', 'eventType', 'type', 'verb', 'action', 'kind'];

/** Members that tell a record of an event log, or a wrapper around one. */
const INNER_KEYS: readonly string[] = [
  'Event',
  'System',
  'EventID',
  'winlog',
  'values',
  'data',
  '_raw',
  'auditID',
];

function isWrapper(record: RecordMap, key: string): boolean {
  if (!AMBIGUOUS_KEYS.has(key) || !RECORD_KEYS.some((name) => record.has(name))) return true;
  const [inner] = listOf(record.get(key));
  return isMap(inner) && INNER_KEYS.some((name) => inner.has(name));
}
