import { languages, type IDisposable, type IRange } from 'monaco-editor/editor';
import type { EditorServices } from '../editor-services.ts';
import { toRange } from '../model-range.ts';
import { YARA_LANGUAGE_ID } from '../yara-language.ts';
import { toWorkspaceEdit, type ProviderContext } from './provider-context.ts';

/** Another name for a variable, a rule or a pattern, everywhere at once. */
export function registerRename(
  { model, tell }: ProviderContext,
  { rename, renameTarget }: EditorServices,
): readonly IDisposable[] {
  if (rename === undefined) return [];
  const provider: languages.RenameProvider = {
    async provideRenameEdits(asked, position, newName) {
      if (asked !== model) return { edits: [] };
      const renamed = await rename(model.getValue(), model.getOffsetAt(position), newName);
      if (renamed.ok) return toWorkspaceEdit(model, renamed.value);
      tell(renamed.error);
      return { edits: [], rejectReason: renamed.error };
    },
    async resolveRenameLocation(asked, position) {
      const here: IRange = {
        startLineNumber: position.lineNumber,
        startColumn: position.column,
        endLineNumber: position.lineNumber,
        endColumn: position.column,
      };
      const nothing = { range: here, text: '', rejectReason: 'There is no name to change here' };
      if (asked !== model || renameTarget === undefined) return nothing;
      const target = await renameTarget(model.getValue(), model.getOffsetAt(position));
      if (target === undefined) return nothing;
      return { range: toRange(model, target.span), text: target.name };
    },
  };
  return [languages.registerRenameProvider(YARA_LANGUAGE_ID, provider)];
}
