import {
  NO_LOSSES,
  type EventLogsource,
  type EventValue,
  type Loss,
  type MissingFields,
} from '../../sigma/event.ts';
import type { RecordedEvent } from '../recorded-event.ts';

/** A field of an event that is being made from the behaviour. */
export interface FieldDraft {
  readonly name: string;
  readonly value: string | readonly string[];
  /** In the structure view; undefined for a value that follows from the list. */
  readonly node?: number | undefined;
  /** Only the end of the value is known. */
  readonly isEndOnly?: boolean;
}

/** An event that is being made from the behaviour. */
export interface EventDraft {
  /** `files_written[3]`, below `vt.behaviour`. */
  readonly path: string;
  readonly node: number;
  readonly product: string | undefined;
  readonly categories: readonly string[];
  /** Services of Windows; none where it is left out. */
  readonly services?: readonly string[];
  /** Undefined entries are fields that the report does not have. */
  readonly fields: readonly (FieldDraft | undefined)[];
  /** How the value was read; undefined entries have nothing to say. */
  readonly remarks?: readonly (string | undefined)[];
}

/** Takes events from the behaviour, each once. */
export interface BehaviourSink {
  /** Whether the event is new, and there was room for it. */
  add(draft: EventDraft): boolean;
  readonly events: readonly RecordedEvent[];
  /** Events that there was no room for. */
  readonly nLeftOut: number;
}

/** A report says of no value of the behaviour what else the event had. */
const NOT_RECORDED: MissingFields = { kind: 'not-recorded' };

const NO_SERVICES: readonly string[] = [];

/** Fields with names that Windows compares without case, so that two spellings are one event. */
const CASELESS_FIELDS: ReadonlySet<string> = new Set([
  'Image',
  'ParentImage',
  'TargetImage',
  'ImageLoaded',
  'TargetFilename',
  'FileName',
  'SourceFilename',
  'TargetObject',
  'PipeName',
]);

/**
 * A sink for at most `maxEvents` events. Two events of the same kind with the same fields are one, with
 * the origin of the first. An event without fields is none. Never throws.
 */
export function createBehaviourSink(maxEvents: number): BehaviourSink {
  const events: RecordedEvent[] = [];
  const keys = new Set<string>();
  const logsources = new Map<string, EventLogsource>();
  let nLeftOut = 0;
  return {
    events,
    get nLeftOut() {
      return nLeftOut;
    },
    add(draft) {
      const logsource = internLogsource(logsources, draft);
      const { key, recorded } = recordedEvent(draft, logsource);
      if (recorded === undefined || keys.has(key)) return false;
      if (events.length >= maxEvents) {
        nLeftOut++;
        return false;
      }
      keys.add(key);
      events.push(recorded);
      return true;
    },
  };
}

/** One object for each logsource, so that whoever groups events by it need not compare lists. */
function internLogsource(
  logsources: Map<string, EventLogsource>,
  draft: EventDraft,
): EventLogsource {
  const { product, categories, services = NO_SERVICES } = draft;
  const key = `${product ?? ''}|${categories.join()}|${services.join()}`;
  const known = logsources.get(key);
  if (known !== undefined) return known;
  const made = { product, categories, services };
  logsources.set(key, made);
  return made;
}

function recordedEvent(
  draft: EventDraft,
  logsource: EventLogsource,
): { readonly key: string; readonly recorded: RecordedEvent | undefined } {
  const fields = new Map<string, EventValue>();
  const fieldNodes = new Map<string, number>();
  let losses: Map<string, Loss> | undefined;
  let key = `${draft.product ?? ''}|${draft.categories.join()}|${draft.services?.join() ?? ''}`;
  for (const field of draft.fields) {
    if (field === undefined) continue;
    const { name, value, node, isEndOnly } = field;
    fields.set(name, value);
    if (node !== undefined) fieldNodes.set(name, node);
    if (isEndOnly === true) {
      losses ??= new Map();
      losses.set(name, { kind: 'end-only' });
    }
    key += `\n${name}\n${keyText(name, value, draft.product)}`;
  }
  if (fields.size === 0) return { key, recorded: undefined };
  const remarks = new Set(draft.remarks?.filter((remark) => remark !== undefined));
  return {
    key,
    recorded: {
      event: {
        fields,
        logsource,
        missing: NOT_RECORDED,
        losses: losses ?? NO_LOSSES,
        time: undefined,
      },
      origin: {
        kind: 'behaviour',
        vtPath: `vt.behaviour.${draft.path}`,
        node: draft.node,
        reasoning: remarks.size === 0 ? undefined : [...remarks].join('; '),
        fieldNodes,
      },
    },
  };
}

function keyText(name: string, value: FieldDraft['value'], product: string | undefined): string {
  const text = typeof value === 'string' ? value : value.join('\n');
  return product === 'windows' && CASELESS_FIELDS.has(name) ? text.toLowerCase() : text;
}
