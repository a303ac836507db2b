import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { SYSTEM_NAMES } from './event-element.ts';
import { addField } from './event-values.ts';
import { windowsEvent, type LogsourceTable } from './log-event.ts';
import { isList, isMap, listOf, mapIn, stringIn, type RecordMap } from './record-map.ts';

/** Keys that converters of XML put the attributes of an element under. */
const ATTRIBUTE_KEYS: ReadonlySet<string> = new Set([
  '#attributes',
  '@attributes',
  '$',
  'attributes',
]);

/** Signs that they put before an attribute's name. */
const ATTRIBUTE_SIGNS = '@-_';

/** Keys that they put the text of an element under. */
const TEXT_KEYS: ReadonlySet<string> = new Set([
  '#text',
  '$t',
  '_',
  '__text',
  '$value',
  '#cdata',
  'Value',
  'text',
]);

/** What `evtx_dump --separate-json-attributes` puts behind an element's name. */
const ATTRIBUTES_SUFFIX = '_attributes';

/**
 * The event in an object with `System` and `EventData` or `UserData`, as converters of event logs write
 * them: attributes under `#attributes` (evtx_dump, chainsaw), under `@Name` (xmltodict), beside the
 * element (`Provider_attributes`), or plainly as members; `Data` as a list of named texts. Undefined for
 * an object without `System`. Never throws. O(size of the record).
 */
export function nestedRecord(event: RecordMap, logsources: LogsourceTable): SigmaEvent | undefined {
  const system = mapIn(event, 'System', 'system');
  if (system === undefined) return undefined;
  const fields = new Map<string, EventValue>();
  for (const [name, value] of system) addSystem(fields, name, value);
  const data = new Map<string, EventValue>();
  for (const key of DATA_KEYS) for (const part of listOf(event.get(key))) addEventData(data, part);
  for (const part of listOf(event.get('UserData'))) addUserData(data, part);
  const rendering = mapIn(event, 'RenderingInfo');
  const message = stringIn(rendering ?? event, 'Message');
  if (message !== undefined) addField(data, 'Message', message);
  for (const [name, value] of data) {
    if (!SYSTEM_NAMES.has(name) || !fields.has(name)) fields.set(name, value);
  }
  return windowsEvent(fields, logsources);
}

const DATA_KEYS: readonly string[] = ['EventData', 'event_data'];

/** Attributes that some tools write as elements of their own, and the names that rules have for them. */
const LONE_ATTRIBUTES: ReadonlyMap<string, string> = new Map([
  ['ProviderName', 'Provider_Name'],
  ['ProviderGuid', 'Provider_Guid'],
  ['SystemTime', 'TimeCreated_SystemTime'],
  ['ProcessID', 'Execution_ProcessID'],
  ['ThreadID', 'Execution_ThreadID'],
  ['UserID', 'Security_UserID'],
]);

function addSystem(fields: Map<string, EventValue>, name: string, value: EventValue): void {
  if (isMap(value)) {
    const isSeparate = name.endsWith(ATTRIBUTES_SUFFIX);
    addElement(fields, value, isSeparate ? name.slice(0, -ATTRIBUTES_SUFFIX.length) : name);
  } else if (value !== null) addField(fields, LONE_ATTRIBUTES.get(name) ?? name, value);
}

/** An element of the system part: its text under its name, its attributes behind it. */
function addElement(fields: Map<string, EventValue>, element: RecordMap, name: string): void {
  for (const [key, value] of element) {
    if (value === null) continue;
    if (ATTRIBUTE_KEYS.has(key) && isMap(value)) {
      for (const [attribute, text] of value) {
        addField(fields, `${name}_${attributeOf(attribute)}`, text);
      }
    } else if (TEXT_KEYS.has(key)) addField(fields, name, value);
    else addField(fields, `${name}_${attributeOf(key)}`, value);
  }
}

function attributeOf(key: string): string {
  return key !== '' && ATTRIBUTE_SIGNS.includes(key.charAt(0)) ? key.slice(1) : key;
}

/**
 * Adds the fields of an `EventData`: members by their names without spaces, `Data` by the names of its
 * entries, entries without a name under `Data`. Never throws. O(size of the data).
 */
export function addEventData(data: Map<string, EventValue>, part: EventValue): void {
  if (isList(part)) for (const entry of part) addNamed(data, entry, 'Data');
  if (!isMap(part)) return;
  for (const [key, value] of part) {
    if (ATTRIBUTE_KEYS.has(key) || key.startsWith('@') || key.endsWith(ATTRIBUTES_SUFFIX)) continue;
    if (key === 'Data') for (const entry of listOf(value)) addNamed(data, entry, key);
    else addNamed(data, value, fieldNameOf(key));
  }
}

/** An entry with a name of its own (`@Name` and `#text`), or a value under `name`. */
function addNamed(data: Map<string, EventValue>, entry: EventValue, name: string): void {
  if (!isMap(entry)) {
    addField(data, name, entry);
    return;
  }
  const attributes = mapIn(entry, ...ATTRIBUTE_KEYS);
  const text = textOfElement(entry);
  const ownName =
    (attributes === undefined ? undefined : stringIn(attributes, 'Name', '@Name')) ??
    stringIn(entry, '@Name', '-Name', '_Name') ??
    (text === undefined ? undefined : stringIn(entry, 'Name'));
  if (ownName !== undefined) addField(data, fieldNameOf(ownName), text ?? '');
  else if (attributes !== undefined || (entry.size === 1 && entry.has('#text'))) {
    // A list of texts without names is as many entries.
    for (const value of listOf(text)) addField(data, name, value);
  } else addField(data, name, entry);
}

function textOfElement(element: RecordMap): EventValue | undefined {
  for (const key of TEXT_KEYS) {
    const value = element.get(key);
    if (value !== undefined) return value ?? '';
  }
  return undefined;
}

/** Adds the members of the only element in `UserData`, whatever that is called. Never throws. O(size of the data). */
export function addUserData(data: Map<string, EventValue>, part: EventValue): void {
  if (!isMap(part)) return;
  for (const [key, value] of part) {
    if (ATTRIBUTE_KEYS.has(key) || key.startsWith('@')) continue;
    if (isMap(value)) addEventData(data, value);
    else addField(data, fieldNameOf(key), value);
  }
}
