import { languages, type IDisposable, type IRange } from 'monaco-editor/editor';
import type { EditorServices } from '../editor-services.ts';
import { toRange } from '../model-range.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { ask, toWorkspaceEdit, type ProviderContext } from './provider-context.ts';

/** Another name for a variable, a rule or a pattern, everywhere at once. */
export function registerRename(
  context: ProviderContext,
  { rename, renameTarget }: EditorServices,
): readonly IDisposable[] {
  if (rename === undefined) return [];
  const { model, tell } = context;
  const provider: languages.RenameProvider = {
    async provideRenameEdits(asked, position, newName, token) {
      if (asked !== model) return { edits: [] };
      const offset = model.getOffsetAt(position);
      const renamed = await ask(context, token, (text, signal) =>
        rename(text, offset, newName, signal),
      );
      if (renamed?.ok === true) return toWorkspaceEdit(model, renamed.value);
      const rejectReason = renamed?.error ?? 'The text has changed; try again';
      tell(rejectReason);
      return { edits: [], rejectReason };
    },
    async resolveRenameLocation(asked, position, token) {
      const here: IRange = {
        startLineNumber: position.lineNumber,
        startColumn: position.column,
        endLineNumber: position.lineNumber,
        endColumn: position.column,
      };
      const nothing = { range: here, text: '', rejectReason: 'There is no name to change here' };
      if (asked !== model || renameTarget === undefined) return nothing;
      const offset = model.getOffsetAt(position);
      const target = await ask(context, token, (text, signal) =>
        renameTarget(text, offset, signal),
      );
      if (target === undefined) return nothing;
      return { range: toRange(model, target.span), text: target.name };
    },
  };
  return [languages.registerRenameProvider(YARA_LANGUAGE_ID, provider)];
}
