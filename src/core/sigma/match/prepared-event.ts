import type { EventValue, Loss, SigmaEvent } from '../event.ts';
import { lookUp } from './look-up.ts';
import { prepareValue, type PreparedValue } from './prepared-value.ts';
import type { Doubt } from './verdict.ts';

/**
 * An event ready for tests. What is read of it is kept, so that each field is looked up and each text
 * folded once for all rules: make one with `createEventReader`, read it with `readField` and `readAll`.
 */
export interface PreparedEvent {
  readonly event: SigmaEvent;
  readonly shared: SharedReadings;
  readonly fields: Map<string, FieldReading>;
  all: readonly KeywordReading[] | undefined;
}

/** What all events of one reader share. */
interface SharedReadings {
  readonly intern: (text: string) => PreparedValue;
  readonly notRecorded: (field: string) => UnrecordedField;
}

/** What a field of an event holds. */
export type FieldReading = PresentField | UnrecordedField | typeof ABSENT;

/** A field that is there. */
export interface PresentField {
  readonly kind: 'present';
  /** The texts of its values; a list counts as its members. Neither nulls nor maps have a text. */
  readonly values: readonly PreparedValue[];
  readonly hasNull: boolean;
  readonly hasMap: boolean;
  readonly shortfall: Shortfall | undefined;
}

/** A field of which it is not known if the event had it. */
export interface UnrecordedField {
  readonly kind: 'not-recorded';
  readonly doubt: Doubt;
}

/** How what was kept of a field falls short of what was there, and the doubt that this raises. */
export interface Shortfall {
  readonly loss: Loss;
  readonly doubt: Doubt;
}

/** One of the event's texts, and how it falls short. `field`: the name at the top of the event. */
export interface KeywordReading {
  readonly value: PreparedValue;
  readonly field: string;
  readonly shortfall: Shortfall | undefined;
}

/** The event did not have the field. */
const ABSENT = { kind: 'absent' } as const;

/** Texts that are kept to be shared; when there are more, none is. */
const MAX_SHARED_TEXTS = 200_000;

/**
 * A reader of events. All events of one reader share what is known of equal texts: events repeat them.
 * Never throws.
 */
export function createEventReader(): (event: SigmaEvent) => PreparedEvent {
  const known = new Map<string, PreparedValue>();
  const intern = (text: string): PreparedValue => {
    let value = known.get(text);
    if (value === undefined) {
      value = prepareValue(text);
      if (known.size >= MAX_SHARED_TEXTS) known.clear();
      known.set(text, value);
    }
    return value;
  };
  const unrecorded = new Map<string, UnrecordedField>();
  const notRecorded = (field: string): UnrecordedField => {
    let reading = unrecorded.get(field);
    if (reading === undefined) {
      reading = { kind: 'not-recorded', doubt: { kind: 'not-recorded', field } };
      unrecorded.set(field, reading);
    }
    return reading;
  };
  const shared: SharedReadings = { intern, notRecorded };
  return (event) => ({ event, shared, fields: new Map(), all: undefined });
}

/** One event by itself; for several, `createEventReader`. Never throws. */
export function prepareEvent(event: SigmaEvent): PreparedEvent {
  return createEventReader()(event);
}

/**
 * What a field holds: the value of that very name, else what the name leads to as a path whose steps
 * are joined by dots; a path goes on in each member of a list. Never throws.
 */
export function readField(prepared: PreparedEvent, field: string): FieldReading {
  let reading = prepared.fields.get(field);
  if (reading === undefined) {
    reading = computeReading(prepared, field);
    prepared.fields.set(field, reading);
  }
  return reading;
}

/** Every text of the event at any depth, in its order; what keywords are looked for in. Never throws. */
export function readAll(prepared: PreparedEvent): readonly KeywordReading[] {
  return (prepared.all ??= computeAll(prepared));
}

function computeReading(prepared: PreparedEvent, field: string): FieldReading {
  const { event, shared } = prepared;
  const found = lookUp(event.fields, field);
  if (found === undefined) return isNotRecorded(event, field) ? shared.notRecorded(field) : ABSENT;
  const values: PreparedValue[] = [];
  let hasNull = false;
  let hasMap = false;
  visitLeaves(found, { entersMaps: false }, (leaf) => {
    if (leaf === null) hasNull = true;
    else if (typeof leaf === 'object') hasMap = true;
    else values.push(shared.intern(String(leaf)));
  });
  const shortfall = shortfallOf(field, lossOf(event, field));
  return { kind: 'present', values, hasNull, hasMap, shortfall };
}

function computeAll(prepared: PreparedEvent): readonly KeywordReading[] {
  const { event, shared } = prepared;
  const readings: KeywordReading[] = [];
  for (const [field, value] of event.fields) {
    const shortfall = shortfallOf(field, lossWithin(event, field));
    visitLeaves(value, { entersMaps: true }, (leaf) => {
      if (typeof leaf === 'object') return;
      readings.push({ value: shared.intern(String(leaf)), field, shortfall });
    });
  }
  return readings;
}

function shortfallOf(field: string, loss: Loss | undefined): Shortfall | undefined {
  if (loss === undefined) return undefined;
  return {
    loss,
    doubt: loss.kind === 'fragment' ? { ...loss, field } : { kind: loss.kind, field },
  };
}

type Leaf = string | number | bigint | boolean | null | ReadonlyMap<string, EventValue>;

/** A value that is no list, or each such member of a list, however deep, in order; maps too, if entered. */
function visitLeaves(
  value: EventValue,
  { entersMaps }: { readonly entersMaps: boolean },
  visit: (leaf: Leaf) => void,
): void {
  const pending: EventValue[] = [value];
  while (pending.length > 0) {
    const next = pending.pop() ?? null;
    if (isList(next)) pushReversed(pending, next);
    else if (entersMaps && next instanceof Map) pushReversed(pending, [...next.values()]);
    else visit(next);
  }
}

/** So that they are popped in order. */
function pushReversed(pending: EventValue[], values: readonly EventValue[]): void {
  for (let index = values.length - 1; index >= 0; index--) pending.push(values[index] ?? null);
}

function isList(value: EventValue): value is readonly EventValue[] {
  return Array.isArray(value);
}

/** Whether a field that is not there may have been there, or what it lies within. Never throws. */
export function isNotRecorded({ missing }: Pick<SigmaEvent, 'missing'>, field: string): boolean {
  if (missing.kind === 'absent') return false;
  const { only } = missing;
  return only === undefined || firstAlong(field, (name) => only.has(name) || undefined) === true;
}

/** How a field falls short: its own loss, or that of what it lies within. Never throws. */
export function lossOf({ losses }: SigmaEvent, field: string): Loss | undefined {
  return losses.size === 0 ? undefined : firstAlong(field, (name) => losses.get(name));
}

/** What is known of a field, else of the nearest that it lies within. */
function firstAlong<T>(field: string, lookUpName: (name: string) => T | undefined): T | undefined {
  let found = lookUpName(field);
  for (let dot = field.lastIndexOf('.'); found === undefined && dot > 0;) {
    found = lookUpName(field.slice(0, dot));
    dot = field.lastIndexOf('.', dot - 1);
  }
  return found;
}

/** The same of a field at the top of an event and anything within it. Never throws. */
export function lossWithin({ losses }: SigmaEvent, field: string): Loss | undefined {
  if (losses.size === 0) return undefined;
  for (const [name, loss] of losses) {
    if (name === field || name.startsWith(`${field}.`)) return loss;
  }
  return undefined;
}
