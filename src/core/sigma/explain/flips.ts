import { assertNever } from '../../../base/assert.ts';
import type { ItemNode, RuleNode } from '../compile/compiled-rule.ts';
import type { PreparedEvent } from '../match/prepared-event.ts';
import { truthOfNode } from '../match/ready-rule.ts';

/** An item that would have to come out otherwise. */
export interface Flip {
  readonly item: ItemNode;
  /** The selection that it is in, the innermost. */
  readonly selection: string | undefined;
  /** It holds and should not. */
  readonly isExcluding: boolean;
}

/** What is looked for. */
export interface FlipQuestion {
  readonly event: PreparedEvent;
  /** Whether the part should hold or fail. */
  readonly isWanted: boolean;
  /** More are too many. */
  readonly limit: number;
  readonly selection: string | undefined;
}

const NONE: readonly Flip[] = [];

/**
 * The fewest items that would have to come out otherwise for a part of a rule to hold, or with isWanted
 * false to fail; of equally few the first in the order of the condition. Items that cannot be told may
 * come out either way, so that none are needed for what cannot be told. Undefined when there are more
 * than `limit`, or no items would do. Never throws.
 */
export function fewestFlips(node: RuleNode, question: FlipQuestion): readonly Flip[] | undefined {
  const { event, isWanted, limit, selection } = question;
  if (limit < 0) return undefined;
  switch (node.kind) {
    case 'item': {
      const truth = truthOfNode(node, event);
      if (truth !== (isWanted ? 'no' : 'yes')) return NONE;
      return limit === 0 ? undefined : [{ item: node, selection, isExcluding: !isWanted }];
    }
    case 'selection':
      return fewestFlips(node.child, { ...question, selection: node.name });
    case 'not':
      return fewestFlips(node.child, { ...question, isWanted: !isWanted });
    case 'never':
      return isWanted ? undefined : NONE;
    case 'and':
    case 'or': {
      const needsAll = (node.kind === 'and') === isWanted;
      return needsAll ? flipsOfAll(node.children, question) : flipsOfAny(node.children, question);
    }
    case 'at-least': {
      const n = node.children.length;
      if (n === 0) return isWanted ? undefined : NONE;
      const nNeeded = isWanted ? node.count : n - node.count + 1;
      return flipsOfSome(node.children, nNeeded, question);
    }
    default:
      return assertNever(node, 'node');
  }
}

function flipsOfAll(
  nodes: readonly RuleNode[],
  question: FlipQuestion,
): readonly Flip[] | undefined {
  let all = NONE;
  let rest = question;
  for (const node of nodes) {
    const flips = fewestFlips(node, rest);
    if (flips === undefined) return undefined;
    if (flips.length === 0) continue;
    all = [...all, ...flips];
    rest = { ...question, limit: question.limit - all.length };
  }
  return all;
}

function flipsOfAny(
  nodes: readonly RuleNode[],
  question: FlipQuestion,
): readonly Flip[] | undefined {
  let fewest: readonly Flip[] | undefined;
  let better = question;
  for (const node of nodes) {
    const flips = fewestFlips(node, better);
    if (flips === undefined) continue;
    if (flips.length === 0) return flips;
    fewest = flips;
    better = { ...question, limit: flips.length - 1 };
  }
  return fewest;
}

function flipsOfSome(
  nodes: readonly RuleNode[],
  nNeeded: number,
  question: FlipQuestion,
): readonly Flip[] | undefined {
  const each = nodes.flatMap((node) => {
    const flips = fewestFlips(node, question);
    return flips === undefined ? [] : [flips];
  });
  if (each.length < nNeeded) return undefined;
  const flips = each
    .sort((a, b) => a.length - b.length)
    .slice(0, Math.max(0, nNeeded))
    .flat();
  return flips.length > question.limit ? undefined : flips;
}
