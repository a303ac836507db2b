import type { editor, IRange, languages } from 'monaco-editor/editor';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { toRange } from '../model-range.ts';

/** What every provider knows: the one model that it answers for, and what is wrong in it. */
export interface ProviderContext {
  readonly model: editor.ITextModel;
  /** The diagnostics of the text as it is now; none while they belong to an older one. */
  readonly diagnostics: () => readonly Diagnostic[];
  /** Tells the user why something was not done: Monaco itself tells the console only. */
  readonly tell: (message: string) => void;
}

/** A range of the model as offsets. */
export function toSpan(model: editor.ITextModel, range: IRange): Span {
  return {
    start: model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn }),
    end: model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }),
  };
}

export function toMonacoEdits(
  model: editor.ITextModel,
  edits: readonly TextEdit[],
): languages.TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: toRange(model, span), text: newText }));
}

/** The edits as one step, refused by Monaco when the text has changed since. */
export function toWorkspaceEdit(
  model: editor.ITextModel,
  edits: readonly TextEdit[],
): languages.WorkspaceEdit {
  return {
    edits: toMonacoEdits(model, edits).map((textEdit) => ({
      resource: model.uri,
      versionId: model.getVersionId(),
      textEdit,
    })),
  };
}
