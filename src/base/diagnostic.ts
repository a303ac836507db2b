import type { Span } from './span.ts';
import type { TextEdit } from './text-edit.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A further place that explains a diagnostic. */
export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** A way to mend what a diagnostic is about. The title is an order to the program: `Remove …`. */
export interface DiagnosticFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/**
 * A problem in text that the user wrote. Never thrown.
 * `code` is stable and namespaced by its domain (`E001` and the names of YARA-X warnings for what the
 * engine says too, `yara/…`, `sigma/…`, `report/…` for what only we say).
 * `message` says what is wrong, `help` what to do; neither ends in a full stop.
 */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly help?: string;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly DiagnosticFix[];
}
