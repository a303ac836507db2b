import type { ExplanationPart } from '../../../core/workbench/workbench.ts';

/** One part of the condition as the Why tab shows it. */
export interface WhyRow {
  readonly part: ExplanationPart;
  /** As written, on one line. */
  readonly text: string;
  /** How many other parts it stands in. */
  readonly depth: number;
  /** Whether the outcome of the whole hangs on it: it and all around it decide. */
  readonly isDecisive: boolean;
}

/** Longer parts are cut: the editor shows them whole. */
const MAX_TEXT = 200;

/** Parts that are listed; a condition with more is explained from the top. */
export const MAX_WHY_ROWS = 500;

/** The parts of an explanation, outer before inner, in the order of the text. */
export function whyRows(condition: ExplanationPart, ruleText: string): readonly WhyRow[] {
  const rows: WhyRow[] = [];
  const stack = [{ part: condition, depth: 0, isDecisive: true }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (rows.length >= MAX_WHY_ROWS) break;
    const { part, depth, isDecisive } = next;
    rows.push({ ...next, text: oneLine(ruleText.slice(part.span.start, part.span.end)) });
    const children = part.children.map((child, at) => ({
      part: child,
      depth: depth + 1,
      isDecisive: isDecisive && part.decisive.includes(at),
    }));
    stack.push(...children.reverse());
  }
  return rows;
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT)}…` : line;
}
