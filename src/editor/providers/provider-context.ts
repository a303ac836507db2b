import type { CancellationToken, editor, IRange, languages } from 'monaco-editor/editor';
import type { Diagnostic } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import { toRange } from '../model-range.ts';

/** What every provider knows: the one model that it answers for, and what is wrong in it. */
export interface ProviderContext {
  readonly model: editor.ITextModel;
  /** The model's whole text; kept for as long as it stays the same. */
  readonly text: () => string;
  /** The diagnostics of the text as it is now; none while they belong to an older one. */
  readonly diagnostics: () => readonly Diagnostic[];
  /** Tells the user why something was not done: Monaco itself tells the console only. */
  readonly tell: (message: string) => void;
}

/** The text of a model, which Monaco would put together anew for each question about it. */
export function createTextOf(model: editor.ITextModel): () => string {
  let text = model.getValue();
  let version = model.getVersionId();
  return () => {
    if (version !== model.getVersionId()) {
      text = model.getValue();
      version = model.getVersionId();
    }
    return text;
  };
}

/** Asks about a text; the signal says when nobody waits for the answer any more. */
export type Question<T> = (text: string, signal: AbortSignal) => PromiseLike<T | undefined>;

/**
 * The answer to a question about the text as it is now; undefined when the text has changed before it
 * came, or Monaco has taken the question back.
 */
export async function ask<T>(
  { model, text }: ProviderContext,
  token: CancellationToken,
  question: Question<T>,
): Promise<T | undefined> {
  const version = model.getVersionId();
  const answer = await askOnce(token, (signal) => question(text(), signal));
  const isAbout = !model.isDisposed() && model.getVersionId() === version;
  return isAbout ? answer : undefined;
}

/** As `ask`, for answers that are of use also when the text has changed. */
export async function askOnce<T>(
  token: CancellationToken,
  question: (signal: AbortSignal) => PromiseLike<T | undefined>,
): Promise<T | undefined> {
  if (token.isCancellationRequested) return undefined;
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => controller.abort());
  try {
    const answer = await question(controller.signal);
    return controller.signal.aborted ? undefined : answer;
  } finally {
    listener.dispose();
  }
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
