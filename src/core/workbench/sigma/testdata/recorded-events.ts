import type { EventOrigin, RecordedEvent } from '../../../events/recorded-event.ts';
import { NO_LOSSES, type EventValue, type SigmaEvent } from '../../../sigma/event.ts';

/** An event for tests: nothing known of its logsource, complete, of a recorded context. */
export function recordedEvent(
  fields: Readonly<Record<string, EventValue>>,
  change: { readonly event?: Partial<SigmaEvent>; readonly origin?: EventOrigin } = {},
): RecordedEvent {
  return {
    event: {
      fields: new Map(Object.entries(fields)),
      logsource: { product: undefined, categories: undefined, services: undefined },
      missing: { kind: 'absent' },
      losses: NO_LOSSES,
      time: undefined,
      ...change.event,
    },
    origin: change.origin ?? contextOrigin(0, 0, Object.keys(fields)),
  };
}

/** The nodes of the fields are numbered from 100 on. */
export function contextOrigin(
  resultIndex: number,
  contextIndex: number,
  fieldNames: readonly string[] = [],
): EventOrigin {
  return {
    kind: 'match-context',
    resultIndex,
    contextIndex,
    node: 10 + contextIndex,
    fieldNodes: new Map(fieldNames.map((name, at) => [name, 100 + at])),
  };
}

export function behaviourOrigin(
  vtPath: string,
  fieldNodes: Readonly<Record<string, number>>,
): EventOrigin {
  return {
    kind: 'behaviour',
    vtPath,
    node: 50,
    reasoning: undefined,
    fieldNodes: new Map(Object.entries(fieldNodes)),
  };
}

export function logOrigin(fileName: string, index: number): EventOrigin {
  return { kind: 'log', fileName, index };
}
