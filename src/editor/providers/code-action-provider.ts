import { languages, type editor, type IDisposable } from 'monaco-editor/editor';
import type { CodeAction } from '../../core/yara/services/code-action.ts';
import type { EditorServices } from '../editor-services.ts';
import { toRange } from '../model-range.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { ask, toSpan, toWorkspaceEdit, type ProviderContext } from './provider-context.ts';

const QUICK_FIX = 'quickfix';
const REWRITE = 'refactor.rewrite';

/** What mends a problem, or makes the text simpler. */
export function registerCodeActions(
  context: ProviderContext,
  { codeActions }: EditorServices,
): readonly IDisposable[] {
  if (codeActions === undefined) return [];
  const { model, diagnostics } = context;
  const provider: languages.CodeActionProvider = {
    async provideCodeActions(asked, range, { markers, only }, token) {
      if (asked !== model) return null;
      const span = toSpan(model, range);
      const found = await ask(context, token, (text, signal) =>
        codeActions(text, span, diagnostics(), signal),
      );
      if (found === undefined) return null;
      const actions = found.map((action) => toAction(model, action, markers));
      const wanted = only === undefined ? actions : actions.filter(({ kind }) => isOf(kind, only));
      return { actions: wanted, dispose: () => undefined };
    },
  };
  return [
    languages.registerCodeActionProvider(YARA_LANGUAGE_ID, provider, {
      providedCodeActionKinds: [QUICK_FIX, REWRITE],
    }),
  ];
}

function toAction(
  model: editor.ITextModel,
  { title, edits, diagnostic }: CodeAction,
  markers: readonly editor.IMarkerData[],
): languages.CodeAction {
  const place = diagnostic && toRange(model, diagnostic.span);
  const mended = markers.filter(
    (marker) =>
      marker.startLineNumber === place?.startLineNumber && marker.startColumn === place.startColumn,
  );
  return {
    title,
    kind: mended.length > 0 || diagnostic !== undefined ? QUICK_FIX : REWRITE,
    diagnostics: mended,
    edit: toWorkspaceEdit(model, edits),
  };
}

/** Whether a kind such as `refactor.rewrite` is one of those that `refactor` stands for. */
function isOf(kind: string | undefined, wanted: string): boolean {
  return kind === wanted || kind?.startsWith(`${wanted}.`) === true;
}
