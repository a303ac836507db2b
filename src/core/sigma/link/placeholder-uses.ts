import { placeholderNames } from '../compile/placeholder-names.ts';
import type { Ruleset } from '../compile/ruleset.ts';
import type { FilterRule } from '../rule/sigma-rule.ts';

/** For each placeholder of a ruleset the positions of the rules that ask for it. */
export type PlaceholderUses = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * The placeholders that the rules of a ruleset ask for, themselves or by their filters. joined: the
 * filters of other rulesets that apply to its rules. Never throws. O(uses + filters).
 */
export function placeholderUses(
  { links }: Pick<Ruleset, 'links'>,
  joined: ReadonlyMap<number, readonly FilterRule[]>,
): PlaceholderUses {
  const uses = new Map<string, Set<number>>();
  const use = (name: string, rule: number): void => {
    const rules = uses.get(name);
    if (rules === undefined) uses.set(name, new Set([rule]));
    else rules.add(rule);
  };
  for (const { name, rules } of links.placeholders) for (const rule of rules) use(name, rule);
  const ofFilters = new Map<FilterRule, ReadonlySet<string>>();
  for (const [rule, filters] of joined) {
    for (const filter of filters) {
      const names = ofFilters.get(filter) ?? placeholderNames(filter);
      ofFilters.set(filter, names);
      for (const name of names) use(name, rule);
    }
  }
  return uses;
}
