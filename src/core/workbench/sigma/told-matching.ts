import type { RecordedEvent } from '../../events/recorded-event.ts';
import { closestRules } from '../../sigma/explain/closest-rules.ts';
import type { PlaceholderValues } from '../../sigma/link/placeholder-values.ts';
import { prepareEvent } from '../../sigma/match/prepared-event.ts';
import { contextView } from './context-view.ts';
import { createTwinFinder, type FindTwin } from './field-twins.ts';
import { findValues } from './find-values.ts';
import { contextsByResult, eventsOfRule } from './match-report.ts';
import { compileRuleAt } from './read-ruleset.ts';
import { ruleTextMarks } from './rule-text.ts';
import type { RuleText, SigmaBench, SigmaContextView, ValueHits, Work } from './sigma-bench.ts';
import { ruleAt, type SigmaMatching } from './sigma-matching.ts';

/** The most contexts that one request gets; a window on the screen has fewer. */
const MAX_CONTEXTS_PER_REQUEST = 100;

/** A matching that was told, and what is answered about it. */
export type ToldMatching = Pick<SigmaBench, 'contexts' | 'explain' | 'ruleText' | 'closest'> & {
  readonly generation: number;
  readonly findValues: (words: readonly string[]) => Work<readonly ValueHits[]>;
};

/**
 * What is answered about a matching. values: those that its rules were compiled with; sampleEvents: the
 * events of the open sample. Never throws, and neither do the answers.
 */
export function tellMatching(
  matching: SigmaMatching,
  {
    values,
    sampleEvents,
  }: { readonly values: PlaceholderValues; readonly sampleEvents: readonly RecordedEvent[] },
): ToldMatching {
  const contexts = contextsByResult(matching);
  const findTwin = createTwinFinder(sampleEvents);
  return {
    generation: matching.generation,
    contexts({ rule, resultIndex, first, count }) {
      const recorded = resultIndex === undefined ? [] : (contexts.get(resultIndex) ?? []);
      const events = eventsOfRule(matching, rule, recorded);
      const end = first + Math.min(count, MAX_CONTEXTS_PER_REQUEST);
      return {
        first,
        total: events.length,
        contexts: events.slice(first, end).flatMap((event) => {
          return viewOf(matching, findTwin, rule, event) ?? [];
        }),
      };
    },
    explain: ({ rule, event }) => viewOf(matching, findTwin, rule, event),
    ruleText: ({ rule, event }) => ruleText(matching, values, rule, event),
    findValues: (words) => findValues({ ...matching, contexts }, words),
    closest({ event, count }) {
      const recorded = matching.events[event];
      if (recorded === undefined) return undefined;
      const rules = matching.rulesets.flatMap(({ ruleset }) => ruleset.rules);
      const found = closestRules(rules, prepareEvent(recorded.event), { count });
      return found.map(({ rule, missing }) => ({
        rule,
        title: rules[rule]?.head.title ?? '',
        level: rules[rule]?.head.level,
        missing: missing.map(({ item }) => item.sentence).join('; '),
      }));
    },
  };
}

function viewOf(
  matching: SigmaMatching,
  findTwin: FindTwin,
  rule: number,
  event: number,
): SigmaContextView | undefined {
  const place = ruleAt(matching, rule);
  const recorded = matching.events[event];
  if (place === undefined || recorded === undefined) return undefined;
  return contextView(event, recorded, place.rule, findTwin);
}

function ruleText(
  matching: SigmaMatching,
  placeholders: PlaceholderValues,
  rule: number,
  event: number | undefined,
): RuleText | undefined {
  const place = ruleAt(matching, rule);
  if (place === undefined) return undefined;
  const { ruleset } = place.loaded;
  const origin = ruleset.origins[place.index];
  const file = ruleset.files[origin?.file ?? -1];
  const text = file?.readText();
  if (file === undefined || origin === undefined || text === undefined) return undefined;
  const { span } = origin;
  const marked = event ?? matching.byRule.get(rule)?.[0]?.event;
  const recorded = marked === undefined ? undefined : matching.events[marked];
  const compiled = recorded && compileRuleAt(text, span, { placeholders });
  return {
    fileName: file.name,
    text: text.slice(span.start, span.end),
    marks:
      recorded === undefined || compiled === undefined
        ? []
        : ruleTextMarks(compiled, recorded.event, span.start),
  };
}
