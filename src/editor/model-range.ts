import type { editor, IRange } from 'monaco-editor/editor';
import type { Span } from '../base/span.ts';

/** A span of the model's text (UTF-16 offsets, CRLF counts as two) as Monaco's lines and columns. */
export function toRange(model: editor.ITextModel, span: Span): IRange {
  const start = model.getPositionAt(span.start);
  const end = model.getPositionAt(Math.max(span.start, span.end));
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  };
}
