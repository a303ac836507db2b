import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { EventValue } from '../../sigma/event.ts';

/**
 * For each event the position of the first that says the same: VirusTotal records an event once for
 * each Sigma rule that fired on it. Only recorded contexts are compared; what the behaviour tells is
 * distinct already, and records of logs count each. Never throws. O(size of the contexts).
 */
export function firstCopies(events: readonly RecordedEvent[]): readonly number[] {
  const firsts = new Map<string, number>();
  return events.map(({ event, origin }, at) => {
    if (origin.kind !== 'match-context') return at;
    const key = textOf(event.fields);
    if (key === undefined) return at;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, at);
    return first ?? at;
  });
}

/** A text that only an equal map has; undefined where values nest, which contexts do not. */
function textOf(fields: ReadonlyMap<string, EventValue>): string | undefined {
  const parts: string[] = [];
  for (const [name, value] of fields) {
    if (typeof value === 'object' && value !== null) return undefined;
    const text = String(value);
    parts.push(`${name.length}:${name}${typeof value}${text.length}:${text}`);
  }
  return parts.sort().join('');
}
