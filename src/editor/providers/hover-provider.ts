import { languages, type IDisposable } from 'monaco-editor/editor';
import type { EditorServices } from '../editor-services.ts';
import { toRange } from '../model-range.ts';
import { plainMarkdown } from '../plain-markdown.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { ask, type ProviderContext } from './provider-context.ts';

/** What a word is, under the pointer or the cursor. */
export function registerHover(
  context: ProviderContext,
  { hover }: EditorServices,
): readonly IDisposable[] {
  if (hover === undefined) return [];
  const { model } = context;
  const provider: languages.HoverProvider = {
    async provideHover(asked, position, token) {
      if (asked !== model) return null;
      const offset = model.getOffsetAt(position);
      const found = await ask(context, token, (text, signal) => hover(text, offset, signal));
      if (found === undefined) return null;
      return {
        range: toRange(model, found.span),
        contents: [plainMarkdown(found.code, found.lines)],
      };
    },
  };
  return [languages.registerHoverProvider(YARA_LANGUAGE_ID, provider)];
}
