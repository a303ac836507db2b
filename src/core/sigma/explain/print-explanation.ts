import { quoteText } from './quote-text.ts';
import type { ExplanationNode, RuleExplanation } from './rule-explanation.ts';

const INDENT = '  ';

/** Values of a list that are printed; those that decide first. */
const MAX_PRINTED_VALUES = 10;

/**
 * An explanation as lines of text: a part each, what it joins or its values indented below it. Where
 * one value is all there is to an item, the item says it. No line end at the end. Never throws.
 * O(parts).
 */
export function printExplanation(explanation: RuleExplanation): string {
  const lines = [explanation.sentence];
  const pending: { readonly node: ExplanationNode; readonly indent: string }[] = [
    { node: explanation.root, indent: INDENT },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, indent } = next;
    lines.push(`${indent}${node.truth}: ${node.sentence}`);
    const inner = indent + INDENT;
    if (node.kind === 'item') {
      for (const note of node.notes) lines.push(`${inner}note: ${note}`);
      lines.push(...printValues(node, inner));
      continue;
    }
    if (node.nOmitted > 0) lines.push(`${inner}… and ${node.nOmitted} more`);
    pending.push(...node.children.map((child) => ({ node: child, indent: inner })).reverse());
  }
  return lines.join('\n');
}

function printValues(
  { values, decisive, nOmitted }: Extract<ExplanationNode, { readonly kind: 'item' }>,
  indent: string,
): readonly string[] {
  const isDecisive = new Set(decisive);
  const order = values.map((_value, at) => at).sort((a, b) => rank(a) - rank(b) || a - b);
  function rank(at: number): number {
    return isDecisive.has(at) ? 0 : 1;
  }
  const nAll = values.length + nOmitted;
  if (nAll <= 1) return values.flatMap((value) => printDecoded(value.hit?.decoded, indent));
  const shown = order.slice(0, MAX_PRINTED_VALUES).flatMap((at) => {
    const value = values[at];
    if (value === undefined) return [];
    return [
      `${indent}${value.truth}: ${value.sentence}`,
      ...printDecoded(value.hit?.decoded, indent + INDENT),
    ];
  });
  const nMore = nAll - Math.min(order.length, MAX_PRINTED_VALUES);
  return nMore > 0 ? [...shown, `${indent}… and ${nMore} more`] : shown;
}

function printDecoded(decoded: string | undefined, indent: string): readonly string[] {
  return decoded === undefined ? [] : [`${indent}decoded: ${quoteText(decoded)}`];
}
