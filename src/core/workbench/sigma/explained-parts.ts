import type {
  BranchExplanation,
  ExplanationNode,
  ItemExplanation,
  RuleExplanation,
} from '../../sigma/explain/rule-explanation.ts';
import type { ExplainedPart } from './sigma-bench.ts';

/** Parts that are handed out of one explanation; conditions of real rules have fewer. */
export const MAX_PARTS = 150;

/** Values that are shown of an item that they do not decide. */
const MAX_OTHER_VALUES = 3;

/** Values that are shown of an item that they decide. */
const MAX_DECISIVE_VALUES = 20;

/**
 * An explanation as lines, outermost first, each below what it is a part of. Of the values of an item
 * those are told that decide, else a few. At most MAX_PARTS, and how many are left out. Never throws.
 */
export function explainedParts(explanation: RuleExplanation): {
  readonly parts: readonly ExplainedPart[];
  readonly nOmitted: number;
} {
  const parts: ExplainedPart[] = [];
  let nOmitted = 0;
  const add = (part: ExplainedPart): void => {
    if (parts.length < MAX_PARTS) parts.push(part);
    else nOmitted++;
  };
  // Not by recursion: conditions of hostile rules nest as deep as the parser lets them.
  const waiting: { node: ExplanationNode; depth: number; isDecisive: boolean }[] = [
    { node: explanation.root, depth: 0, isDecisive: true },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth, isDecisive } = next;
    add({ depth, kind: kindOf(node), truth: node.truth, sentence: node.sentence, isDecisive });
    nOmitted += node.nOmitted;
    if (node.kind === 'item') {
      for (const part of valueParts(node, depth + 1, isDecisive)) add(part);
      continue;
    }
    const decisive = new Set(node.decisive);
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child === undefined) continue;
      waiting.push({ node: child, depth: depth + 1, isDecisive: isDecisive && decisive.has(at) });
    }
  }
  return { parts, nOmitted };
}

function kindOf(node: BranchExplanation | ItemExplanation): ExplainedPart['kind'] {
  if (node.kind === 'item' || node.kind === 'selection') return node.kind;
  return 'branch';
}

/** An item with a single value says all of it in its own sentence. */
function valueParts(
  item: ItemExplanation,
  depth: number,
  isDecisive: boolean,
): readonly ExplainedPart[] {
  if (item.values.length + item.nOmitted < 2) return [];
  const decisive = new Set(item.decisive);
  const shown =
    decisive.size > 0
      ? item.values.filter((_, at) => decisive.has(at)).slice(0, MAX_DECISIVE_VALUES)
      : item.values.slice(0, MAX_OTHER_VALUES);
  // An item of which one value decides says it already.
  const told = shown.filter(({ sentence }) => sentence !== item.sentence);
  return told.map(({ truth, sentence }) => ({
    depth,
    kind: 'value' as const,
    truth,
    sentence,
    isDecisive: isDecisive && decisive.size > 0,
  }));
}
