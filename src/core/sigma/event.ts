/** A value of an event. An integer that a double cannot hold exactly is a bigint. */
export type EventValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly EventValue[]
  | ReadonlyMap<string, EventValue>;

/** How a recorded value falls short of what happened. */
export type Loss =
  /** Cut by the recorder: only the beginning is there. */
  | { readonly kind: 'truncated' }
  /** Only the end is there: `\cmd.exe` of a program that was told by its name without the folder. */
  | { readonly kind: 'end-only' }
  /** A hash stands in the place of the text. */
  | { readonly kind: 'hashed' }
  /** One piece of a text that the system wrote as several events. */
  | { readonly kind: 'fragment'; readonly part: number; readonly of: number };

/**
 * What an event is, as far as it tells. Undefined: not known, so that nothing can contradict it. A
 * list: known to be these; the empty list is known to be none. Lower case.
 */
export interface EventLogsource {
  readonly product: string | undefined;
  readonly categories: readonly string[] | undefined;
  readonly services: readonly string[] | undefined;
}

/**
 * What it means that a field is not there. `absent`: it did not have it. `not-recorded`: it may have
 * had it, but whoever wrote the event down did not keep it; with `only`, this holds for these fields,
 * and any other is absent.
 */
export type MissingFields =
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-recorded'; readonly only?: ReadonlySet<string> };

/**
 * One event as Sigma rules see it. `fields` has the taxonomy's names (EventData's with spaces removed,
 * `Provider_Name` from attributes); values may nest, and a name with dots is looked up as it is first,
 * then as a path. `losses`: fields whose value is not what happened. `time`: milliseconds since 1970
 * in UTC, where the event tells.
 */
export interface SigmaEvent {
  readonly fields: ReadonlyMap<string, EventValue>;
  readonly logsource: EventLogsource;
  readonly missing: MissingFields;
  readonly losses: ReadonlyMap<string, Loss>;
  readonly time: number | undefined;
}

/** For events that lost nothing. */
export const NO_LOSSES: ReadonlyMap<string, Loss> = new Map();
