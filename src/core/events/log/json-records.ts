import { childIds, entryOf, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { memberOf } from '../../json/json-members.ts';
import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import type { ContextReader } from '../model/context-reader.ts';
import { channellessRecord } from './channelless-record.ts';
import { ecsRecord } from './ecs-record.ts';
import { eventValueOf, textOfValue } from './event-values.ts';
import { flatRecord } from './flat-record.ts';
import { genericLogsource } from './generic-logsource.ts';
import { hayabusaRecord } from './hayabusa-record.ts';
import { logEvent, timeOfFields, type LogsourceTable } from './log-event.ts';
import { nestedRecord } from './nested-record.ts';
import { rawRecord } from './raw-record.ts';
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

function readValue(
  value: EventValue,
  reader: RecordReader,
  visit: (event: SigmaEvent) => void,
  depth: number,
): void {
  if (depth > MAX_WRAPPERS) return;
  if (isList(value)) for (const entry of value) readValue(entry, reader, visit, depth + 1);
  if (!isMap(value) || value.size === 0) return;
  const event = knownRecord(value, reader);
  if (event !== undefined) {
    visit(event);
    return;
  }
  if (isBulkAction(value)) return;
  const held = heldRecords(value);
  if (held === undefined) visit(genericRecord(value, reader));
  else readValue(held, reader, visit, depth + 1);
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

/** The event of a record of a known shape; undefined for any other object. Never throws. */
function knownRecord(record: RecordMap, reader: RecordReader): SigmaEvent | undefined {
  const { logsources } = reader;
  const wrapped = mapIn(record, 'Event');
  return (
    contextRecord(record, reader) ??
    (wrapped === undefined ? undefined : nestedRecord(wrapped, logsources)) ??
    nestedRecord(record, logsources) ??
    wazuhRecord(record, logsources) ??
    ecsRecord(record, logsources) ??
    hayabusaRecord(record, logsources) ??
    rawRecord(record, logsources) ??
    flatRecord(record, logsources) ??
    channellessRecord(record, logsources)
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
    if (value !== undefined && isMap(listOf(value)[0]) && isWrapper(record, key)) return value;
  }
  return undefined;
}

/** Members that hold a record in a wrapper, and are a part of many records too. */
const AMBIGUOUS_KEYS: ReadonlySet<string> = new Set([
  'event',
  'data',
  'value',
  'result',
  'document',
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
];

function isWrapper(record: RecordMap, key: string): boolean {
  if (!AMBIGUOUS_KEYS.has(key) || !RECORD_KEYS.some((name) => record.has(name))) return true;
  const inner = mapIn(record, key);
  return inner !== undefined && INNER_KEYS.some((name) => inner.has(name));
}

function genericRecord(record: RecordMap, { logsources }: RecordReader): SigmaEvent {
  const logsource = logsources.intern(genericLogsource(record));
  return logEvent(record, logsource, timeOfFields(record));
}
