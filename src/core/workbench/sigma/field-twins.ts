import { foldCase } from '../../../base/fold-case.ts';
import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { SigmaEvent } from '../../sigma/event.ts';
import type { FieldTwin } from './sigma-bench.ts';

/** A field's value in the behaviour, and what kind of event it stands for. */
interface Candidate extends FieldTwin {
  readonly categories: readonly string[] | undefined;
}

/** Finds where the behaviour has the value of a field of a recorded event. */
export type FindTwin = (event: SigmaEvent, field: string, text: string) => FieldTwin | undefined;

/** More places of the same value are not told apart. */
const MAX_CANDIDATES = 8;

/**
 * A finder over the events of a sample. The events that were made from the behaviour say which of its
 * values is which field of which kind of event; a recorded event of the same kind with the same value,
 * but for case, means the same. Never throws. O(events), and one look-up a call.
 */
export function createTwinFinder(events: readonly RecordedEvent[]): FindTwin {
  const candidates = new Map<string, Candidate[]>();
  for (const { event, origin } of events) {
    if (origin.kind !== 'behaviour') continue;
    for (const [field, value] of event.fields) {
      const node = origin.fieldNodes.get(field);
      if (node === undefined || typeof value === 'object') continue;
      const key = keyOf(field, String(value));
      const { categories } = event.logsource;
      const known = candidates.get(key);
      const candidate = { node, vtPath: origin.vtPath, categories };
      if (known === undefined) candidates.set(key, [candidate]);
      else if (known.length < MAX_CANDIDATES) known.push(candidate);
    }
  }
  return (event, field, text) => {
    const found = candidates
      .get(keyOf(field, text))
      ?.find(({ categories }) => mayBeSameKind(event.logsource.categories, categories));
    return found && { node: found.node, vtPath: found.vtPath };
  };
}

function keyOf(field: string, text: string): string {
  return `${field}\0${foldCase(text)}`;
}

/** What is not known contradicts nothing. */
function mayBeSameKind(
  a: readonly string[] | undefined,
  b: readonly string[] | undefined,
): boolean {
  return a === undefined || b === undefined || a.some((category) => b.includes(category));
}
