import type { RuleAnalysis, TermVerdict } from '../../../core/workbench/workbench.ts';

/** One sub-expression as the Why tab shows it. */
export interface WhyRow {
  readonly term: TermVerdict;
  /** On one line. */
  readonly text: string;
  /** How many other terms it stands in. */
  readonly depth: number;
}

/** Longer terms are cut: the editor shows them whole. */
const MAX_TEXT = 200;

/** The terms of a rule in the order of its text, outer before inner. */
export function whyRows(rule: RuleAnalysis | undefined, ruleText: string): readonly WhyRow[] {
  if (rule === undefined) return [];
  const ordered = [...rule.terms].sort(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  );
  const open: TermVerdict[] = [];
  return ordered.map((term) => {
    while (open.length > 0 && (open.at(-1)?.span.end ?? 0) < term.span.end) open.pop();
    const depth = open.length;
    open.push(term);
    return { term, text: oneLine(ruleText.slice(term.span.start, term.span.end)), depth };
  });
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT)}…` : line;
}
