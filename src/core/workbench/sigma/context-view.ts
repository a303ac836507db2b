import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { CompiledRule } from '../../sigma/compile/compiled-rule.ts';
import { doubtSentence } from '../../sigma/explain/doubt-sentence.ts';
import { explainRule } from '../../sigma/explain/explain-rule.ts';
import { logsourceConflicts } from '../../sigma/match/logsource.ts';
import { prepareEvent } from '../../sigma/match/prepared-event.ts';
import { contextFields } from './context-fields.ts';
import { openPlaceholders } from './open-placeholders.ts';
import { eventLabel } from './event-label.ts';
import { explainedParts } from './explained-parts.ts';
import type { FindTwin } from './field-twins.ts';
import type { ContextOrigin, SigmaContextView } from './sigma-bench.ts';

const OTHER_LOGS = 'the rule is about other logs than this event is of';

/**
 * An event with what a rule says of it and why. number: the event's name on the page. A rule about
 * other logs does not fire, whatever its condition says. Never throws. O(values · texts).
 */
export function contextView(
  number: number,
  recorded: RecordedEvent,
  rule: CompiledRule,
  findTwin: FindTwin,
): SigmaContextView {
  const { event } = recorded;
  const explanation = explainRule(rule, prepareEvent(event));
  const isOfOtherLogs = logsourceConflicts(rule.logsource, event.logsource);
  const { parts, nOmitted } = explainedParts(explanation);
  return {
    event: number,
    origin: contextOrigin(recorded),
    label: eventLabel(recorded),
    truth: isOfOtherLogs ? 'no' : explanation.truth,
    sentence: isOfOtherLogs ? OTHER_LOGS : explanation.sentence,
    doubts: isOfOtherLogs ? [] : explanation.doubts.map(doubtSentence),
    placeholders: isOfOtherLogs ? [] : openPlaceholders(explanation.doubts),
    fields: contextFields(recorded, explanation, (field, text) => findTwin(event, field, text)),
    parts,
    nOmittedParts: nOmitted,
  };
}

/** Without the nodes of the fields, which the fields have themselves. */
function contextOrigin({ origin }: RecordedEvent): ContextOrigin {
  if (origin.kind === 'log') return origin;
  const { fieldNodes: _, ...rest } = origin;
  return rest;
}
