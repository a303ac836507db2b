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

/** A kind of event, and what events of it there are. */
interface EventKind {
  readonly product: string | undefined;
  readonly categories: readonly string[];
  readonly services: readonly string[];
  readonly logsource: EventLogsource;
  readonly keys: Set<string>;
}

/**
 * A sink for at most `maxEvents` events. Two events of the same kind with the same fields are one, with
 * the origin of the first. An event without fields is none. Never throws.
 */
export function createBehaviourSink(maxEvents: number): BehaviourSink {
  const events: RecordedEvent[] = [];
  const kinds = new Map<string, EventKind>();
  let lastKind: EventKind | undefined;
  let nLeftOut = 0;
  return {
    events,
    get nLeftOut() {
      return nLeftOut;
    },
    add(draft) {
      // Values of one list come one after the other.
      const kind = isOfKind(draft, lastKind) ? lastKind : kindOf(kinds, draft);
      lastKind = kind;
      const key = keyOf(draft);
      if (key === '' || kind.keys.has(key)) return false;
      if (events.length >= maxEvents) {
        nLeftOut++;
        return false;
      }
      kind.keys.add(key);
      events.push(recordedEvent(draft, kind.logsource));
      return true;
    },
  };
}

function isOfKind(draft: EventDraft, kind: EventKind | undefined): kind is EventKind {
  return (
    kind !== undefined &&
    draft.categories === kind.categories &&
    draft.product === kind.product &&
    (draft.services ?? NO_SERVICES) === kind.services
  );
}

/** One logsource for each kind, so that whoever groups events by it need not compare lists. */
function kindOf(kinds: Map<string, EventKind>, draft: EventDraft): EventKind {
  const { product, categories, services = NO_SERVICES } = draft;
  const name = `${product ?? ''}|${categories.join()}|${services.join()}`;
  const known = kinds.get(name);
  if (known !== undefined) return known;
  const logsource = { product, categories, services };
  const made = { product, categories, services, logsource, keys: new Set<string>() };
  kinds.set(name, made);
  return made;
}

/** What two equal events have in common; empty for an event without fields. */
function keyOf({ fields, product }: EventDraft): string {
  let key = '';
  for (const field of fields) {
    if (field === undefined) continue;
    const { name, value } = field;
    const text = typeof value === 'string' ? value : value.join('\n');
    const isCaseless = product === 'windows' && CASELESS_FIELDS.has(name);
    key += `${name} ${text.length} ${isCaseless ? text.toLowerCase() : text}`;
  }
  return key;
}

function recordedEvent(draft: EventDraft, logsource: EventLogsource): RecordedEvent {
  const fields = new Map<string, EventValue>();
  let losses: Map<string, Loss> | undefined;
  for (const field of draft.fields) {
    if (field === undefined) continue;
    fields.set(field.name, field.value);
    if (field.isEndOnly === true) {
      losses ??= new Map();
      losses.set(field.name, { kind: 'end-only' });
    }
  }
  return {
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
      reasoning: reasoningOf(draft.remarks ?? []),
      // Made when somebody asks: few events are looked at, and there are thousands.
      get fieldNodes() {
        return nodesOf(draft.fields);
      },
    },
  };
}

function reasoningOf(remarks: readonly (string | undefined)[]): string | undefined {
  let said: string[] | undefined;
  for (const remark of remarks) {
    if (remark === undefined || said?.includes(remark) === true) continue;
    said ??= [];
    said.push(remark);
  }
  return said?.join('; ');
}

function nodesOf(fields: EventDraft['fields']): ReadonlyMap<string, number> {
  const nodes = new Map<string, number>();
  for (const field of fields) {
    if (field?.node !== undefined) nodes.set(field.name, field.node);
  }
  return nodes;
}
