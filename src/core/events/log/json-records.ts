import { childIds, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { keyOf, scalarTextOf } from '../../json/json-text.ts';
import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import type { ContextReader } from '../model/context-events.ts';
import { ecsRecord } from './ecs-record.ts';
import { flatRecord } from './flat-record.ts';
import { genericLogsource } from './generic-logsource.ts';
import { hayabusaRecord } from './hayabusa-record.ts';
import { addMembers, jsonMembers, objectIn, type JsonMembers } from './json-members.ts';
import { logEvent, timeOfFields, type LogsourceTable } from './log-event.ts';
import { nestedRecord } from './nested-record.ts';
import { rawRecord } from './raw-record.ts';

/** What reading a record needs besides the record. */
export interface RecordReader {
  readonly logsources: LogsourceTable;
  readonly readContext: ContextReader;
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
  const kind = kindOf(index, node);
  if (depth > MAX_WRAPPERS) return;
  if (kind === 'array') {
    for (const child of childIds(index, node)) readRecords(index, child, reader, visit, depth + 1);
    return;
  }
  if (kind !== 'object') return;
  const record = jsonMembers(index, node);
  const event = knownRecord(index, record, reader);
  if (event !== undefined) {
    visit(event);
    return;
  }
  const held = heldRecords(index, record);
  for (const child of held) readRecords(index, child, reader, visit, depth + 1);
  if (held.length === 0 && record.size > 0) visit(genericRecord(index, record, reader));
}

/** The event of a record of a known shape; undefined for any other object. Throws InvariantError for an unknown node. */
export function knownRecord(
  index: JsonIndex,
  record: JsonMembers,
  reader: RecordReader,
): SigmaEvent | undefined {
  const { logsources } = reader;
  const wrapped = objectIn(index, record, 'Event');
  return (
    contextRecord(index, record, reader) ??
    nestedRecord(index, jsonMembers(index, wrapped), logsources) ??
    nestedRecord(index, record, logsources) ??
    ecsRecord(index, record, logsources) ??
    hayabusaRecord(index, record, logsources) ??
    rawRecord(index, record, logsources) ??
    flatRecord(index, record, logsources)
  );
}

/** A match context of a report: an object of texts under `values`. */
function contextRecord(
  index: JsonIndex,
  record: JsonMembers,
  { readContext }: RecordReader,
): SigmaEvent | undefined {
  const values = objectIn(index, record, 'values');
  if (values === undefined) return undefined;
  const fields = new Map<string, string>();
  for (const node of childIds(index, values)) {
    if (kindOf(index, node) === 'null') continue;
    const text = scalarTextOf(index, node);
    if (text === undefined) return undefined;
    fields.set(fieldNameOf(keyOf(index, node) ?? ''), text);
  }
  return fields.size === 0 ? undefined : readContext(fields);
}

/** What a wrapper holds: the first of the known members that has objects. */
function heldRecords(index: JsonIndex, record: JsonMembers): readonly number[] {
  for (const key of HOLDERS) {
    const nodes = (record.get(key) ?? []).filter((node) => {
      const kind = kindOf(index, node);
      return kind === 'object' || (kind === 'array' && holdsObjects(index, node));
    });
    if (nodes.length > 0 && isWrapper(index, record, key)) return nodes;
  }
  return [];
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

function isWrapper(index: JsonIndex, record: JsonMembers, key: string): boolean {
  if (!AMBIGUOUS_KEYS.has(key) || !RECORD_KEYS.some((name) => record.has(name))) return true;
  const inner = jsonMembers(index, objectIn(index, record, key));
  return INNER_KEYS.some((name) => inner.has(name));
}

function holdsObjects(index: JsonIndex, list: number): boolean {
  for (const child of childIds(index, list)) return kindOf(index, child) === 'object';
  return false;
}

function genericRecord(
  index: JsonIndex,
  record: JsonMembers,
  { logsources }: RecordReader,
): SigmaEvent {
  const fields = new Map<string, EventValue>();
  addMembers(fields, index, record, (key) => key);
  const logsource = logsources.intern(genericLogsource(index, record));
  return logEvent(fields, logsource, timeOfFields(fields));
}
