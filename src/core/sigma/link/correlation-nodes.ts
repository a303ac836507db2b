import type { Ruleset } from '../compile/ruleset.ts';
import type { CollectionMember } from '../rule/rule-collection.ts';
import type { CorrelationRule, RuleHead } from '../rule/sigma-rule.ts';
import { findByReference } from './find-by-reference.ts';

/** A correlation among those of all rulesets. */
export interface CorrelationNode {
  /** Position of its ruleset. */
  readonly home: number;
  /** Its file in there. */
  readonly file: number;
  /** Undefined where the pack that it comes out of is damaged. */
  readonly correlation: CorrelationRule | undefined;
  /**
   * For each reference what it calls: a position in the list of nodes, or among the rules of all rulesets
   * one after another. Of a settled correlation each calls something.
   */
  readonly targets: readonly (CollectionMember | undefined)[];
  readonly isOpen: boolean;
}

/** A document that may be called, and its number through all rulesets. */
type Callable = readonly [RuleHead, CollectionMember];

/**
 * The correlations of all rulesets, the settled ones first. What an open one is about is looked for in
 * its own ruleset, then in the others in their order. Never throws. O(rules + references).
 */
export function correlationNodes(rulesets: readonly Ruleset[]): readonly CorrelationNode[] {
  const settled = rulesets.flatMap(settledNodes);
  const open = rulesets.flatMap(({ links }, home) =>
    links.openCorrelations.flatMap(({ origin: { file }, read }) => {
      const correlation = read();
      return correlation === undefined ? [] : [{ home, file, correlation }];
    }),
  );
  const callable = rulesets.map((): Callable[] => []);
  let nRules = 0;
  for (const [home, { rules }] of rulesets.entries()) {
    for (const { head } of rules) callable[home]?.push([head, { kind: 'rule', index: nRules++ }]);
  }
  for (const [index, { home, correlation }] of [...settled, ...open].entries()) {
    if (correlation === undefined) continue;
    callable[home]?.push([correlation.head, { kind: 'correlation', index }]);
  }
  const finders = callable.map(findByReference<CollectionMember>);
  const targetOf = (home: number, reference: string): CollectionMember | undefined => {
    const own = finders[home]?.(reference);
    return own ?? finders.map((find) => find(reference)).find((found) => found !== undefined);
  };
  return [
    ...settled,
    ...open.map(({ home, file, correlation }): CorrelationNode => {
      const targets = correlation.rules.map(({ text }) => targetOf(home, text));
      return { home, file, correlation, targets, isOpen: true };
    }),
  ];
}

function settledNodes(
  { correlations }: Ruleset,
  home: number,
  rulesets: readonly Ruleset[],
): readonly CorrelationNode[] {
  const before = rulesets.slice(0, home);
  const firstRule = before.reduce((sum, { rules }) => sum + rules.length, 0);
  const firstNode = before.reduce((sum, each) => sum + each.correlations.length, 0);
  return correlations.map(({ origin, members, read }) => ({
    home,
    file: origin.file,
    correlation: read(),
    targets: members.map(({ kind, index }) => ({
      kind,
      index: index + (kind === 'rule' ? firstRule : firstNode),
    })),
    isOpen: false,
  }));
}
