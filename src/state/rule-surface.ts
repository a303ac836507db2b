import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/text-edit.ts';

/** What the store needs of the editor that holds the rule's text, once there is one. */
export interface RuleSurface {
  getValue(): string;
  getCursor(): number;
  /** Replaces the whole text, as one step of the undo timeline. */
  setValue(text: string): void;
  applyEdits(edits: readonly TextEdit[]): void;
  undo(): void;
  redo(): void;
  onChange(listener: (text: string) => void): () => void;
  onCursorChange(listener: (offset: number) => void): () => void;
  reveal(span: Span): void;
  focus(): void;
}
