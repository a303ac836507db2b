import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { TextEdit } from '../../../base/text-edit.ts';

/** A change that mends or simplifies a text. */
export interface CodeAction {
  /** An order to the program: `Change to …`. Plain text. */
  readonly title: string;
  /** In the order of the text, none over another. */
  readonly edits: readonly TextEdit[];
  /** What it mends; undefined for what only makes the text simpler. */
  readonly diagnostic: Diagnostic | undefined;
}
