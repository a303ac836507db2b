import type { EventLogsource } from '../event.ts';
import { logsourceConflicts } from '../match/logsource.ts';
import type { Logsource } from '../rule/sigma-rule.ts';
import { keywordsOfRules, type IndexedField, type WitnessIndex } from './witness-index.ts';

/** Which rules are for events of one logsource. */
export interface Route {
  /** For each rule, 1 or 0. */
  readonly allows: Uint8Array;
  /** Their keywords; undefined where none of them reads keywords. */
  readonly keywords: IndexedField | undefined;
}

/** Routes that are kept; real logs have some hundred logsources. */
const MAX_ROUTES = 1000;

/**
 * A function from an event's logsource to its route. Rules that are for the same logsource are asked
 * together. Neither throws.
 */
export function createRouter(
  logsources: readonly Logsource[],
  index: WitnessIndex,
): (logsource: EventLogsource) => Route {
  const groups = groupRules(logsources);
  const byObject = new WeakMap<EventLogsource, Route>();
  const byText = new Map<string, Route>();
  const compute = (logsource: EventLogsource): Route => {
    const allows = new Uint8Array(logsources.length);
    for (const group of groups) {
      if (logsourceConflicts(group.logsource, logsource)) continue;
      for (const rule of group.rules) allows[rule] = 1;
    }
    return { allows, keywords: keywordsOfRules(index, allows) };
  };
  return (logsource) => {
    const known = byObject.get(logsource);
    if (known !== undefined) return known;
    const key = JSON.stringify([logsource.product, logsource.categories, logsource.services]);
    let route = byText.get(key);
    if (route === undefined) {
      route = compute(logsource);
      if (byText.size >= MAX_ROUTES) byText.clear();
      byText.set(key, route);
    }
    byObject.set(logsource, route);
    return route;
  };
}

interface Group {
  readonly logsource: Logsource;
  readonly rules: number[];
}

function groupRules(logsources: readonly Logsource[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const [rule, logsource] of logsources.entries()) {
    const { product, category, service } = logsource;
    const key = JSON.stringify([product, category, service]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { logsource, rules: [rule] });
    else group.rules.push(rule);
  }
  return [...groups.values()];
}
