import { languages, type IDisposable } from 'monaco-editor/editor';
import type { EditorServices } from '../editor-services.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { ask, toMonacoEdits, type ProviderContext } from './provider-context.ts';

/** The whole text in its usual layout, when the user asks for it; nothing for a broken text. */
export function registerFormatting(
  context: ProviderContext,
  { format }: EditorServices,
): readonly IDisposable[] {
  if (format === undefined) return [];
  const { model, tell } = context;
  const provider: languages.DocumentFormattingEditProvider = {
    displayName: 'YARA',
    async provideDocumentFormattingEdits(asked, { insertSpaces, tabSize }, token) {
      if (asked !== model) return null;
      const indent = insertSpaces ? ' '.repeat(tabSize) : '\t';
      const formatted = await ask(context, token, (text, signal) => format(text, indent, signal));
      if (formatted?.ok === true) return toMonacoEdits(model, formatted.value);
      tell(`Cannot format: ${formatted?.error ?? 'the text has changed meanwhile'}`);
      return null;
    },
  };
  return [languages.registerDocumentFormattingEditProvider(YARA_LANGUAGE_ID, provider)];
}
