import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/text-edit.ts';

/** A mark beside a sub-expression: its outcome as a shape and a word, and what a hover tells. */
export interface TermMark {
  readonly span: Span;
  readonly outcome: 'true' | 'false' | 'undefined' | 'unknown';
  /** Shown after the line, `3 of 41`. */
  readonly note: string | undefined;
  /** Plain text; shown on hover, never rendered as Markdown or HTML. */
  readonly hover: string;
}

/** One line of the completion list. */
export interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'method' | 'constant' | 'variable' | 'keyword' | 'key' | 'value';
  readonly detail: string;
  readonly insertText: string;
  /** What `insertText` replaces. UTF-16. */
  readonly replace: Span;
  /** Where in `insertText` the cursor goes; behind it when absent. */
  readonly caret?: number;
  /** What changes elsewhere in the same step; must not touch `replace`. */
  readonly extraEdits?: readonly TextEdit[];
}

export type EditorTheme = 'light' | 'dark';

/** The rule editor as the rest of the page sees it: no Monaco type leaves this folder. Offsets are UTF-16. */
export interface EditorHandle {
  getValue(): string;
  /** Replaces the whole text; undoable like any other edit. */
  setValue(text: string): void;
  /** One step of the undo timeline. The cursor moves behind the last edit. */
  applyEdits(edits: readonly TextEdit[]): void;
  undo(): void;
  redo(): void;
  onChange(listener: (text: string) => void): () => void;
  getCursor(): number;
  onCursorChange(listener: (offset: number) => void): () => void;
  setDiagnostics(diagnostics: readonly Diagnostic[]): void;
  setTermMarks(marks: readonly TermMark[]): void;
  /** Puts the cursor at the start of a span, scrolls there, and highlights it for a moment. */
  reveal(span: Span): void;
  setTheme(theme: EditorTheme): void;
  focus(): void;
  dispose(): void;
}
