import { SYSMON_EVENTS } from './sysmon-events.ts';
import { WINDOWS_EVENTS } from './windows-events.ts';

const NONE: readonly string[] = [];

/**
 * The fields that an event of one of these services has in the log; none for an event that is not known.
 * services: as `servicesOfChannel` gives them. Never throws.
 */
export function eventFieldsOf(services: readonly string[], eventId: string): readonly string[] {
  if (services.includes('sysmon')) return SYSMON_EVENTS.get(eventId)?.fields ?? NONE;
  const event = WINDOWS_EVENTS.get(eventId);
  return event !== undefined && services.includes(event.service) ? event.fields : NONE;
}
