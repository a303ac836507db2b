import type { EventValue } from '../../sigma/event.ts';
import { recordOfGelf } from './graylog-record.ts';
import { jsonInText } from './json-in-text.ts';
import { otlpRecords } from './otlp-records.ts';
import { isList, isMap, mapIn, stringIn, type RecordMap } from './record-map.ts';
import { recordOfHit, tableRecords } from './table-records.ts';

/** Members in which a collector keeps the JSON of the record that it got. */
const JSON_MEMBERS: readonly string[] = [
  '_raw',
  'message',
  'Message',
  'MESSAGE',
  'SyslogMessage',
  '@message',
  'log',
  'event',
  'body',
  'line',
  'event.original',
  'full_log',
  'raw',
  'AuditData',
  'CloudTrailEvent',
];

/** What a record is written as, once more, where that is another record or a list of them. */
export interface Expansion {
  readonly value: EventValue;
  /** What the collector said besides, for where the record itself does not. */
  readonly outer: RecordMap | undefined;
}

/**
 * The records that an object is another way to write of: a hit of Elasticsearch with lists of fields, a
 * table with names apart from rows, an export of OpenTelemetry, a message of GELF, a collector's record
 * that has another one as JSON in a text, an envelope of Azure's streaming. Undefined for a record of
 * its own, or a wrapper. Never throws. O(size of the object).
 */
export function expandRecord(record: RecordMap): Expansion | undefined {
  const value =
    recordOfHit(record) ??
    tableRecords(record) ??
    otlpRecords(record) ??
    recordOfGelf(record) ??
    streamedRow(record);
  return value === undefined ? jsonMember(record) : { value, outer: undefined };
}

/** Defender streams rows with their columns apart from the time and the table. */
function streamedRow(record: RecordMap): RecordMap | undefined {
  const category = stringIn(record, 'category');
  if (category?.startsWith('AdvancedHunting-') !== true) return undefined;
  return mapIn(record, 'properties');
}

function jsonMember(record: RecordMap): Expansion | undefined {
  const original = mapIn(record, 'event')?.get('original');
  for (const key of JSON_MEMBERS) {
    const text = key === 'event.original' ? (original ?? record.get(key)) : record.get(key);
    if (typeof text !== 'string') continue;
    const value = jsonInText(text);
    if (isMap(value) && value.size > 1) return { value, outer: withoutMember(record, key) };
    if (isList(value) && isMap(value[0])) return { value, outer: undefined };
  }
  return undefined;
}

function withoutMember(record: RecordMap, name: string): RecordMap {
  const rest = new Map(record);
  rest.delete(name);
  return rest;
}
