import type { editor, IDisposable } from 'monaco-editor/editor';

/** Longer texts, of some hundred rules, go without what costs a pass over all of it per key. */
export const LARGE_TEXT_UNITS = 256 * 1024;

/**
 * Keeps typing smooth in a large text: the pair of the bracket at the cursor is not looked for, since
 * Monaco then parses all brackets of the text after each change of its colours.
 */
export function easeLargeText(
  instance: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
): IDisposable {
  let isLarge = false;
  const follow = (): void => {
    if (model.getValueLength() > LARGE_TEXT_UNITS === isLarge) return;
    isLarge = !isLarge;
    instance.updateOptions({ matchBrackets: isLarge ? 'never' : 'always' });
  };
  follow();
  return model.onDidChangeContent(follow);
}
