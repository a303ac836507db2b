import type { RecordedEvent } from '../../events/recorded-event.ts';
import { eventName } from '../event-names.ts';

/**
 * What happened, in a few words: `EventID 13 · registry value set`, `process creation`; `event` where
 * the event tells nothing of it. Never throws.
 */
export function eventLabel({ event }: RecordedEvent): string {
  const id = event.fields.get('EventID');
  const category = event.logsource.categories?.[0]?.replaceAll('_', ' ');
  if (typeof id !== 'string' && typeof id !== 'number') return category ?? 'event';
  const name = eventName(String(id)) ?? category;
  return name === undefined ? `EventID ${id}` : `EventID ${id} · ${name}`;
}
