import type { VtModel } from '../../vt/vt-model.ts';
import { createBehaviourSink, type BehaviourSink } from './behaviour-sink.ts';
import { addFileEvents } from './file-events.ts';
import { addModuleEvents } from './module-events.ts';
import { addNetworkEvents } from './network-events.ts';
import { addProcessEvents, knownPrograms, processEntries } from './process-events.ts';
import { readParents } from './process-parents.ts';
import type { ProductGuess } from './product-guess.ts';
import { addRegistryEvents } from './registry-events.ts';
import { addServiceEvents } from './service-events.ts';
import { behaviourOf } from './structure-lists.ts';

/**
 * The events that the lists of the behaviour stand for, at most `maxEvents`. A report without behaviour
 * gives none. Never throws. O(structure).
 */
export function behaviourEvents(
  { structure, report }: Pick<VtModel, 'structure' | 'report'>,
  product: ProductGuess,
  maxEvents: number,
): BehaviourSink {
  const sink = createBehaviourSink(maxEvents);
  const behaviour = behaviourOf(structure);
  if (behaviour === undefined) return sink;
  const source = { structure, behaviour, product, sink };
  const processes = processEntries(source);
  const known = knownPrograms(processes);
  addProcessEvents(source, processes, known, readParents(report, product, known));
  addFileEvents(source, known);
  addRegistryEvents(source);
  addModuleEvents(source, known);
  addNetworkEvents(source);
  addServiceEvents(source);
  return sink;
}
