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
    provideCompletionItems: (asked, position) => {
      if (asked !== model) return { suggestions: [] };
      const completions = source(model.getValue(), model.getOffsetAt(position));
      return { suggestions: completions.map((item, rank) => toSuggestion(model, item, rank)) };
    },
  });
}

function toSuggestion(
  model: editor.ITextModel,
  completion: Completion,
  rank: number,
): languages.CompletionItem {
  const base = {
    label: { label: completion.label, description: completion.detail },
    kind: toItemKind(completion.kind),
    sortText: String(rank).padStart(6, '0'),
    range: toRange(model, completion.replace),
  };
  if (completion.caret === undefined) return { ...base, insertText: completion.insertText };
  const before = completion.insertText.slice(0, completion.caret);
  const after = completion.insertText.slice(completion.caret);
  return {
    ...base,
    insertText: `${escapeSnippet(before)}$0${escapeSnippet(after)}`,
    insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
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
      return kinds.Value;
    default:
      return assertNever(kind, 'completion kind');
  }
}
