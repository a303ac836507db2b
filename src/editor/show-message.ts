import type { editor } from 'monaco-editor/editor';

/** The part of the editor that shows a message beside the cursor; Monaco's types do not name it. */
interface MessagePart extends editor.IEditorContribution {
  showMessage(message: string, position: unknown): void;
}

/** Tells the user something beside the cursor, as plain text, until the next key or click. */
export function showMessage(instance: editor.IStandaloneCodeEditor, message: string): void {
  const part = instance.getContribution('editor.contrib.messageController');
  const position = instance.getPosition();
  if (part !== null && position !== null && isMessagePart(part)) {
    part.showMessage(message, position);
  }
}

function isMessagePart(part: editor.IEditorContribution): part is MessagePart {
  return 'showMessage' in part && typeof part.showMessage === 'function';
}
