import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { EditorHandle, EditorTheme } from '../../../editor/editor-handle.ts';
import type { LoadEditor, MountEditor } from '../../app/load-editor.ts';
import { useActions, useApp, useAppStore } from '../../app/store-context.ts';
import styles from './editor-host.module.css';
import { termMarks } from './term-marks.ts';

const STAND_IN = '[data-editor-stand-in]';

/** Until the editor is there, a plain text box takes what is typed; the editor then goes on from it. */
export function EditorHost({
  loadEditor,
  theme,
}: {
  readonly loadEditor: LoadEditor;
  readonly theme: EditorTheme;
}): ReactNode {
  const isReady = useApp(({ rule }) => rule.isEditorReady);
  const { loaded, failure } = useEditorCode(loadEditor);
  return (
    <section
      aria-label="Rule editor"
      aria-busy={!isReady && failure === undefined}
      className={styles['region']}
      data-pane="editor"
    >
      {loaded === undefined ? (
        <StandIn failure={failure} />
      ) : (
        <MountedEditor {...loaded} theme={theme} />
      )}
    </section>
  );
}

interface LoadedEditor {
  readonly mount: MountEditor;
  /** The user was writing in the stand-in when the editor came. */
  readonly takesFocus: boolean;
}

function useEditorCode(loadEditor: LoadEditor): {
  readonly loaded: LoadedEditor | undefined;
  readonly failure: string | undefined;
} {
  const [loaded, setLoaded] = useState<LoadedEditor>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let isGone = false;
    const load = async (): Promise<void> => {
      try {
        const mount = await loadEditor();
        const takesFocus = document.activeElement?.matches(STAND_IN) === true;
        if (!isGone) setLoaded({ mount, takesFocus });
      } catch {
        if (!isGone) setFailure('The editor could not be loaded; this plain text box works too');
      }
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [loadEditor]);
  return { loaded, failure };
}

function StandIn({ failure }: { readonly failure: string | undefined }): ReactNode {
  const actions = useActions();
  const text = useApp(({ rule }) => rule.text);
  return (
    <>
      <textarea
        aria-label="YARA rule"
        className={styles['standIn']}
        spellCheck={false}
        value={text}
        data-editor-stand-in
        onChange={(event) => actions.setText(event.target.value)}
        onPaste={(event) => {
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.currentTarget;
          const pasted = event.clipboardData.getData('text/plain');
          actions.setText(text.slice(0, selectionStart) + pasted + text.slice(selectionEnd));
        }}
      />
      {failure !== undefined && <p className={styles['failure']}>{failure}</p>}
    </>
  );
}

function MountedEditor({
  mount,
  takesFocus,
  theme,
}: LoadedEditor & { readonly theme: EditorTheme }): ReactNode {
  const store = useAppStore();
  const actions = useActions();
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<EditorHandle>(undefined);
  const latestTheme = useRef(theme);

  useEffect(() => {
    latestTheme.current = theme;
    handle.current?.setTheme(theme);
  }, [theme]);

  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const editor = mount(element, { text: actions.editorText(), theme: latestTheme.current });
    handle.current = editor;
    const detach = actions.attachEditor(editor);
    let shown = store.getState().rule.diagnostics;
    const show = (): void => {
      const { analysis, analysedText, diagnostics } = store.getState().rule;
      // Spans of an older text would mark the wrong words; the next analysis is on its way.
      if (analysis === undefined || analysedText !== editor.getValue()) return;
      editor.setDiagnostics(diagnostics);
      editor.setTermMarks(termMarks(analysis));
    };
    show();
    const unsubscribe = store.subscribe((state) => {
      // Set with each analysis, and again when the engine has answered.
      if (state.rule.diagnostics === shown) return;
      shown = state.rule.diagnostics;
      show();
    });
    if (takesFocus) editor.focus();
    return () => {
      unsubscribe();
      detach();
      editor.dispose();
      handle.current = undefined;
    };
  }, [mount, takesFocus, store, actions]);

  return <div ref={host} className={styles['host']} />;
}
