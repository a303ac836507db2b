import type { CompiledRule } from '../../sigma/compile/compiled-rule.ts';
import { explainRule } from '../../sigma/explain/explain-rule.ts';
import { spansThatFired } from '../../sigma/explain/fired-spans.ts';
import type { SigmaEvent } from '../../sigma/event.ts';
import { prepareEvent } from '../../sigma/match/prepared-event.ts';
import type { RuleTextMark } from './sigma-bench.ts';

/**
 * What the parts of a rule's text come to on an event: of parts within each other the innermost, so
 * that they do not overlap; in the order of the text, with offsets into the rule's own text. rule: as
 * compiled from its text, with spans. ruleStart: where the rule begins in its file. Never throws.
 */
export function ruleTextMarks(
  rule: CompiledRule,
  event: SigmaEvent,
  ruleStart: number,
): readonly RuleTextMark[] {
  const spans = spansThatFired(explainRule(rule, prepareEvent(event)));
  const marks: RuleTextMark[] = [];
  // They come in the order of their starts, the longest first: what is within another follows it.
  for (const { span, truth } of spans) {
    const last = marks.at(-1)?.span;
    const start = span.start - ruleStart;
    const end = span.end - ruleStart;
    if (last !== undefined && start < last.end) {
      if (end > last.end) continue;
      marks.pop();
    }
    marks.push({ span: { start, end }, truth });
  }
  return marks;
}
