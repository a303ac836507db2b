import type { Span } from '../../../base/span.ts';
import type { Analysis } from '../../../core/workbench/workbench.ts';

/** A part of the rule that has looked at a node, and what it came to. */
export interface TermOfNode {
  readonly span: Span;
  /** As written, on one line. */
  readonly text: string;
  readonly outcome: 'true' | 'false' | 'undefined' | 'unknown';
}

/** Longer parts are cut: the editor shows them whole. UTF-16 code units. */
const MAX_TEXT = 80;

/** The loops and tests of the active rule that rest on a node of the structure view, in their order. */
export function termsOfNode(
  analysis: Analysis | undefined,
  ruleText: string,
  node: number | undefined,
): readonly TermOfNode[] {
  const rule = analysis?.rules[analysis.activeRule ?? -1];
  if (rule === undefined || node === undefined) return [];
  return rule.terms
    .filter(({ witnesses }) => witnesses.some((witness) => witness.node === node))
    .map(({ span, outcome }) => {
      const line = ruleText.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
      const text = line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT)}…` : line;
      return { span, text, outcome };
    });
}
