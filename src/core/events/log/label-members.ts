import type { EventValue } from '../../sigma/event.ts';
import { accountFieldAt, AUDIT_SECTIONS, fieldOfLabel } from '../windows/audit-labels.ts';
import { listOf, type RecordMap } from './record-map.ts';

/** The headings of a message as Fluentd writes them: `process_information`. */
const SECTIONS_BY_KEY: ReadonlyMap<string, string> = new Map(
  Array.from(AUDIT_SECTIONS.keys(), (section) => [
    section.toLowerCase().replaceAll(' ', '_'),
    section,
  ]),
);

/**
 * Adds the fields of members that are named after the labels in the message of the event:
 * `New_Process_Name` (Splunk's add-on for Windows, which has the accounts of several sections in one
 * list), `process_information.new_process_name` (Fluentd). A field that is there already stays. Never
 * throws. O(members).
 */
export function addLabelMembers(
  fields: Map<string, EventValue>,
  record: RecordMap,
  eventId: string,
): void {
  for (const [key, value] of record) {
    const dot = key.indexOf('.');
    const label = key.slice(dot + 1);
    if (!label.includes('_') || value === null) continue;
    const section = dot === -1 ? '' : (SECTIONS_BY_KEY.get(key.slice(0, dot)) ?? '');
    const name = fieldOfLabel(label, { section, eventId });
    if (name !== undefined) setMissing(fields, name, value);
    else if (dot === -1) {
      for (const [at, entry] of listOf(value).slice(0, 2).entries()) {
        const account = accountFieldAt(label, at);
        if (account !== undefined) setMissing(fields, account, entry);
      }
    }
  }
}

function setMissing(fields: Map<string, EventValue>, name: string, value: EventValue): void {
  if (!fields.has(name)) fields.set(name, value);
}
