import { languages, type editor, type IDisposable } from 'monaco-editor/editor';
import { assertNever } from '../../base/assert.ts';
import type { DocumentSymbol } from '../../core/yara/services/document-symbols.ts';
import type { FoldingRange } from '../../core/yara/services/folding-ranges.ts';
import type { EditorServices } from '../editor-services.ts';
import { toRange } from '../model-range.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { ask, type ProviderContext } from './provider-context.ts';

/** The outline of the text, and what can be folded. */
export function registerOutline(
  context: ProviderContext,
  { symbols, foldingRanges }: EditorServices,
): readonly IDisposable[] {
  return [
    ...(symbols === undefined ? [] : [registerSymbols(context, symbols)]),
    ...(foldingRanges === undefined ? [] : [registerFolding(context, foldingRanges)]),
  ];
}

function registerSymbols(
  context: ProviderContext,
  symbols: NonNullable<EditorServices['symbols']>,
): IDisposable {
  const { model } = context;
  return languages.registerDocumentSymbolProvider(YARA_LANGUAGE_ID, {
    async provideDocumentSymbols(asked, token) {
      if (asked !== model) return null;
      const found = await ask(context, token, symbols);
      return found?.map((symbol) => toSymbol(model, symbol));
    },
  });
}

function toSymbol(model: editor.ITextModel, symbol: DocumentSymbol): languages.DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: toSymbolKind(symbol.kind),
    tags: [],
    range: toRange(model, symbol.span),
    selectionRange: toRange(model, symbol.nameSpan),
    children: symbol.children.map((child) => toSymbol(model, child)),
  };
}

function toSymbolKind(kind: DocumentSymbol['kind']): languages.SymbolKind {
  const kinds = languages.SymbolKind;
  switch (kind) {
    case 'import':
      return kinds.Module;
    case 'rule':
      return kinds.Class;
    case 'section':
      return kinds.Namespace;
    case 'meta':
      return kinds.Property;
    case 'pattern':
      return kinds.String;
    case 'loop':
      return kinds.Operator;
    default:
      return assertNever(kind, 'kind of symbol');
  }
}

function registerFolding(
  context: ProviderContext,
  foldingRanges: NonNullable<EditorServices['foldingRanges']>,
): IDisposable {
  const { model } = context;
  return languages.registerFoldingRangeProvider(YARA_LANGUAGE_ID, {
    async provideFoldingRanges(asked, _, token) {
      if (asked !== model) return null;
      const found = await ask(context, token, foldingRanges);
      return found?.map((range) => toFoldingRange(model, range));
    },
  });
}

function toFoldingRange(
  model: editor.ITextModel,
  { span, kind }: FoldingRange,
): languages.FoldingRange {
  const { startLineNumber: start, endLineNumber: end } = toRange(model, span);
  switch (kind) {
    case 'comment':
      return { start, end, kind: languages.FoldingRangeKind.Comment };
    case 'imports':
      return { start, end, kind: languages.FoldingRangeKind.Imports };
    case 'section':
    case 'block':
      return { start, end };
    default:
      return assertNever(kind, 'kind of fold');
  }
}
