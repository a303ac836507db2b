import { languages, type editor, type IDisposable } from 'monaco-editor/editor';
import type { SemanticKind, SemanticToken } from '../../core/yara/services/semantic-tokens.ts';
import type { EditorServices } from '../editor-services.ts';
import type { TokenRole } from '../editor-theme.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import type { ProviderContext } from './provider-context.ts';

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

/** Monaco finds the colour of a token's type among the theme's rules, whatever the type is called. */
const TOKEN_TYPES: readonly TokenRole[] = [...new Set(Object.values(ROLES))];

/** The colours of names by what they mean. */
export function registerSemanticTokens(
  { model }: ProviderContext,
  { semanticTokens }: EditorServices,
): readonly IDisposable[] {
  if (semanticTokens === undefined) return [];
  const provider: languages.DocumentSemanticTokensProvider = {
    getLegend: () => ({ tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] }),
    async provideDocumentSemanticTokens(asked) {
      if (asked !== model) return null;
      const found = await semanticTokens(model.getValue());
      return model.isDisposed() ? null : { data: encodeTokens(model, found) };
    },
    releaseDocumentSemanticTokens: () => undefined,
  };
  return [languages.registerDocumentSemanticTokensProvider(YARA_LANGUAGE_ID, provider)];
}

/** Five numbers a token: lines from the one before, columns from it, length, type, no modifiers. */
function encodeTokens(model: editor.ITextModel, tokens: readonly SemanticToken[]): Uint32Array {
  const data = new Uint32Array(tokens.length * 5);
  let [line, column] = [1, 1];
  for (const [index, { span, kind }] of tokens.entries()) {
    const start = model.getPositionAt(span.start);
    const isSameLine = start.lineNumber === line;
    const numbers = [
      start.lineNumber - line,
      isSameLine ? start.column - column : start.column - 1,
      span.end - span.start,
      TOKEN_TYPES.indexOf(ROLES[kind]),
      0,
    ];
    data.set(numbers, index * 5);
    [line, column] = [start.lineNumber, start.column];
  }
  return data;
}
