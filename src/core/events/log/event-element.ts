import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { fieldNameOf } from '../field-name.ts';
import { addField } from './event-values.ts';
import { windowsEvent, type LogsourceTable } from './log-event.ts';

/** An element of a Windows event, out of XML or of a binary log. */
export interface EventElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: EventValue])[];
  readonly children: readonly EventElement[];
  /** What stands between the tags; undefined where there are elements, or nothing. */
  readonly value: EventValue | undefined;
}

/** Names that the system part of an event has before its data. */
export const SYSTEM_NAMES: ReadonlySet<string> = new Set([
  'EventID',
  'Channel',
  'Computer',
  'Provider_Name',
]);

/** How deep data may nest below the event. */
const MAX_DATA_DEPTH = 16;

/**
 * The event in an `Event` element: `System` by elements and attributes (`Provider_Name`), `EventData` by
 * the names of its `Data`, `UserData` by the elements in its only child. Undefined for another element,
 * or one without `System`. Never throws. O(elements).
 * Source: learn.microsoft.com, "Event Schema".
 */
export function eventOfElement(
  event: EventElement,
  logsources: LogsourceTable,
): SigmaEvent | undefined {
  const system = event.children.find(({ name }) => name === 'System');
  if (event.name !== 'Event' || system === undefined) return undefined;
  const fields = new Map<string, EventValue>();
  for (const child of system.children) {
    if (child.value !== undefined) addField(fields, child.name, child.value);
    for (const [name, value] of child.attributes) addField(fields, `${child.name}_${name}`, value);
  }
  const data = new Map<string, EventValue>();
  for (const part of event.children) addPart(data, part);
  for (const [name, value] of data) {
    if (!SYSTEM_NAMES.has(name) || !fields.has(name)) fields.set(name, value);
  }
  return windowsEvent(fields, logsources);
}

/** Adds the fields of an `EventData` element. Never throws. O(elements). */
export function addEventDataOf(data: Map<string, EventValue>, part: EventElement): void {
  for (const child of part.children) addData(data, child);
}

function addPart(data: Map<string, EventValue>, part: EventElement): void {
  if (part.name === 'EventData') {
    addEventDataOf(data, part);
  } else if (part.name === 'UserData') {
    for (const child of part.children) {
      for (const member of child.children) addMember(data, member);
    }
  } else if (part.name === 'RenderingInfo') {
    const message = part.children.find(({ name }) => name === 'Message');
    if (message?.value !== undefined) addField(data, 'Message', message.value);
  }
}

function addData(data: Map<string, EventValue>, element: EventElement): void {
  const name = element.attributes.find(([attribute]) => attribute === 'Name')?.[1];
  if (element.name !== 'Data') addMember(data, element);
  else if (typeof name === 'string') addField(data, fieldNameOf(name), valueOf(element, 0) ?? '');
  else {
    const value = valueOf(element, 0);
    if (value !== undefined) addField(data, 'Data', value);
  }
}

function addMember(data: Map<string, EventValue>, element: EventElement): void {
  addField(data, fieldNameOf(element.name), valueOf(element, 0) ?? '');
}

/** The value of an element: its text, or its elements by name. */
function valueOf(element: EventElement, depth: number): EventValue | undefined {
  if (element.children.length === 0 || depth >= MAX_DATA_DEPTH) return element.value;
  const members = new Map<string, EventValue>();
  for (const child of element.children) {
    addField(members, child.name, valueOf(child, depth + 1) ?? '');
  }
  return members;
}
