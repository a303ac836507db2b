import { languages, type IDisposable } from 'monaco-editor/editor';
import { SEMANTIC_KINDS } from '../../core/yara/services/encode-semantic-tokens.ts';
import type { SemanticKind } from '../../core/yara/services/semantic-tokens.ts';
import type { EditorServices } from '../editor-services.ts';
import type { TokenRole } from '../editor-theme.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { askOnce, type ProviderContext } from './provider-context.ts';

/** A name looks like what the grammar would call it, if letters could tell. */
const ROLES: Readonly<Record<SemanticKind, TokenRole>> = {
  variable: 'identifier.variable',
  module: 'identifier.module',
  field: 'identifier.field',
  enum: 'identifier.module',
  constant: 'constant',
  method: 'identifier.method',
  function: 'identifier.method',
  rule: 'identifier.rule',
};

/** By number; Monaco finds the colour of a type among the theme's rules, whatever the type is called. */
const TOKEN_TYPES: readonly TokenRole[] = SEMANTIC_KINDS.map((kind) => ROLES[kind]);

/** The colours of names by what they mean. */
export function registerSemanticTokens(
  { model, text }: ProviderContext,
  { semanticTokens }: EditorServices,
): readonly IDisposable[] {
  if (semanticTokens === undefined) return [];
  const provider: languages.DocumentSemanticTokensProvider = {
    getLegend: () => ({ tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] }),
    async provideDocumentSemanticTokens(asked, _, token) {
      if (asked !== model) return null;
      // Monaco itself brings the tokens up to date with what was typed since.
      const data = await askOnce(token, (signal) => semanticTokens(text(), signal));
      if (data === undefined) throw busy();
      return { data };
    },
    releaseDocumentSemanticTokens: () => undefined,
  };
  return [languages.registerDocumentSemanticTokensProvider(YARA_LANGUAGE_ID, provider)];
}

/** What Monaco takes for "ask again later": without an error it would take the colours away. */
function busy(): Error {
  const error = new Error('Canceled');
  error.name = 'Canceled';
  return error;
}
