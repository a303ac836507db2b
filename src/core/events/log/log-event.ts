import {
  NO_LOSSES,
  type EventLogsource,
  type EventValue,
  type MissingFields,
  type SigmaEvent,
} from '../../sigma/event.ts';
import { timeOfNumber, timeOfText } from '../event-time.ts';
import { fieldAliasesOf } from '../windows/field-aliases.ts';
import { logsourceOfWindows, type WindowsHead } from '../windows/windows-logsource.ts';
import { textOfValue } from './event-values.ts';

/** A record of a log is whole: a field that it does not have was not there. */
const ABSENT: MissingFields = { kind: 'absent' };

/** The logsources of a log, one object for each, so that whoever groups events by it need not compare lists. */
export interface LogsourceTable {
  intern(logsource: EventLogsource): EventLogsource;
  ofWindows(head: WindowsHead): EventLogsource;
}

/** An empty table. Never throws. */
export function createLogsourceTable(): LogsourceTable {
  const known = new Map<string, EventLogsource>();
  const windows = new Map<string, EventLogsource>();
  const intern = (logsource: EventLogsource): EventLogsource => {
    const { product, categories, services } = logsource;
    const key = JSON.stringify([product, categories, services]);
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, logsource);
    return logsource;
  };
  return {
    intern,
    ofWindows(head) {
      const { channel = '', provider = '', eventId = '', eventType = '' } = head;
      const place = channel === '' ? provider : channel;
      const lengths = `${channel.length} ${place.length} ${eventId.length} `;
      const key = `${lengths}${place}${eventId}${eventType}`;
      const found = windows.get(key);
      if (found !== undefined) return found;
      const made = intern(logsourceOfWindows(head));
      windows.set(key, made);
      return made;
    },
  };
}

/** The record as an event. Never throws. */
export function logEvent(
  fields: ReadonlyMap<string, EventValue>,
  logsource: EventLogsource,
  time: number | undefined,
): SigmaEvent {
  return { fields, logsource, missing: ABSENT, losses: NO_LOSSES, time };
}

/** Fields that tell when an event happened, the most exact first. */
const TIME_FIELDS: readonly string[] = [
  'TimeCreated_SystemTime',
  'SystemTime',
  'UtcTime',
  'EventTime',
  'TimeCreated',
  'system_time',
  '@timestamp',
  'timestamp',
  'TimeGenerated',
  'time_generated',
  'Timestamp',
  'eventTime',
  'activityDateTime',
  'createdDateTime',
  'published',
  'CreationTime',
  'eventTimestamp',
  'requestReceivedTimestamp',
  'stageTimestamp',
  'ts',
  '_time',
  'time',
  'unixTime',
  'datetime',
  '__REALTIME_TIMESTAMP',
  'timeUnixNano',
  'observedTimeUnixNano',
];

/** The moment that a record tells, in milliseconds since 1970, UTC; undefined where it tells none. Never throws. */
export function timeOfFields(fields: ReadonlyMap<string, EventValue>): number | undefined {
  for (const name of TIME_FIELDS) {
    const value = fields.get(name);
    const time =
      typeof value === 'number' || typeof value === 'bigint'
        ? timeOfNumber(Number(value))
        : typeof value === 'string'
          ? timeOfText(value)
          : undefined;
    if (time !== undefined) return time;
  }
  return undefined;
}

/**
 * A record of Windows, or of Sysmon for Linux, as an event: the logsource by channel, provider and
 * EventID among its fields, and the names that rules have for fields of other events. fields: taken
 * over. Never throws.
 */
export function windowsEvent(
  fields: Map<string, EventValue>,
  logsources: LogsourceTable,
): SigmaEvent {
  const logsource = windowsLogsource(fields, logsources);
  addAliases(fields, logsource);
  return logEvent(fields, logsource, timeOfFields(fields));
}

/** The logsource of a record of Windows by channel, provider and EventID among its fields. Never throws. */
export function windowsLogsource(
  fields: ReadonlyMap<string, EventValue>,
  logsources: LogsourceTable,
): EventLogsource {
  return logsources.ofWindows({
    channel: textOfValue(fields.get('Channel')),
    provider: textOfValue(fields.get('Provider_Name')),
    eventId: textOfValue(fields.get('EventID')),
    eventType: textOfValue(fields.get('EventType')),
  });
}

/** Adds the further names that rules have for the fields of an event of this logsource. Never throws. */
export function addAliases(fields: Map<string, EventValue>, logsource: EventLogsource): void {
  for (const { field, from, convert } of fieldAliasesOf(logsource)) {
    if (fields.has(field)) continue;
    const value = fields.get(from);
    const text = convert === undefined ? undefined : textOfValue(value);
    const converted =
      convert === undefined ? value : text === undefined ? undefined : convert(text);
    if (converted !== undefined) fields.set(field, converted);
  }
}
