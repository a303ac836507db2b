import type { RecordedEvent } from '../../events/recorded-event.ts';
import type { Platform } from '../../vt/platform.ts';

/** What the workbench hands over of its open sample. */
export interface SampleEvents {
  readonly sampleId: number;
  readonly platform: Platform | undefined;
  readonly events: readonly RecordedEvent[];
  /** What could not be made an event of, in sentences. */
  readonly notes: readonly string[];
  /** The Sigma results that VirusTotal recorded, by their position. */
  readonly results: readonly RecordedResult[];
}

export interface RecordedResult {
  readonly resultIndex: number;
  readonly title: string;
  /** VirusTotal's own hash, or the rule's id. */
  readonly ruleId: string;
}
