import type { EventLogsource, EventValue } from '../../sigma/event.ts';
import { timeOfText } from '../event-time.ts';
import { SYSMON_EVENTS } from '../windows/sysmon-events.ts';
import { WINDOWS_EVENTS } from '../windows/windows-events.ts';
import { textOfValue } from './event-values.ts';
import { isMap, listOf, type RecordMap } from './record-map.ts';

/** Members that hold the texts of an event in the order of its manifest, without their names. */
const INSERT_KEYS: readonly string[] = [
  'Properties',
  'StringInserts',
  'string_inserts',
  'ReplacementStrings',
  'InsertionStrings',
  'EventData',
];

/** What Sysmon added at the end of its events, from version 13 on. */
const LATE_FIELDS: ReadonlySet<string> = new Set([
  'User',
  'ParentUser',
  'SourceUser',
  'TargetUser',
  'IsExecutable',
  'Archived',
]);

/** Services whose events grow at their end only, so that a shorter list has the first of the names. */
const GROWING_SERVICES: readonly string[] = ['security', 'system', 'powershell'];

const NONE: RecordMap = new Map();

/**
 * The fields of a Windows event whose texts stand in a list without names (`Properties` of Get-WinEvent,
 * `StringInserts` of Fluent Bit, `ReplacementStrings` of Get-EventLog), by the order of the event's
 * manifest. Empty where the record has no such list, or its length is not one that the event is known
 * to have. Never throws. O(list).
 */
export function fieldsOfInserts(
  record: RecordMap,
  { services }: EventLogsource,
  eventId: string,
): RecordMap {
  const inserts = insertsOf(record);
  if (inserts === undefined || services === undefined) return NONE;
  const names = services.includes('sysmon')
    ? sysmonNames(eventId, inserts)
    : windowsNames(services, eventId, inserts.length);
  if (names === undefined) return NONE;
  const fields = new Map<string, EventValue>();
  for (const [at, value] of inserts.entries()) {
    const name = names[at];
    if (name !== undefined) fields.set(name, value);
  }
  return fields;
}

/** Whether a member of this name and value is such a list. Never throws. */
export function isInsertList(key: string, value: EventValue): boolean {
  return INSERT_KEYS.includes(key) && Array.isArray(value);
}

function insertsOf(record: RecordMap): readonly EventValue[] | undefined {
  for (const key of INSERT_KEYS) {
    const value = record.get(key);
    if (!Array.isArray(value)) continue;
    const texts = listOf(value).map((entry) => (isMap(entry) ? entry.get('Value') : entry));
    const isFlat = texts.every((text) => text === null || isInsert(text));
    if (texts.length > 0 && isFlat) return texts.map((text) => text ?? '');
  }
  return undefined;
}

/** What PowerShell writes for an object that lies deeper than it was asked to go. */
const CUT_OBJECT = 'System.Diagnostics.Eventing.';

function isInsert(value: EventValue | undefined): boolean {
  return textOfValue(value)?.startsWith(CUT_OBJECT) === false;
}

function sysmonNames(
  eventId: string,
  inserts: readonly EventValue[],
): readonly string[] | undefined {
  const all = SYSMON_EVENTS.get(eventId)?.fields ?? [];
  // Before version 8 there was no name of a rule.
  const hasNoRule =
    all[0] === 'RuleName' && timeOfText(textOfValue(inserts[0]) ?? '') !== undefined;
  const names = hasNoRule ? all.slice(1) : all;
  const isKnown =
    inserts.length <= names.length &&
    inserts.length > 0 &&
    names.slice(inserts.length).every((name) => LATE_FIELDS.has(name));
  return isKnown ? names : undefined;
}

function windowsNames(
  services: readonly string[],
  eventId: string,
  nInserts: number,
): readonly string[] | undefined {
  const event = WINDOWS_EVENTS.get(eventId);
  if (event === undefined || !services.includes(event.service)) return undefined;
  if (!GROWING_SERVICES.includes(event.service)) return undefined;
  return nInserts <= event.fields.length ? event.fields : undefined;
}
