import type { EditorHandle, EditorTheme } from '../../editor/editor-handle.ts';

/** Puts a rule editor into an element that it fills. */
export type MountEditor = (
  host: HTMLElement,
  options: { readonly text: string; readonly theme: EditorTheme },
) => EditorHandle;

/** Fetches the editor's code; the page works without it until then. */
export type LoadEditor = () => Promise<MountEditor>;
