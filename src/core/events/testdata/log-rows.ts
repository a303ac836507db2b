import { encodeUtf8 } from '../../../base/utf8.ts';
import { readEventLog } from '../read-event-log.ts';
import type { RecordedEvents } from '../recorded-event.ts';
import { rowOf, type EventRow } from './model-events.ts';

/** The log in a text, or in the JSON of a value. Throws for a file without events. */
export function readLog(content: unknown, fileName = 'made.json'): RecordedEvents {
  const bytes =
    content instanceof Uint8Array
      ? content
      : encodeUtf8(typeof content === 'string' ? content : JSON.stringify(content));
  const log = readEventLog(fileName, bytes);
  if (!log.ok) throw new Error(log.error.message);
  return log.value;
}

/** The events of a log as rows. */
export function logRows(content: unknown, fileName?: string): readonly EventRow[] {
  return readLog(content, fileName).events.map(rowOf);
}
