import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { RulesetFilter, Ruleset } from '../compile/ruleset.ts';
import {
  covers,
  MAX_FILTERS,
  otherLogsource,
  titleSpan,
  tooManyFilters,
} from '../rule/collect-filters.ts';
import type { FilterRule } from '../rule/sigma-rule.ts';
import type { ProblemChanges } from './change-problems.ts';
import { findByReference, type FindByReference } from './find-by-reference.ts';

/** The filters of one ruleset that apply to rules of others, and the other way round. */
export interface FilterLinks {
  /** For a rule of this ruleset, by its position, the filters of others that apply to it. */
  readonly joined: ReadonlyMap<number, readonly FilterRule[]>;
  /** Filters of this ruleset that apply to a rule of any. */
  readonly nFilters: number;
  /** Rules of any ruleset that filters of this one apply to. */
  readonly nFilteredRules: number;
  readonly changes: ProblemChanges;
}

interface Links {
  readonly joined: Map<number, FilterRule[]>;
  readonly filtered: Set<string>;
  readonly settled: ProblemChanges['settled'][number][];
  readonly added: ProblemChanges['added'][number][];
  nFilters: number;
}

/**
 * For each ruleset what its filters have to do with the others. A filter is for the rules that it names
 * in any ruleset, or for all whose logsource it covers, as within its own; a name may call a rule in each.
 * Own rules are joined to own filters already. Never throws. O(filters · rules), and nothing where there
 * are no filters. Source: see `collectFilters`.
 */
export function linkFilters(rulesets: readonly Ruleset[]): readonly FilterLinks[] {
  const links = rulesets.map((): Links => ({
    joined: new Map(),
    filtered: new Set(),
    settled: [],
    added: [],
    nFilters: 0,
  }));
  const finders = rulesets.map(ruleFinder);
  const nFilters = rulesets.map(ownFilterCounts);
  for (const [home, { links: own }] of rulesets.entries()) {
    for (const filter of own.filters) {
      const document = filter.read();
      const mine = links[home];
      if (document === undefined || mine === undefined) continue;
      for (const rule of filter.rules) mine.filtered.add(`${home} ${rule}`);
      let nForeign = 0;
      let isCrowded = false;
      for (const [at, wanted] of wantedRules(document, home, rulesets, finders).entries()) {
        for (const rule of wanted) {
          const count = (nFilters[at]?.get(rule) ?? 0) + 1;
          nForeign++;
          isCrowded ||= count > MAX_FILTERS;
          if (count > MAX_FILTERS) continue;
          nFilters[at]?.set(rule, count);
          mine.filtered.add(`${at} ${rule}`);
          const joined = links[at]?.joined.get(rule);
          if (joined === undefined) links[at]?.joined.set(rule, [document]);
          else joined.push(document);
        }
      }
      if (nForeign + filter.rules.length > 0) mine.nFilters++;
      const { file } = filter.origin;
      if (isCrowded) mine.added.push({ file, diagnostic: tooManyFilters(document) });
      const told = problemsOf(filter, document, rulesets, finders, home);
      if (nForeign > 0) {
        const span = titleSpan(document);
        mine.settled.push({ file, code: 'sigma/filter-without-rule', span });
      }
      mine.settled.push(...told.settled);
      mine.added.push(...told.added);
    }
  }
  return links.map(({ joined, filtered, settled, added, nFilters: count }) => ({
    joined,
    nFilters: count,
    nFilteredRules: filtered.size,
    changes: { settled, added },
  }));
}

type Finder = () => FindByReference<number>;

/** A ruleset's finder is made when it is first asked for. */
function ruleFinder({ rules }: Ruleset): Finder {
  let find: FindByReference<number> | undefined;
  return () => (find ??= findByReference(rules.map(({ head }, at) => [head, at] as const)));
}

/** How many filters the rules have out of their own ruleset. */
function ownFilterCounts({ links }: Ruleset): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { rules } of links.filters) {
    for (const rule of rules) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}

/** For each ruleset the rules that a filter of another is for. */
function wantedRules(
  filter: FilterRule,
  home: number,
  rulesets: readonly Ruleset[],
  finders: readonly Finder[],
): readonly (readonly number[])[] {
  const { logsource, rules: references } = filter;
  return rulesets.map(({ rules }, at) => {
    if (at === home) return [];
    if (references === 'any') {
      return rules.flatMap((rule, position) => (covers(logsource, rule.logsource) ? position : []));
    }
    const found = new Set<number>();
    for (const { text } of references) {
      const position = finders[at]?.()(text);
      const rule = rules[position ?? -1];
      if (position !== undefined && rule !== undefined && covers(logsource, rule.logsource)) {
        found.add(position);
      }
    }
    return [...found].sort((a, b) => a - b);
  });
}

/** What the other rulesets say to the names that a filter calls rules by. */
function problemsOf(
  { origin: { file } }: RulesetFilter,
  filter: FilterRule,
  rulesets: readonly Ruleset[],
  finders: readonly Finder[],
  home: number,
): ProblemChanges {
  const settled: ProblemChanges['settled'][number][] = [];
  const added: { readonly file: number; readonly diagnostic: Diagnostic }[] = [];
  if (filter.rules === 'any') return { settled, added };
  for (const { text, span } of filter.rules) {
    for (const [at, { rules }] of rulesets.entries()) {
      const rule = at === home ? undefined : rules[finders[at]?.()(text) ?? -1];
      if (rule === undefined) continue;
      settled.push({ file, code: 'sigma/unknown-rule', span });
      if (!covers(filter.logsource, rule.logsource)) {
        added.push({ file, diagnostic: otherLogsource(rule.head, span) });
      }
    }
  }
  return { settled, added };
}
