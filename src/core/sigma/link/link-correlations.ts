import type { RulesetCorrelation, Ruleset } from '../compile/ruleset.ts';
import { correlationCycle, incompleteCorrelation } from '../rule/collect-correlations.ts';
import type { CorrelationRule } from '../rule/sigma-rule.ts';
import { findCircles } from '../rule/strong-components.ts';
import type { ProblemChanges } from './change-problems.ts';
import { correlationNodes, type CorrelationNode } from './correlation-nodes.ts';

/** The correlations that are settled only in the company of other rulesets. */
export interface CorrelationLinks {
  /**
   * Members are positions in this list, and among the rules of all rulesets one after another. Where it
   * is not empty, those that are settled within their rulesets are there too, as others may be about them.
   */
  readonly correlations: readonly RulesetCorrelation[];
  /** The position of the ruleset that each is of which was open in it. */
  readonly homes: ReadonlyMap<CorrelationRule, number>;
  /** For each ruleset. */
  readonly changes: readonly ProblemChanges[];
}

/**
 * Settles the open correlations of rulesets. One stays open where something that it is about is in no
 * ruleset, where it is about itself, also by way of others, and where it is about one that stays open.
 * Never throws. O(rules + references), and nothing where no correlation is open.
 */
export function linkCorrelations(rulesets: readonly Ruleset[]): CorrelationLinks {
  if (rulesets.every(({ links }) => links.openCorrelations.length === 0)) {
    return {
      correlations: [],
      homes: new Map(),
      changes: rulesets.map(() => ({ settled: [], added: [] })),
    };
  }
  const nodes = correlationNodes(rulesets);
  const circles = findCircles(
    nodes.map(({ targets }) =>
      targets.flatMap((target) => (target?.kind === 'correlation' ? [target.index] : [])),
    ),
  );
  const isOut = leftOut(nodes, circles);
  const homes = new Map<CorrelationRule, number>();
  const positions: number[] = [];
  const kept: CorrelationNode[] = [];
  for (const [at, node] of nodes.entries()) {
    positions.push(isOut[at] === true ? -1 : kept.length);
    if (isOut[at] === true) continue;
    kept.push(node);
    if (node.isOpen && node.correlation !== undefined) homes.set(node.correlation, node.home);
  }
  return {
    correlations: homes.size === 0 ? [] : kept.map((node) => linkedCorrelation(node, positions)),
    homes,
    changes: rulesets.map((_, home) => changesOf(home, nodes, { circles, isOut })),
  };
}

/** positions: of each node among those that are kept. */
function linkedCorrelation(
  { file, correlation, targets }: CorrelationNode,
  positions: readonly number[],
): RulesetCorrelation {
  return {
    origin: { file, span: correlation?.span ?? { start: 0, end: 0 } },
    members: targets.flatMap((target) => {
      if (target?.kind !== 'correlation') return target ?? [];
      return { kind: target.kind, index: positions[target.index] ?? -1 };
    }),
    read: () => correlation,
  };
}

/** For each node whether it stays open. */
function leftOut(
  nodes: readonly CorrelationNode[],
  circles: readonly number[],
): readonly boolean[] {
  const isOut = nodes.map(
    ({ targets, isOpen }, at) => isOpen && (circles[at] !== -1 || targets.includes(undefined)),
  );
  const dependents = nodes.map((): number[] => []);
  for (const [at, { targets }] of nodes.entries()) {
    for (const target of targets) {
      if (target?.kind === 'correlation') dependents[target.index]?.push(at);
    }
  }
  const queue = isOut.flatMap((out, at) => (out ? at : []));
  // The queue grows while it is walked.
  for (const next of queue) {
    for (const at of dependents[next] ?? []) {
      if (isOut[at] === true) continue;
      isOut[at] = true;
      queue.push(at);
    }
  }
  return isOut;
}

/** What is told of each reference of an open correlation now that all rulesets are known. */
function changesOf(
  home: number,
  nodes: readonly CorrelationNode[],
  { circles, isOut }: { readonly circles: readonly number[]; readonly isOut: readonly boolean[] },
): ProblemChanges {
  const settled: ProblemChanges['settled'][number][] = [];
  const added: ProblemChanges['added'][number][] = [];
  for (const [at, { home: own, file, correlation, targets, isOpen }] of nodes.entries()) {
    if (own !== home || !isOpen) continue;
    for (const [number, reference] of (correlation?.rules ?? []).entries()) {
      const target = targets[number];
      if (target === undefined) continue;
      const { span } = reference;
      settled.push({ file, code: 'sigma/unknown-rule', span });
      const isLost = target.kind === 'correlation' && isOut[target.index] === true;
      const head = isLost ? nodes[target.index]?.correlation?.head : undefined;
      if (head === undefined) {
        settled.push({ file, code: 'sigma/incomplete-correlation', span });
      } else {
        const isCircle = circles[at] !== -1 && circles[at] === circles[target.index];
        const diagnostic = isCircle
          ? correlationCycle(reference, at === target.index)
          : incompleteCorrelation(head, reference);
        added.push({ file, diagnostic });
      }
    }
  }
  return { settled, added };
}
