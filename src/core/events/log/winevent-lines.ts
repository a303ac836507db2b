import type { EventValue, SigmaEvent } from '../../sigma/event.ts';
import { flatRecord } from './flat-record.ts';
import type { LogsourceTable } from './log-event.ts';

/** Names that the lines of an event have. */
const SIGNS: readonly string[] = ['LogName', 'EventCode'];

/** The last of them, whose value is all the rest. */
const MESSAGE = 'Message=';

/**
 * The event in Splunk's `WinEventLog` text: a line of date and time, lines `Name=value`, last the message
 * (`LogName=Security`, `EventCode=4688`, … `Message=…`). Undefined for another text. Never throws. O(length).
 */
export function winEventLines(text: string, logsources: LogsourceTable): SigmaEvent | undefined {
  if (!SIGNS.every((name) => text.includes(`${name}=`))) return undefined;
  const record = new Map<string, EventValue>();
  for (let at = 0; at < text.length;) {
    if (text.startsWith(MESSAGE, at)) {
      record.set('Message', text.slice(at + MESSAGE.length));
      break;
    }
    const feed = text.indexOf('\n', at);
    const end = feed === -1 ? text.length : feed;
    const line = text.slice(at, end).trimEnd();
    const equals = line.indexOf('=');
    if (equals > 0) record.set(line.slice(0, equals).trim(), line.slice(equals + 1));
    at = end + 1;
  }
  // What Splunk calls type is the level, and no field of the event.
  record.delete('EventType');
  return flatRecord(record, logsources);
}
