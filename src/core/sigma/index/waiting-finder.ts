import type { SigmaEvent } from '../event.ts';
import { isNotRecorded } from '../match/prepared-event.ts';
import { waitWithout, type Waiting } from './waiting.ts';
import type { IndexedField, WitnessIndex } from './witness-index.ts';

/** Combinations of fields that were not recorded whose waiting is kept. */
const MAX_WAITINGS = 300;

/**
 * A function from an event and the numbers of its fields that rules read to how rules wait on it; events
 * of like fields share that. Neither throws.
 */
export function createWaitingFinder(
  index: WitnessIndex,
): (event: SigmaEvent, present: readonly number[]) => Waiting {
  const complete = waitWithout(index, []);
  const known = new Map<string, Waiting>();
  const nameLists = new WeakMap<ReadonlySet<string>, string>();
  const keyOf = (only: ReadonlySet<string> | undefined): string => {
    if (only === undefined) return '';
    let key = nameLists.get(only);
    if (key === undefined) {
      key = JSON.stringify([...only]);
      nameLists.set(only, key);
    }
    return key;
  };
  return (event, present) => {
    const { fields, missing } = event;
    if (missing.kind === 'absent') return complete;
    const { only } = missing;
    const hasMore = only === undefined || hasNameWithout(only, fields);
    const key = `${present.join()} ${hasMore} ${keyOf(only)}`;
    let waiting = known.get(key);
    if (waiting === undefined) {
      waiting = waitWithout(index, missingFields(index, event, new Set(present), hasMore));
      if (known.size >= MAX_WAITINGS) known.clear();
      known.set(key, waiting);
    }
    return waiting;
  };
}

function hasNameWithout(names: ReadonlySet<string>, fields: ReadonlyMap<string, unknown>): boolean {
  for (const name of names) if (!fields.has(name)) return true;
  return false;
}

/** Keywords are among them, since they may have been in any field that was not recorded. */
function* missingFields(
  index: WitnessIndex,
  event: SigmaEvent,
  present: ReadonlySet<number>,
  hasMore: boolean,
): Iterable<IndexedField> {
  for (const field of index.fields.values()) {
    if (!present.has(field.number) && isNotRecorded(event, field.name)) yield field;
  }
  if (hasMore) yield index.keywords;
}
