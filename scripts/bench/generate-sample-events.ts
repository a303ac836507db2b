import { loadEvents } from '../../src/cli/load-events.ts';
import type { EventValue, SigmaEvent } from '../../src/core/sigma/event.ts';

/** The Windows sample of the project: what a sandbox tells lacks most fields of an event. */
const FILES = ['windows-loader.json', 'windows-loader.behaviours.json'].map(
  (name) => `public/samples/${name}`,
);

/** Names of fields that hold something else in every event. */
const TARGETS: ReadonlySet<string> = new Set([
  'TargetFilename',
  'TargetObject',
  'Details',
  'QueryName',
  'ImageLoaded',
  'CommandLine',
]);

/** The events of the sample again and again, with other targets each time. */
export function generateSampleEvents(nEvents: number, seed: number): readonly SigmaEvent[] {
  const { events } = loadEvents(FILES);
  return Array.from({ length: nEvents }, (_, index) => {
    const { event } = events[index % events.length]?.recorded ?? {};
    if (event === undefined) throw new Error('the sample has no events');
    return { ...event, fields: vary(event.fields, `-${seed}-${index}`) };
  });
}

function vary(
  fields: ReadonlyMap<string, EventValue>,
  mark: string,
): ReadonlyMap<string, EventValue> {
  const varied = new Map(fields);
  for (const [name, value] of fields) {
    if (typeof value === 'string' && TARGETS.has(name)) varied.set(name, insert(value, mark));
  }
  return varied;
}

/** Before the last dot: an extension stays one. */
function insert(text: string, mark: string): string {
  const dot = text.lastIndexOf('.');
  return dot === -1 ? text + mark : text.slice(0, dot) + mark + text.slice(dot);
}
