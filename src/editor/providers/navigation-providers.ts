import { languages, type IDisposable } from 'monaco-editor/editor';
import type { EditorServices } from '../editor-services.ts';
import { toRange } from '../model-range.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { ask, type ProviderContext } from './provider-context.ts';

/** Where a name is declared, everywhere it stands, and the same marked around the cursor. */
export function registerNavigation(
  context: ProviderContext,
  { definition, references }: EditorServices,
): readonly IDisposable[] {
  return [
    ...(definition === undefined ? [] : [registerDefinition(context, definition)]),
    ...(references === undefined
      ? []
      : [registerReferences(context, references), registerHighlights(context, references)]),
  ];
}

function registerDefinition(
  context: ProviderContext,
  definition: NonNullable<EditorServices['definition']>,
): IDisposable {
  const { model } = context;
  return languages.registerDefinitionProvider(YARA_LANGUAGE_ID, {
    async provideDefinition(asked, position, token) {
      if (asked !== model) return null;
      const offset = model.getOffsetAt(position);
      const span = await ask(context, token, (text, signal) => definition(text, offset, signal));
      if (span === undefined) return null;
      return { uri: model.uri, range: toRange(model, span) };
    },
  });
}

function registerReferences(
  context: ProviderContext,
  references: NonNullable<EditorServices['references']>,
): IDisposable {
  const { model } = context;
  return languages.registerReferenceProvider(YARA_LANGUAGE_ID, {
    async provideReferences(asked, position, { includeDeclaration }, token) {
      if (asked !== model) return null;
      const offset = model.getOffsetAt(position);
      const found = await ask(context, token, (text, signal) => references(text, offset, signal));
      if (found === undefined) return null;
      const spans = includeDeclaration ? [found.declaration, ...found.uses] : found.uses;
      return spans.map((span) => ({ uri: model.uri, range: toRange(model, span) }));
    },
  });
}

function registerHighlights(
  context: ProviderContext,
  references: NonNullable<EditorServices['references']>,
): IDisposable {
  const { model } = context;
  const kinds = languages.DocumentHighlightKind;
  return languages.registerDocumentHighlightProvider(YARA_LANGUAGE_ID, {
    async provideDocumentHighlights(asked, position, token) {
      if (asked !== model) return null;
      const offset = model.getOffsetAt(position);
      const found = await ask(context, token, (text, signal) => references(text, offset, signal));
      if (found === undefined) return null;
      return [
        { range: toRange(model, found.declaration), kind: kinds.Write },
        ...found.uses.map((span) => ({ range: toRange(model, span), kind: kinds.Read })),
      ];
    },
  });
}
