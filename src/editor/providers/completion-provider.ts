import { languages, type editor, type IDisposable, type IRange } from 'monaco-editor/editor';
import { assertNever } from '../../base/assert.ts';
import type { Span } from '../../base/span.ts';
import type { Completion } from '../editor-handle.ts';
import type { EditorServices } from '../editor-services.ts';
import { toRange } from '../model-range.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { askOnce, type ProviderContext } from './provider-context.ts';

/** Offers what can stand at the cursor, in the order of the source. */
export function registerCompletions(
  { model, text }: ProviderContext,
  { complete }: EditorServices,
): readonly IDisposable[] {
  if (complete === undefined) return [];
  const provider: languages.CompletionItemProvider = {
    triggerCharacters: ['.', '[', '"'],
    async provideCompletionItems(asked, position, _, token) {
      if (asked !== model) return { suggestions: [] };
      const before = text();
      const offset = model.getOffsetAt(position);
      const completions = await askOnce(token, (signal) => complete(before, offset, signal));
      if (completions === undefined || model.isDisposed()) return { suggestions: [] };
      // Who goes on typing at the cursor still wants them: Monaco takes what was typed for a filter.
      if (!isTypedOn(before, text(), offset)) return { suggestions: [] };
      const place = { model, position, offset };
      return { suggestions: completions.map((item, rank) => toSuggestion(place, item, rank)) };
    },
  };
  return [languages.registerCompletionItemProvider(YARA_LANGUAGE_ID, provider)];
}

/** Whether the later text is the earlier one with nothing but an insertion at the offset. */
function isTypedOn(before: string, now: string, offset: number): boolean {
  return (
    before === now ||
    (now.length > before.length &&
      now.startsWith(before.slice(0, offset)) &&
      now.endsWith(before.slice(offset)))
  );
}

/** Where was asked for completions, as the text was then. */
interface AskedPlace {
  readonly model: editor.ITextModel;
  readonly position: { readonly lineNumber: number; readonly column: number };
  readonly offset: number;
}

function toSuggestion(
  place: AskedPlace,
  completion: Completion,
  rank: number,
): languages.CompletionItem {
  const { insertText, caret = insertText.length } = completion;
  const rules = languages.CompletionItemInsertTextRule;
  return {
    label: { label: completion.label, description: completion.detail },
    kind: toItemKind(completion.kind),
    sortText: String(rank).padStart(6, '0'),
    range: toLineRange(place, completion.replace),
    insertText: `${escapeSnippet(insertText.slice(0, caret))}$0${escapeSnippet(insertText.slice(caret))}`,
    insertTextRules: rules.InsertAsSnippet | rules.KeepWhitespace,
    // They lie before the cursor, where nothing has changed.
    additionalTextEdits: (completion.extraEdits ?? []).map((edit) => ({
      range: toRange(place.model, edit.span),
      text: edit.newText,
    })),
  };
}

/** A span on the line that was asked about, counted from there: behind it, offsets may have moved. */
function toLineRange({ position, offset }: AskedPlace, { start, end }: Span): IRange {
  const { lineNumber, column } = position;
  return {
    startLineNumber: lineNumber,
    startColumn: column - (offset - start),
    endLineNumber: lineNumber,
    endColumn: column + (end - offset),
  };
}

/** Text for a snippet that stands for itself: `$`, `}` and `\` would be read as its syntax. */
function escapeSnippet(text: string): string {
  return text.replace(/[$}\\]/g, '\\$&');
}

function toItemKind(kind: Completion['kind']): languages.CompletionItemKind {
  const kinds = languages.CompletionItemKind;
  switch (kind) {
    case 'field':
      return kinds.Field;
    case 'method':
      return kinds.Method;
    case 'constant':
      return kinds.EnumMember;
    case 'variable':
      return kinds.Variable;
    case 'keyword':
      return kinds.Keyword;
    case 'key':
    case 'value':
      return kinds.Value;
    default:
      return assertNever(kind, 'completion kind');
  }
}
