import { languages, type editor, type IDisposable } from 'monaco-editor/editor';
import { assertNever } from '../base/assert.ts';
import type { Completion, CompletionSource } from './editor-handle.ts';
import { toRange } from './model-range.ts';
import { YARA_LANGUAGE_ID } from './yara-language.ts';

/** Offers what `source` knows, in its order, for this model only. */
export function registerCompletions(
  model: editor.ITextModel,
  source: CompletionSource,
): IDisposable {
  return languages.registerCompletionItemProvider(YARA_LANGUAGE_ID, {
    triggerCharacters: ['.', '[', '"'],
    async provideCompletionItems(asked, position) {
      if (asked !== model) return { suggestions: [] };
      const completions = await source(model.getValue(), model.getOffsetAt(position));
      if (model.isDisposed()) return { suggestions: [] };
      return { suggestions: completions.map((item, rank) => toSuggestion(model, item, rank)) };
    },
  });
}

function toSuggestion(
  model: editor.ITextModel,
  completion: Completion,
  rank: number,
): languages.CompletionItem {
  const { insertText, caret = insertText.length } = completion;
  const rules = languages.CompletionItemInsertTextRule;
  return {
    label: { label: completion.label, description: completion.detail },
    kind: toItemKind(completion.kind),
    sortText: String(rank).padStart(6, '0'),
    range: toRange(model, completion.replace),
    insertText: `${escapeSnippet(insertText.slice(0, caret))}$0${escapeSnippet(insertText.slice(caret))}`,
    insertTextRules: rules.InsertAsSnippet | rules.KeepWhitespace,
    additionalTextEdits: (completion.extraEdits ?? []).map((edit) => ({
      range: toRange(model, edit.span),
      text: edit.newText,
    })),
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
