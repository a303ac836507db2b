import type { EventValue } from '../../sigma/event.ts';
import { isList, isMap, listOf, mapIn, stringIn, type RecordMap } from './record-map.ts';

/** Members that hold the names of a table and its rows, by who replies so. */
const TABLE_KEYS: readonly (readonly [columns: string, rows: string])[] = [
  // Log Analytics and Application Insights
  ['columns', 'rows'],
  // Azure Data Explorer
  ['Columns', 'Rows'],
  // Elasticsearch's ES|QL
  ['columns', 'values'],
  // OpenSearch's SQL
  ['schema', 'datarows'],
  // Splunk's `json_rows`
  ['fields', 'rows'],
];

const NAME_KEYS: readonly string[] = ['name', 'Name', 'ColumnName', 'alias'];

/** Members that hold a list of such tables. */
const LIST_KEYS: readonly string[] = ['tables', 'Tables'];

/**
 * The records of a reply that has the names of its columns and the values of its rows apart, or of a
 * list of such tables; undefined for any other object. A row that is shorter than the names lacks the
 * last fields. Never throws. O(values).
 */
export function tableRecords(record: RecordMap): readonly EventValue[] | undefined {
  for (const key of LIST_KEYS) {
    const tables = listOf(record.get(key)).flatMap((table) => (isMap(table) ? [table] : []));
    const records = tables.flatMap((table) => recordsOfTable(table) ?? []);
    if (records.length > 0) return records;
  }
  return recordsOfTable(record);
}

function recordsOfTable(table: RecordMap): readonly EventValue[] | undefined {
  for (const [columnsKey, rowsKey] of TABLE_KEYS) {
    const columns = table.get(columnsKey);
    const rows = table.get(rowsKey);
    if (!isList(columns) || !isList(rows) || !isList(rows[0])) continue;
    const names = columns.map(nameOfColumn);
    if (names.length === 0 || names.includes(undefined)) continue;
    return rows.flatMap((row) => (isList(row) ? [recordOfRow(names, row)] : []));
  }
  return undefined;
}

function nameOfColumn(column: EventValue): string | undefined {
  if (typeof column === 'string') return column;
  return isMap(column) ? stringIn(column, ...NAME_KEYS) : undefined;
}

function recordOfRow(
  names: readonly (string | undefined)[],
  row: readonly EventValue[],
): EventValue {
  const record = new Map<string, EventValue>();
  for (const [at, name] of names.entries()) {
    const value = row[at];
    if (name !== undefined && value !== undefined && value !== null) record.set(name, value);
  }
  return record;
}

/**
 * The record in a list of objects of a name and a value, as CloudWatch Logs Insights replies; undefined
 * for any other list. Never throws. O(list).
 */
export function recordOfPairs(list: readonly EventValue[]): RecordMap | undefined {
  const record = new Map<string, EventValue>();
  for (const entry of list) {
    if (!isMap(entry) || entry.size !== 2) return undefined;
    const name = stringIn(entry, 'field');
    const value = entry.get('value');
    if (name === undefined || value === undefined) return undefined;
    record.set(name, value);
  }
  return record.size === 0 ? undefined : record;
}

/** Members of a hit, besides its fields. */
const HIT_KEYS: readonly string[] = ['_id', '_index', '_score', 'sort'];

/**
 * The record in a hit of Elasticsearch that was asked for `fields`: names with dots, each with a list of
 * values; a list of one is that value. Undefined for any other object. Never throws. O(fields).
 */
export function recordOfHit(hit: RecordMap): RecordMap | undefined {
  if (mapIn(hit, '_source') !== undefined) return undefined;
  const isHit = hit.size === 1 || HIT_KEYS.some((key) => hit.has(key));
  const fields =
    (isHit ? mapIn(hit, 'fields') : undefined) ?? (hit.has('@timestamp') ? hit : undefined);
  if (fields === undefined || fields.size === 0) return undefined;
  if (![...fields.values()].every((value) => isList(value))) return undefined;
  const record = new Map<string, EventValue>();
  for (const [name, value] of fields) {
    const values = listOf(value);
    record.set(name, values.length === 1 ? (values[0] ?? null) : values);
  }
  return record;
}
