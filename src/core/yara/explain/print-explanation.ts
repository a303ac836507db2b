import type { ExplainNode, RuleExplanation } from './explain-node.ts';

const INDENT = '  ';

/**
 * An explanation as lines of text: a part each, its parts indented below it, what is to be noted
 * after `note:`, the nearest miss after `nearest:`, the element that a loop's body is explained for
 * after `for`. No line end at the end. Never throws. O(nodes).
 */
export function printExplanation(explanation: RuleExplanation): string {
  const lines = [explanation.sentence];
  const stack: { readonly node: ExplainNode; readonly indent: string }[] = [];
  if (explanation.condition) stack.push({ node: explanation.condition, indent: INDENT });
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, indent } = top;
    const inner = indent + INDENT;
    lines.push(`${indent}${node.outcome}: ${node.sentence}${readFrom(node)}`);
    for (const note of node.notes) lines.push(`${inner}note: ${note}`);
    if (node.nearestMiss) lines.push(`${inner}nearest: ${node.nearestMiss.sentence}`);
    if (node.element) lines.push(`${inner}for ${node.element.label}`);
    if (node.nOmitted > 0) lines.push(`${inner}… and ${node.nOmitted} more`);
    const below = node.element ? inner + INDENT : inner;
    stack.push(...node.children.map((child) => ({ node: child, indent: below })).reverse());
  }
  return lines.join('\n');
}

/** What was compared, as the rule names it. */
function readFrom({ comparison, outcome }: ExplainNode): string {
  const isCompared = outcome === 'true' || outcome === 'false';
  return !isCompared || comparison?.left.path === undefined ? '' : ` (${comparison.left.source})`;
}
