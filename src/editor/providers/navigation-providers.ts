import { languages, type IDisposable } from 'monaco-editor/editor';
import type { EditorServices } from '../editor-services.ts';
import { toRange } from '../model-range.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import type { ProviderContext } from './provider-context.ts';

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
  { model }: ProviderContext,
  definition: NonNullable<EditorServices['definition']>,
): IDisposable {
  return languages.registerDefinitionProvider(YARA_LANGUAGE_ID, {
    async provideDefinition(asked, position) {
      if (asked !== model) return null;
      const span = await definition(model.getValue(), model.getOffsetAt(position));
      if (span === undefined || model.isDisposed()) return null;
      return { uri: model.uri, range: toRange(model, span) };
    },
  });
}

function registerReferences(
  { model }: ProviderContext,
  references: NonNullable<EditorServices['references']>,
): IDisposable {
  return languages.registerReferenceProvider(YARA_LANGUAGE_ID, {
    async provideReferences(asked, position, { includeDeclaration }) {
      if (asked !== model) return null;
      const found = await references(model.getValue(), model.getOffsetAt(position));
      if (found === undefined || model.isDisposed()) return null;
      const spans = includeDeclaration ? [found.declaration, ...found.uses] : found.uses;
      return spans.map((span) => ({ uri: model.uri, range: toRange(model, span) }));
    },
  });
}

function registerHighlights(
  { model }: ProviderContext,
  references: NonNullable<EditorServices['references']>,
): IDisposable {
  const kinds = languages.DocumentHighlightKind;
  return languages.registerDocumentHighlightProvider(YARA_LANGUAGE_ID, {
    async provideDocumentHighlights(asked, position) {
      if (asked !== model) return null;
      const found = await references(model.getValue(), model.getOffsetAt(position));
      if (found === undefined || model.isDisposed()) return null;
      return [
        { range: toRange(model, found.declaration), kind: kinds.Write },
        ...found.uses.map((span) => ({ range: toRange(model, span), kind: kinds.Read })),
      ];
    },
  });
}
