import type { VtModel } from '../vt/vt-model.ts';
import { behaviourEvents } from './model/behaviour-events.ts';
import { contextEvents } from './model/context-events.ts';
import { guessProduct } from './model/product-guess.ts';
import type { RecordedEvents } from './recorded-event.ts';

/** Events that are made from one report's behaviour; real ones have up to 5,000. */
export const MAX_BEHAVIOUR_EVENTS = 200_000;

/**
 * Every event that a sample's report tells of, as Sigma rules see events: first the recorded match
 * contexts, in the order of `vt.behaviour.sigma_analysis_results`, then those that the lists of the
 * behaviour stand for, each once. A report without behaviour gives none. Never throws. O(structure).
 * Source: the mapping table of VirusTotal's post on Sigma in Livehunt.
 */
export function eventsOfModel(model: Pick<VtModel, 'structure' | 'report'>): RecordedEvents {
  const product = guessProduct(model);
  const contexts = contextEvents(model.structure, product);
  const { events, nLeftOut } = behaviourEvents(model, product, MAX_BEHAVIOUR_EVENTS);
  const notes =
    nLeftOut === 0
      ? []
      : [`values of the behaviour that are not matched, being too many: ${String(nLeftOut)}`];
  return { events: [...contexts, ...events], notes };
}
