/** Something that happened: an event on which a rule fires, or a correlation that came about. */
export interface Occurrence {
  /** Milliseconds since 1970 UTC; of a correlation, when it was complete. */
  readonly time: number;
  /** Positions of the events that it rests on, in order. */
  readonly events: readonly number[];
  /** The text of a field, case folded; of several texts, all. Undefined where the field has none. */
  readonly read: (field: string) => string | undefined;
}

/** One of the rules that a correlation is about. */
export interface CorrelationMember {
  /** By which aliases and conditions call it: the reference to it, its name, its id. */
  readonly names: readonly string[];
  readonly occurrences: readonly Occurrence[];
}

/** An occurrence within a group of a correlation. */
export interface PlacedOccurrence {
  /** Position of the member that it is of. */
  readonly member: number;
  readonly occurrence: Occurrence;
}
