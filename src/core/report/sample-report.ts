import type { JsonIndex } from '../json/json-index.ts';

/** One JSON document that was loaded: a file, or one line of a file of JSON lines. */
export interface LoadedDocument {
  /** Unique among the documents of a sample; assigned by the caller, stable while it is loaded. */
  readonly id: number;
  /** The file's name, for people. */
  readonly name: string;
  readonly index: JsonIndex;
}

/** What a document turned out to be. */
export type ReportShape = 'file' | 'behaviours' | 'behaviour' | 'behaviour-summary' | 'structure';

/**
 * The part of a document that describes the sample: the object that holds the attributes.
 * `attributes`: node id in the document. `context`: node id of the `context_attributes` beside them.
 * `sandbox`: of a behaviour, where the document names it.
 */
export interface ReportPart {
  readonly documentId: number;
  readonly role: 'file' | 'behaviour' | 'structure';
  readonly attributes: number;
  readonly context?: number;
  readonly sandbox?: string;
}

/** Something worth telling that is not an error (a duplicate, a guess, a dropped part). */
export interface ReportNote {
  readonly documentId: number;
  readonly message: string;
}

/** One sample, from one or more documents. */
export interface SampleReport {
  /** Lower case; undefined where no document names one. */
  readonly sha256: string | undefined;
  readonly shapes: readonly ReportShape[];
  readonly documents: readonly LoadedDocument[];
  readonly parts: readonly ReportPart[];
  readonly notes: readonly ReportNote[];
}

/** A file in a list of search results, for the user to choose from. */
export interface SampleChoice {
  /** The list item's node id in its document. */
  readonly node: number;
  readonly sha256: string | undefined;
  /** Name, type and detections, as far as the item has them; for people. */
  readonly title: string;
}

/** Why a document is not a sample report; `message` names what it is and what to load instead. */
export type ReportError =
  | { readonly kind: 'not-a-report'; readonly message: string }
  | { readonly kind: 'wrong-object'; readonly objectType: string; readonly message: string }
  | { readonly kind: 'vt-error'; readonly code: string; readonly message: string }
  | {
      readonly kind: 'choose';
      readonly message: string;
      readonly choices: readonly SampleChoice[];
    };
