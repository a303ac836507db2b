import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { isMacosPath, shapeOfPath } from '../model/path-shape.ts';
import { textOfValue } from './event-values.ts';
import { jsonInText } from './json-in-text.ts';
import { flatRecord } from './flat-record.ts';
import { logEvent, timeOfFields, type LogsourceTable } from './log-event.ts';
import { isMap, listOf, mapIn, stringIn, textIn, type RecordMap } from './record-map.ts';

/** Columns of osquery's tables of events, and the names that rules have. */
const FIELDS: readonly (readonly [column: string, name: string])[] = [
  ['path', 'Image'],
  ['cmdline', 'CommandLine'],
  ['cwd', 'CurrentDirectory'],
  ['pid', 'ProcessId'],
  ['parent', 'ParentProcessId'],
  ['parent_path', 'ParentImage'],
  ['parent_cmdline', 'ParentCommandLine'],
  ['username', 'User'],
];

/**
 * The events in a line of osquery's result log: one for a row that was added (`columns`), one for each
 * row of a snapshot or of a batch (`diffResults`). A row with a command line is a process creation, one
 * of `windows_events` an event of Windows, any other has its own columns only; rows that were removed
 * are none. Undefined for another object. Never throws. O(size of the record).
 * Source: osquery documentation, "Logging"; schemas of `process_events`, `windows_events`.
 */
export function osqueryRecords(
  record: RecordMap,
  logsources: LogsourceTable,
): readonly SigmaEvent[] | undefined {
  if (!record.has('hostIdentifier') || !record.has('name')) return undefined;
  if (!(record.has('columns') || record.has('snapshot') || record.has('diffResults'))) {
    return undefined;
  }
  if (stringIn(record, 'action') === 'removed') return [];
  const diff = mapIn(record, 'diffResults');
  const rows = [
    ...listOf(record.get('columns')),
    ...listOf(record.get('snapshot')),
    ...listOf(diff?.get('added')),
  ];
  return rows.flatMap((row) => (isMap(row) ? [eventOfRow(row, record, logsources)] : []));
}

function eventOfRow(row: RecordMap, record: RecordMap, logsources: LogsourceTable): SigmaEvent {
  const fields = new Map<string, EventValue>(row);
  for (const name of ['name', 'hostIdentifier', 'calendarTime', 'unixTime', 'decorations']) {
    const value = record.get(name);
    if (value !== undefined && !fields.has(name)) fields.set(name, value);
  }
  const windows = windowsRow(row, fields, logsources);
  if (windows !== undefined) return windows;
  const isProcess = row.has('cmdline') && row.has('path');
  if (isProcess) {
    for (const [column, name] of FIELDS) {
      const value = row.get(column);
      if (value !== undefined && !fields.has(name)) fields.set(name, value);
    }
  }
  const path = textIn(row, 'path') ?? '';
  const shape = shapeOfPath(path);
  const unix = isMacosPath(path) ? 'macos' : 'linux';
  const product = shape === 'unix' ? unix : shape;
  const time = textOfValue(row.get('time')) === undefined ? undefined : timeOfFields(row);
  return logEvent(
    fields,
    logsources.intern({
      product,
      categories: isProcess ? ['process_creation'] : undefined,
      services: undefined,
    }),
    time ?? timeOfFields(fields),
  );
}

/** A row of `windows_events`, whose data is JSON in a text. */
function windowsRow(
  row: RecordMap,
  fields: RecordMap,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  const data = stringIn(row, 'data');
  const parsed = data === undefined ? undefined : jsonInText(data);
  if (!isMap(parsed) || !row.has('eventid')) return undefined;
  const spelled = new Map(fields);
  for (const [name, value] of parsed) spelled.set(name, value);
  const channel = row.get('channel') ?? row.get('source');
  if (channel !== undefined) spelled.set('Channel', channel);
  return flatRecord(spelled, logsources);
}
