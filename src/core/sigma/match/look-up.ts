import type { EventValue } from '../event.ts';

/** Steps that one look-up takes, and how deep they go; only events made to be slow need more. */
const MAX_STEPS = 10_000;
const MAX_DEPTH = 200;

/**
 * What a name means in a map: the value of that very key; else, where the name has dots, what the rest
 * of the name after a dot means in the value of the key before it, the shortest such key first. In a
 * list, what it means in each member that has it. Undefined where there is nothing. Never throws.
 * Takes at most a fixed number of steps; what would be found after them is not.
 */
export function lookUp(
  fields: ReadonlyMap<string, EventValue>,
  name: string,
): EventValue | undefined {
  const direct = fields.get(name);
  if (direct !== undefined || !name.includes('.')) return direct;
  return followPath(fields, name, { nSteps: 0, depth: 0 });
}

interface Budget {
  nSteps: number;
  depth: number;
}

function followPath(value: EventValue, path: string, budget: Budget): EventValue | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (++budget.nSteps > MAX_STEPS || budget.depth >= MAX_DEPTH) return undefined;
  budget.depth++;
  const found = isMap(value) ? followInMap(value, path, budget) : followInList(value, path, budget);
  budget.depth--;
  return found;
}

function followInMap(
  map: ReadonlyMap<string, EventValue>,
  path: string,
  budget: Budget,
): EventValue | undefined {
  const direct = map.get(path);
  if (direct !== undefined) return direct;
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const next = map.get(path.slice(0, dot));
    const found = next === undefined ? undefined : followPath(next, path.slice(dot + 1), budget);
    if (found !== undefined) return found;
  }
  return undefined;
}

function followInList(
  list: readonly EventValue[],
  path: string,
  budget: Budget,
): EventValue | undefined {
  const members: EventValue[] = [];
  for (const member of list) {
    const found = followPath(member, path, budget);
    if (found !== undefined) members.push(found);
  }
  return members.length === 0 ? undefined : members;
}

function isMap(
  value: ReadonlyMap<string, EventValue> | readonly EventValue[],
): value is ReadonlyMap<string, EventValue> {
  return value instanceof Map;
}
