import type { Span } from '../../../base/span.ts';
import type { TextEdit } from '../../../base/text-edit.ts';

/** One thing that can stand at the cursor. */
export interface PathCompletion {
  readonly label: string;
  readonly kind: 'field' | 'method' | 'constant' | 'variable' | 'keyword' | 'key' | 'value';
  /** Its type or what it is, a word or two. */
  readonly detail: string;
  readonly insertText: string;
  /** What `insertText` replaces. UTF-16. */
  readonly replace: Span;
  /** Where in `insertText` the cursor goes; behind it when absent. */
  readonly caret?: number;
  /** What changes elsewhere in the same step: the start of a loop goes before the path. */
  readonly extraEdits?: readonly TextEdit[];
}
