import type { Span } from '../../../base/span.ts';

/** One thing that can stand at the cursor. */
export interface PathCompletion {
  readonly label: string;
  readonly kind: 'field' | 'method' | 'constant' | 'variable' | 'keyword' | 'key';
  /** Its type or what it is, a word or two. */
  readonly detail: string;
  readonly insertText: string;
  /** What `insertText` replaces. UTF-16. */
  readonly replace: Span;
  /** Where in `insertText` the cursor goes; behind it when absent. */
  readonly caret?: number;
}
