import type { EventValue } from '../../sigma/event.ts';
import { isMap, type RecordMap } from './record-map.ts';

/** Reads members by a path with dots, nested or written as one key, or partly so; null is not there. */
export type Lookup = (path: string) => EventValue | undefined;

/** A reader of a record's members. Its functions never throw. */
export function lookupIn(record: RecordMap): Lookup {
  return (path) => {
    let at: RecordMap = record;
    for (let rest = path; ;) {
      const whole = at.get(rest);
      if (whole !== undefined && whole !== null) return whole;
      const dot = rest.indexOf('.');
      const inner = dot === -1 ? undefined : at.get(rest.slice(0, dot));
      if (!isMap(inner)) return undefined;
      at = inner;
      rest = rest.slice(dot + 1);
    }
  };
}
