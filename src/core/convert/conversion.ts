/** A part of a Sigma rule that the converted rule does not say, and why. For people; text, not HTML. */
export interface Loss {
  /** As the rule names it: `filter_main: ParentImage|endswith`, `logsource`, `condition`. */
  readonly part: string;
  readonly reason: string;
}

/**
 * Where the converted rule looks for the events of the Sigma rule.
 * `contexts`: in the match contexts, where all fields of an event stand together.
 * `behaviour`: in the lists of the behaviour, whatever their values cannot tell being lost.
 * `both`: in the match contexts, and besides in those lists that can tell that the rule holds.
 */
export type Preference = 'both' | 'contexts' | 'behaviour';

export const PREFERENCES: readonly Preference[] = ['both', 'contexts', 'behaviour'];

export interface ConvertOptions {
  /** `both` when left out: VirusTotal keeps an event as a context only when some rule fired on it. */
  readonly prefer?: Preference;
}

/** Why there is no converted rule; `message` says it for people. */
export interface ConversionRefusal {
  readonly message: string;
  /** What was lost until nothing was left. */
  readonly losses: readonly Loss[];
}
