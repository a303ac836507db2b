import type { editor } from 'monaco-editor/editor';

interface Position {
  readonly lineNumber: number;
  readonly column: number;
}

/** The text buffer of Monaco's models, as far as it is used here; its module comes without types. */
interface TextBuffer {
  getPositionAt(offset: number): Position;
  getOffsetAt(lineNumber: number, column: number): number;
}

interface BufferBuilder {
  acceptChunk(chunk: string): void;
  finish(normalizeEol: boolean): {
    create(defaultEol: number): { readonly textBuffer: TextBuffer };
  };
}

const BUILDER_MODULE =
  'monaco-editor/editor/common/model/pieceTreeTextBuffer/pieceTreeTextBufferBuilder.js';

// The module has no types; this is what it exports.
const { PieceTreeTextBufferBuilder } = (await import(/* @vite-ignore */ BUILDER_MODULE)) as {
  readonly PieceTreeTextBufferBuilder: new () => BufferBuilder;
};

const LF = 1;

/** A model for tests: Monaco's own buffer behind as much of the interface as the providers use. */
export interface TestModel extends editor.ITextModel {
  /** As if the user had changed the whole text. */
  change(text: string): void;
}

export function createTestModel(initial: string): TestModel {
  let text = initial;
  let version = 1;
  let buffer = bufferOf(text);
  const model = {
    uri: { path: 'rule.yar' },
    isDisposed: () => false,
    getValue: () => text,
    getValueLength: () => text.length,
    getVersionId: () => version,
    getPositionAt: (offset: number) =>
      buffer.getPositionAt(Math.max(0, Math.min(offset, text.length))),
    getOffsetAt: ({ lineNumber, column }: Position) => buffer.getOffsetAt(lineNumber, column),
    change(next: string) {
      text = next;
      version++;
      buffer = bufferOf(text);
    },
  };
  // As much of the interface as is used.
  return model as unknown as TestModel;
}

function bufferOf(text: string): TextBuffer {
  const builder = new PieceTreeTextBufferBuilder();
  builder.acceptChunk(text);
  return builder.finish(false).create(LF).textBuffer;
}

/** What stands in a range of lines and columns; the ends of lines belong to their lines. */
export function textIn(
  text: string,
  range: {
    readonly startLineNumber: number;
    readonly startColumn: number;
    readonly endLineNumber: number;
    readonly endColumn: number;
  },
): string {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  const offset = (line: number, column: number): number => (starts[line - 1] ?? 0) + column - 1;
  return text.slice(
    offset(range.startLineNumber, range.startColumn),
    offset(range.endLineNumber, range.endColumn),
  );
}
