import type { EventLogsource, MissingFields } from '../../sigma/event.ts';
import { SYSMON_EVENTS, sysmonCategories } from '../windows/sysmon-events.ts';
import { SYSTEM_FIELDS } from '../windows/system-fields.ts';
import { WINDOWS_EVENTS, isSecurityEvent } from '../windows/windows-events.ts';

/** What kind of event a match context is a part of, as far as its fields tell. */
export interface ContextSchema {
  readonly services: EventLogsource['services'];
  readonly categories: EventLogsource['categories'];
  /** The fields that the event had in the log; undefined where they are not known. */
  readonly fields: ReadonlySet<string> | undefined;
  /** Only Windows logs it. */
  readonly isWindows: boolean;
}

/** An event that a context without EventID may be a part of. */
interface KnownEvent {
  readonly eventId: string;
  readonly service: string;
  readonly fields: ReadonlySet<string>;
}

const SYSMON: readonly KnownEvent[] = Array.from(SYSMON_EVENTS, ([eventId, { fields }]) => ({
  eventId,
  service: 'sysmon',
  fields: new Set(fields),
}));
const OTHERS: readonly KnownEvent[] = Array.from(WINDOWS_EVENTS, ([eventId, event]) => ({
  eventId,
  service: event.service,
  fields: new Set(event.fields),
}));
const KNOWN_EVENTS: readonly KnownEvent[] = [...SYSMON, ...OTHERS];

/** Events of Sysmon that Sysmon for Linux writes too, and that macOS rules know. */
const UNIX_EVENTS: ReadonlySet<string> = new Set(['1', '3', '5', '9', '11', '22', '23']);

const SYSTEM: ReadonlySet<string> = new Set(SYSTEM_FIELDS);

const UNIX_SYSMON: readonly KnownEvent[] = SYSMON.filter(({ eventId }) => UNIX_EVENTS.has(eventId));

/**
 * What a context with these fields is. With an EventID: Sysmon's event, or another channel's, if the
 * fields are mostly that event's (several channels share small numbers). Without: every event that has
 * all of the fields, and on a Unix no known service, since there are no such channels. VirusTotal keeps
 * neither channel nor provider. Never throws. O(fields · events).
 */
export function schemaOfContext(
  fields: ReadonlyMap<string, string>,
  isUnix: boolean,
): ContextSchema {
  const names = [...fields.keys()].filter((name) => !SYSTEM.has(name));
  const eventId = fields.get('EventID');
  if (eventId === undefined) {
    const candidates = (isUnix ? UNIX_SYSMON : KNOWN_EVENTS).filter((event) =>
      names.every((name) => event.fields.has(name)),
    );
    const schema = schemaOfEvents(candidates, fields);
    return isUnix ? { ...schema, services: undefined } : schema;
  }
  const known = KNOWN_EVENTS.filter(
    (event) => event.eventId === eventId && hasMost(event.fields, names),
  );
  if (known.length > 0) return schemaOfEvents(known, fields);
  const isSecurity = isSecurityEvent(eventId);
  return {
    services: isSecurity ? ['security'] : undefined,
    categories: isSecurity ? [] : undefined,
    fields: undefined,
    isWindows: !isUnix,
  };
}

/**
 * What it means that a field is missing from the context: the fields of the event in the log, and of
 * its system part, were there but are not kept; any other was not there. Never throws.
 */
export function missingOfContext(
  schema: ContextSchema,
  fields: ReadonlySet<string>,
): MissingFields {
  if (schema.fields === undefined) return { kind: 'not-recorded' };
  const only = new Set<string>();
  for (const name of schema.fields) if (!fields.has(name)) only.add(name);
  for (const name of SYSTEM_FIELDS) if (!fields.has(name)) only.add(name);
  return { kind: 'not-recorded', only };
}

function schemaOfEvents(
  events: readonly KnownEvent[],
  fields: ReadonlyMap<string, string>,
): ContextSchema {
  if (events.length === 0) {
    return { services: undefined, categories: undefined, fields: undefined, isWindows: false };
  }
  const eventType = fields.get('EventType');
  const categories = new Set(
    events.flatMap(({ service, eventId }) =>
      service === 'sysmon'
        ? sysmonCategories(eventId, eventType)
        : (WINDOWS_EVENTS.get(eventId)?.categories ?? []),
    ),
  );
  return {
    services: [...new Set(events.map(({ service }) => service))],
    categories: [...categories],
    fields: new Set(events.flatMap((event) => [...event.fields])),
    isWindows: events.every(
      ({ service, eventId }) => service !== 'sysmon' || !UNIX_EVENTS.has(eventId),
    ),
  };
}

/** Whether at least one, and at least half of the names are among an event's fields. */
function hasMost(fields: ReadonlySet<string>, names: readonly string[]): boolean {
  const nKnown = names.filter((name) => fields.has(name)).length;
  return nKnown > 0 && nKnown * 2 >= names.length;
}
