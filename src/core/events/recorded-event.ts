import type { SigmaEvent } from '../sigma/event.ts';

/** An event and where it came from. */
export interface RecordedEvent {
  readonly event: SigmaEvent;
  readonly origin: EventOrigin;
}

/** What a report or a log was read into. `notes` tell, for people, what was left out and why. */
export interface RecordedEvents {
  readonly events: readonly RecordedEvent[];
  readonly notes: readonly string[];
}

export type EventOrigin =
  /** One of the events that VirusTotal kept since a Sigma rule fired on it. */
  | {
      readonly kind: 'match-context';
      /** Positions in `vt.behaviour.sigma_analysis_results` and its `match_context`. */
      readonly resultIndex: number;
      readonly contextIndex: number;
      /** The context in the structure view. */
      readonly node: number;
      /** For each field of the event, its value's node in the structure view. */
      readonly fieldNodes: ReadonlyMap<string, number>;
    }
  /** Made from a value of the behaviour, by the table that says what the fields of an event are there. */
  | {
      readonly kind: 'behaviour';
      /** `vt.behaviour.files_written[3]` */
      readonly vtPath: string;
      /** In the structure view. */
      readonly node: number;
      /** How the value was read, where that is not plain: one text that holds image and command line. */
      readonly reasoning: string | undefined;
      /**
       * In the structure view; several fields may share a node, a field may come from another list than
       * `vtPath`, and a field that follows from the list itself (`EventType`) has no node.
       */
      readonly fieldNodes: ReadonlyMap<string, number>;
    }
  /** A record of a log that the user loaded. */
  | {
      readonly kind: 'log';
      readonly fileName: string;
      /** 0-based position in the file. */
      readonly index: number;
    };
