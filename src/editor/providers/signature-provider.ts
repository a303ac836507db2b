import { languages, type IDisposable } from 'monaco-editor/editor';
import type { EditorServices } from '../editor-services.ts';
import { plainMarkdown } from '../plain-markdown.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { ask, type ProviderContext } from './provider-context.ts';

/** What a call takes, while it is written. */
export function registerSignatures(
  context: ProviderContext,
  { signature }: EditorServices,
): readonly IDisposable[] {
  if (signature === undefined) return [];
  const { model } = context;
  const provider: languages.SignatureHelpProvider = {
    signatureHelpTriggerCharacters: ['(', ','],
    async provideSignatureHelp(asked, position, token) {
      if (asked !== model) return null;
      const offset = model.getOffsetAt(position);
      const found = await ask(context, token, (text, signal) => signature(text, offset, signal));
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
