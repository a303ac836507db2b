import { childIds, kindOf, type JsonIndex } from '../../json/json-index.ts';
import { keyOf } from '../../json/json-text.ts';
import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { SYSTEM_NAMES } from './event-element.ts';
import { addField, eventValueOf } from './event-values.ts';
import { jsonMembers, objectIn, stringIn, type JsonMembers } from './json-members.ts';
import { windowsEvent, type LogsourceTable } from './log-event.ts';

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
 * an object without `System`. Throws InvariantError for an unknown node. O(bytes of the subtree).
 */
export function nestedRecord(
  index: JsonIndex,
  event: JsonMembers,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  const system = objectIn(index, event, 'System', 'system');
  if (system === undefined) return undefined;
  const fields = new Map<string, EventValue>();
  for (const child of childIds(index, system)) addSystem(fields, index, child);
  const data = new Map<string, EventValue>();
  for (const node of [...(event.get('EventData') ?? []), ...(event.get('event_data') ?? [])]) {
    addEventData(data, index, node);
  }
  for (const node of event.get('UserData') ?? []) addUserData(data, index, node);
  const rendering = objectIn(index, event, 'RenderingInfo');
  const message = stringIn(index, jsonMembers(index, rendering), 'Message');
  if (message !== undefined) addField(data, 'Message', message);
  for (const [name, value] of data) {
    if (!SYSTEM_NAMES.has(name) || !fields.has(name)) fields.set(name, value);
  }
  return windowsEvent(fields, logsources);
}

function addSystem(fields: Map<string, EventValue>, index: JsonIndex, node: number): void {
  const name = keyOf(index, node) ?? '';
  const kind = kindOf(index, node);
  if (kind === 'object') {
    const isSeparate = name.endsWith(ATTRIBUTES_SUFFIX);
    addElement(fields, index, node, isSeparate ? name.slice(0, -ATTRIBUTES_SUFFIX.length) : name);
  } else if (kind !== 'null') addField(fields, name, eventValueOf(index, node));
}

/** An element of the system part: its text under its name, its attributes behind it. */
function addElement(
  fields: Map<string, EventValue>,
  index: JsonIndex,
  node: number,
  name: string,
): void {
  for (const [key, nodes] of jsonMembers(index, node)) {
    for (const member of nodes) {
      if (kindOf(index, member) === 'null') continue;
      if (ATTRIBUTE_KEYS.has(key)) {
        for (const attribute of childIds(index, member)) {
          const attributeName = attributeOf(keyOf(index, attribute) ?? '');
          addField(fields, `${name}_${attributeName}`, eventValueOf(index, attribute));
        }
      } else if (TEXT_KEYS.has(key)) addField(fields, name, eventValueOf(index, member));
      else addField(fields, `${name}_${attributeOf(key)}`, eventValueOf(index, member));
    }
  }
}

function attributeOf(key: string): string {
  return key !== '' && ATTRIBUTE_SIGNS.includes(key.charAt(0)) ? key.slice(1) : key;
}

/**
 * Adds the fields of an `EventData`: members by their names without spaces, `Data` by the names of its
 * entries, entries without a name under `Data`. Throws InvariantError for an unknown node.
 */
export function addEventData(data: Map<string, EventValue>, index: JsonIndex, node: number): void {
  if (kindOf(index, node) === 'array') {
    for (const entry of childIds(index, node)) addNamed(data, index, entry, 'Data');
    return;
  }
  for (const [key, nodes] of jsonMembers(index, node)) {
    if (ATTRIBUTE_KEYS.has(key) || key.startsWith('@') || key.endsWith(ATTRIBUTES_SUFFIX)) continue;
    for (const member of nodes) {
      if (kindOf(index, member) === 'array' && key === 'Data') {
        for (const entry of childIds(index, member)) addNamed(data, index, entry, key);
      } else addNamed(data, index, member, fieldNameOf(key));
    }
  }
}

/** An entry with a name of its own (`@Name` and `#text`), or a value under `name`. */
function addNamed(
  data: Map<string, EventValue>,
  index: JsonIndex,
  node: number,
  name: string,
): void {
  if (kindOf(index, node) !== 'object') {
    addField(data, name, eventValueOf(index, node));
    return;
  }
  const members = jsonMembers(index, node);
  const attributes = jsonMembers(index, objectIn(index, members, ...ATTRIBUTE_KEYS));
  const ownName =
    stringIn(index, attributes, 'Name', '@Name') ??
    stringIn(index, members, '@Name', '-Name', '_Name') ??
    (hasText(members) ? stringIn(index, members, 'Name') : undefined);
  const isElement = ownName !== undefined || attributes.size > 0 || hasOnlyText(members);
  if (!isElement) {
    addField(data, name, eventValueOf(index, node));
    return;
  }
  const text = [...TEXT_KEYS].flatMap((key) => members.get(key) ?? []).at(0);
  const value = text === undefined ? '' : (eventValueOf(index, text) ?? '');
  if (ownName !== undefined) addField(data, fieldNameOf(ownName), value);
  else if (text !== undefined) addAll(data, name, value);
}

/** A list of texts without names is as many entries. */
function addAll(data: Map<string, EventValue>, name: string, value: EventValue): void {
  if (Array.isArray(value)) {
    const entries: readonly EventValue[] = value;
    for (const entry of entries) addField(data, name, entry);
  } else addField(data, name, value);
}

function hasText(members: JsonMembers): boolean {
  return [...TEXT_KEYS].some((key) => members.has(key));
}

function hasOnlyText(members: JsonMembers): boolean {
  return members.size === 1 && members.has('#text');
}

/** Members of the only element in `UserData`, whatever that is called. */
function addUserData(data: Map<string, EventValue>, index: JsonIndex, node: number): void {
  for (const [key, nodes] of jsonMembers(index, node)) {
    if (ATTRIBUTE_KEYS.has(key) || key.startsWith('@')) continue;
    for (const member of nodes) {
      if (kindOf(index, member) === 'object') addEventData(data, index, member);
      else addField(data, fieldNameOf(key), eventValueOf(index, member));
    }
  }
}
