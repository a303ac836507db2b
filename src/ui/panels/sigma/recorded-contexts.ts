import type { SigmaRow } from '../../../core/workbench/workbench.ts';
import type { ShownContext } from './context-card.tsx';

/** The recorded contexts of a rule that is not loaded, as they are: nothing is known of why it fired. */
export function recordedContexts(row: SigmaRow | undefined): readonly ShownContext[] {
  return (row?.contexts ?? []).map(({ contextIndex, node, eventId, fields }) => ({
    event: undefined,
    origin: {
      kind: 'match-context' as const,
      resultIndex: row?.resultIndex ?? -1,
      contextIndex,
      node,
    },
    label: eventId === undefined ? '' : `EventID ${eventId}`,
    fields: fields.map(({ key, value, node: fieldNode }) => ({
      key,
      value: value.slice(0, MAX_VALUE),
      offset: 0,
      length: value.length,
      node: fieldNode,
      twin: undefined,
      loss: undefined,
      marks: [],
      hits: [],
    })),
  }));
}

/** Longer values are cut for display, in characters; adding them to the rule takes them whole. */
const MAX_VALUE = 2000;
