import { eventsOfModel } from '../events/events-of-model.ts';
import { childIds } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import type { VtModel } from '../vt/vt-model.ts';
import { textMember } from './platform-of.ts';
import type { SampleEvents } from './sigma/sigma-events.ts';
import type { SampleSummary } from './workbench.ts';

/**
 * What Sigma rules are run over: the events that a sample's report tells of, and which recorded result
 * is of which rule. A report without behaviour has none of either. Never throws. O(structure).
 */
export function sampleEventsOf(
  model: VtModel,
  { id, platform }: Pick<SampleSummary, 'id' | 'platform'>,
): SampleEvents {
  const { structure } = model;
  const behaviour = memberOf(structure, 0, 'behaviour');
  const results =
    behaviour === undefined ? undefined : memberOf(structure, behaviour, 'sigma_analysis_results');
  return {
    sampleId: id,
    platform,
    ...eventsOfModel(model),
    results:
      results === undefined
        ? []
        : Array.from(childIds(structure, results), (node, resultIndex) => ({
            resultIndex,
            title: textMember(structure, node, 'rule_title'),
            ruleId: textMember(structure, node, 'rule_id'),
          })),
  };
}
