import { languages, type IDisposable } from 'monaco-editor/editor';
import type { EditorServices } from '../editor-services.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { toMonacoEdits, type ProviderContext } from './provider-context.ts';

/** The whole text in its usual layout, when the user asks for it; nothing for a broken text. */
export function registerFormatting(
  { model, tell }: ProviderContext,
  { format }: EditorServices,
): readonly IDisposable[] {
  if (format === undefined) return [];
  const provider: languages.DocumentFormattingEditProvider = {
    displayName: 'YARA',
    async provideDocumentFormattingEdits(asked, { insertSpaces, tabSize }) {
      if (asked !== model) return null;
      const indent = insertSpaces ? ' '.repeat(tabSize) : '\t';
      const formatted = await format(model.getValue(), indent);
      if (model.isDisposed()) return null;
      if (formatted.ok) return toMonacoEdits(model, formatted.value);
      tell(`Cannot format: ${formatted.error}`);
      return null;
    },
  };
  return [languages.registerDocumentFormattingEditProvider(YARA_LANGUAGE_ID, provider)];
}
