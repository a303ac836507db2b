import { languages, type IDisposable } from 'monaco-editor/editor';
import type { EditorServices } from '../editor-services.ts';
import { plainMarkdown } from '../plain-markdown.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import type { ProviderContext } from './provider-context.ts';

/** What a call takes, while it is written. */
export function registerSignatures(
  { model }: ProviderContext,
  { signature }: EditorServices,
): readonly IDisposable[] {
  if (signature === undefined) return [];
  const provider: languages.SignatureHelpProvider = {
    signatureHelpTriggerCharacters: ['(', ','],
    async provideSignatureHelp(asked, position) {
      if (asked !== model) return null;
      const found = await signature(model.getValue(), model.getOffsetAt(position));
      if (found === undefined) return null;
      const signatures = found.forms.map(({ label, parameters }) => ({
        label,
        parameters: parameters.map((parameter) => ({ label: parameter })),
        documentation: plainMarkdown('', found.meaning === '' ? [] : [found.meaning]),
      }));
      const value: languages.SignatureHelp = {
        signatures,
        activeSignature: found.activeForm,
        activeParameter: found.activeParameter,
      };
      return { value, dispose: () => undefined };
    },
  };
  return [languages.registerSignatureHelpProvider(YARA_LANGUAGE_ID, provider)];
}
