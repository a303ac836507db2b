/** The three answers. */
export type Truth = 'yes' | 'no' | 'unknown';

/** Why something cannot be told. */
export type Doubt =
  | { readonly kind: 'truncated' | 'end-only' | 'hashed'; readonly field: string }
  /** Without a field: a keyword, which may have been in any that is missing. */
  | { readonly kind: 'not-recorded'; readonly field: string | undefined }
  | {
      readonly kind: 'fragment';
      readonly field: string;
      readonly part: number;
      readonly of: number;
    }
  | { readonly kind: 'placeholder'; readonly name: string }
  | { readonly kind: 'needs-event-stream' }
  /** The value is longer than what a regular expression is run over. */
  | { readonly kind: 'too-long'; readonly field: string };

/** What a rule says of an event. */
export interface RuleVerdict {
  readonly truth: Truth;
  /** Empty unless `truth` is unknown; without repetitions. */
  readonly doubts: readonly Doubt[];
  /**
   * Some text of the event speaks for the rule: a test on content (a pattern with a literal, a regular
   * expression, a network) that is not under `not` holds. An unknown verdict without it only says that the
   * event has not what the rule reads.
   */
  readonly hasEvidence: boolean;
}

/** A rule that fires, or may fire, on an event. Positions are into the lists that were given. */
export interface EventMatch {
  readonly event: number;
  readonly rule: number;
  readonly truth: 'yes' | 'unknown';
  readonly doubts: readonly Doubt[];
}
