import { checkFilter, compileFilter, compileRule } from '../compile/compile-rule.ts';
import type { CompiledRule, RuleNode } from '../compile/compiled-rule.ts';
import { placeholderNames } from '../compile/placeholder-names.ts';
import type { Ruleset } from '../compile/ruleset.ts';
import { documentName } from '../rule/read-head.ts';
import { readSigmaFile } from '../rule/read-sigma-file.ts';
import type { DetectionRule, FilterRule } from '../rule/sigma-rule.ts';
import type { PlaceholderUses } from './placeholder-uses.ts';
import { NO_VALUES, type PlaceholderValues } from './placeholder-values.ts';
import { refusalOf } from './refusal-of.ts';

/** What other rulesets and people's values make of the rules of a ruleset. */
export interface RuleChanges {
  /** The rules that are others now, by position, in order. */
  readonly rules: ReadonlyMap<number, CompiledRule>;
  readonly refusals: readonly ValueRefusal[];
}

/** A rule that cannot take the values of its placeholders; they stay open in it. */
export interface ValueRefusal {
  /** Its position. */
  readonly rule: number;
  /** The placeholders that it asks for and that have values. */
  readonly names: readonly string[];
  /** Why, without a full stop. */
  readonly message: string;
}

export interface ChangeOptions {
  /** The filters of other rulesets, by the position of the rule that they apply to. */
  readonly joined: ReadonlyMap<number, readonly FilterRule[]>;
  readonly uses: PlaceholderUses;
  readonly values: PlaceholderValues;
}

export interface ChangeProgress {
  readonly done: number;
  readonly total: number;
}

/** Rules between two yields: some milliseconds. */
const RULES_PER_STEP = 16;

/**
 * Makes those rules of a ruleset anew which filters of other rulesets apply to, or which ask for
 * placeholders that have values; no other rule is looked at. Filters are joined to the compiled rule; for
 * values the rule is compiled again from its text, with its own filters. A filter that cannot be compiled
 * does not apply. Yields how far it has come, in rules. Never throws. O(rules concerned).
 */
export function* changeRules(
  ruleset: Ruleset,
  options: ChangeOptions,
): Generator<ChangeProgress, RuleChanges, void> {
  const { joined, values } = options;
  const named = namesByRule(options);
  const rules = new Map<number, CompiledRule>();
  const refusals: ValueRefusal[] = [];
  const filterNode = createFilterCompiler(values);
  const documentOf = createDocumentReader(ruleset);
  const ownFilters = named.size === 0 ? new Map<number, FilterRule[]>() : filtersByRule(ruleset);
  const concerned = [...new Set([...joined.keys(), ...named.keys()])].sort((a, b) => a - b);
  for (const [done, rule] of concerned.entries()) {
    if (done % RULES_PER_STEP === 0) yield { done, total: concerned.length };
    const base = ruleset.rules[rule];
    if (base === undefined) continue;
    const names = named.get(rule);
    const document = names && documentOf(rule);
    const added = joined.get(rule) ?? [];
    const changed =
      document && compileWith(document, ownFilters.get(rule) ?? [], { values, filterNode });
    const all = [...(changed?.filters ?? []), ...added.map((filter) => filterNode(filter))];
    const joins = all.flatMap(({ node }) => node ?? []);
    const why = [changed?.refused, ...all.map(({ refused }) => refused)].find(isText);
    if (why !== undefined && names !== undefined) refusals.push({ rule, names, message: why });
    if (changed === undefined && joins.length === 0) continue;
    rules.set(rule, joinedRule(changed?.rule ?? base, joins));
  }
  return { rules, refusals };
}

/** For each rule that asks for some the placeholders that have values. */
function namesByRule({ uses, values }: ChangeOptions): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>();
  for (const [name, bound] of values) {
    if (bound.length === 0) continue;
    for (const rule of uses.get(name) ?? []) {
      const known = names.get(rule);
      if (known === undefined) names.set(rule, [name]);
      else known.push(name);
    }
  }
  return names;
}

function filtersByRule({ links }: Ruleset): Map<number, FilterRule[]> {
  const filters = new Map<number, FilterRule[]>();
  for (const { rules, read } of links.filters) {
    const filter = rules.length === 0 ? undefined : read();
    if (filter === undefined) continue;
    for (const rule of rules) {
      const known = filters.get(rule);
      if (known === undefined) filters.set(rule, [filter]);
      else known.push(filter);
    }
  }
  return filters;
}

interface FilterOutcome {
  /** Undefined where the filter has errors. */
  readonly node: RuleNode | undefined;
  /** Why it cannot take the values; undefined where it can. */
  readonly refused: string | undefined;
}

type FilterCompiler = (filter: FilterRule) => FilterOutcome;

/** Compiles each filter once. */
function createFilterCompiler(values: PlaceholderValues): FilterCompiler {
  const compiled = new Map<FilterRule, FilterOutcome>();
  return (filter) => {
    const known = compiled.get(filter);
    if (known !== undefined) return known;
    const node = compileFilter(filter, { placeholders: values });
    const outcome = node === undefined ? openFilter(filter, values) : { node, refused: undefined };
    compiled.set(filter, outcome);
    return outcome;
  };
}

/** The filter without values, where it is only them that it cannot be compiled with. */
function openFilter(filter: FilterRule, values: PlaceholderValues): FilterOutcome {
  const node = compileFilter(filter, { placeholders: NO_VALUES });
  if (node === undefined) return { node, refused: undefined };
  const why = refusalOf(placeholderNames(filter), values, (placeholders) => {
    return checkFilter(filter, { placeholders });
  });
  return { node, refused: `the filter ${documentName(filter.head)} cannot take them: ${why}` };
}

/** The documents of rules; of a file that has many it is read once, where they are asked for in order. */
function createDocumentReader({
  origins,
  files,
}: Ruleset): (rule: number) => DetectionRule | undefined {
  let last: { readonly file: number; readonly byStart: ReadonlyMap<number, DetectionRule> } = {
    file: -1,
    byStart: new Map(),
  };
  return (rule) => {
    const origin = origins[rule];
    if (origin === undefined) return undefined;
    const { file, span } = origin;
    if (file !== last.file) {
      const { documents } = readSigmaFile('', files[file]?.readText() ?? '');
      const rules = documents.filter((document) => document.kind === 'detection');
      last = { file, byStart: new Map(rules.map((each) => [each.span.start, each])) };
    }
    return last.byStart.get(span.start);
  };
}

/** A rule compiled with values, or without them where it cannot take them; its filters apart. */
function compileWith(
  document: DetectionRule,
  filters: readonly FilterRule[],
  {
    values,
    filterNode,
  }: { readonly values: PlaceholderValues; readonly filterNode: FilterCompiler },
): {
  readonly rule: CompiledRule | undefined;
  readonly filters: readonly FilterOutcome[];
  readonly refused: string | undefined;
} {
  const { rule } = compileRule(document, { placeholders: values });
  const refused =
    rule === undefined
      ? refusalOf(placeholderNames(document), values, (placeholders) => {
          return compileRule(document, { placeholders }).diagnostics;
        })
      : undefined;
  return {
    rule: rule ?? compileRule(document).rule,
    filters: filters.map(filterNode),
    refused,
  };
}

function joinedRule(rule: CompiledRule, filters: readonly RuleNode[]): CompiledRule {
  if (filters.length === 0) return rule;
  const { head, logsource, root, unevaluated } = rule;
  return { head, logsource, root: { kind: 'and', children: [root, ...filters] }, unevaluated };
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
