// oxlint-disable-next-line import/no-unassigned-import -- registers the editor's features
import './monaco-features.ts';
import { editor, KeyCode, KeyMod, Selection, type IDisposable } from 'monaco-editor/editor';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { TextEdit } from '../base/text-edit.ts';
import { diagnosticMarkers } from './diagnostic-markers.ts';
import type { EditorHandle, EditorTheme, TermMark } from './editor-handle.ts';
import { EDITOR_OPTIONS } from './editor-options.ts';
import type { EditorServices } from './editor-services.ts';
import { toMonacoTheme } from './editor-theme.ts';
import { easeLargeText } from './large-text.ts';
import { toRange } from './model-range.ts';
import { createTextOf } from './providers/provider-context.ts';
import { registerServices } from './providers/register-services.ts';
import { registerTermHovers, type MarkedTerm } from './providers/term-hover-provider.ts';
import styles from './rule-editor.module.css';
import { showMessage } from './show-message.ts';
import { termDecorations } from './term-decorations.ts';
import { registerYaraLanguage, YARA_LANGUAGE_ID } from './yara-language.ts';

const PROBLEM_OWNER = 'livehunt-problems';
const REVEAL_MS = 1600;

export interface RuleEditorOptions {
  readonly text: string;
  readonly theme: EditorTheme;
  /** What the editor can ask about its text. */
  readonly services: EditorServices;
  /** Starts `editor.worker.ts`; a string address is refused under Trusted Types, hence a function. */
  readonly createWorker: () => Worker;
}

/**
 * Puts the rule editor into `host`, which it fills and follows in size. Load this module lazily: it
 * brings Monaco.
 *
 * Line ends: a text keeps the kind of line end that most of its lines have (CRLF stays CRLF, in
 * `getValue` and in every offset); a text that mixes them is unified to that kind, a lone CR too.
 */
export function mountRuleEditor(host: HTMLElement, options: RuleEditorOptions): EditorHandle {
  globalThis.MonacoEnvironment = { getWorker: () => options.createWorker() };
  registerYaraLanguage();
  editor.defineTheme('livehunt-light', toMonacoTheme('light'));
  editor.defineTheme('livehunt-dark', toMonacoTheme('dark'));

  const frame = createFrame(host, options.theme);
  const model = editor.createModel(options.text, YARA_LANGUAGE_ID);
  const instance = editor.create(frame.surface, {
    ...EDITOR_OPTIONS,
    model,
    theme: themeName(options.theme),
  });
  frame.describe();
  const resources: IDisposable[] = [
    followSize(frame.surface, instance),
    easeLargeText(instance, model),
    bindKeys(),
    followForcedColours(() => frame.theme()),
  ];
  const problems = createProblems(model);
  const context = {
    model,
    text: createTextOf(model),
    diagnostics: () => problems.ofThisText(),
    tell: (message: string) => showMessage(instance, message),
  };
  resources.push(...registerServices(context, options.services));
  const dispose = (): void => {
    for (const resource of resources) resource.dispose();
    instance.dispose();
    model.dispose();
    frame.element.remove();
  };
  const textPart = textHandle(instance, model);
  const overlayPart = overlayHandle(instance, model, resources, problems);
  return {
    ...textPart,
    ...overlayPart,
    setValue(text) {
      if (text === model.getValue()) return;
      // What was said of the old text would pile up at the end of the new one.
      overlayPart.setDiagnostics([]);
      overlayPart.setTermMarks([]);
      textPart.setValue(text);
    },
    setTheme(theme) {
      frame.element.dataset['theme'] = theme;
      editor.setTheme(themeName(theme));
    },
    focus: () => instance.focus(),
    dispose,
  };
}

type TextPart = Pick<
  EditorHandle,
  | 'getValue'
  | 'setValue'
  | 'applyEdits'
  | 'undo'
  | 'redo'
  | 'onChange'
  | 'getCursor'
  | 'onCursorChange'
>;

function textHandle(instance: editor.IStandaloneCodeEditor, model: editor.ITextModel): TextPart {
  const cursor = (): number => {
    const position = instance.getPosition();
    return position === null ? 0 : model.getOffsetAt(position);
  };
  return {
    getValue: () => model.getValue(),
    setValue: (text) => replaceText(instance, model, text),
    applyEdits: (edits) => applyEdits(instance, model, edits),
    undo: () => keepFocus(() => instance.trigger('livehunt', 'undo', null)),
    redo: () => keepFocus(() => instance.trigger('livehunt', 'redo', null)),
    onChange(listener) {
      const subscription = model.onDidChangeContent(() => listener(model.getValue()));
      return () => subscription.dispose();
    },
    getCursor: cursor,
    onCursorChange(listener) {
      const subscription = instance.onDidChangeCursorPosition(() => listener(cursor()));
      return () => subscription.dispose();
    },
  };
}

/** Monaco takes the focus when it undoes; the user may be at work somewhere else. */
function keepFocus(work: () => void): void {
  const before = document.activeElement;
  work();
  const now = document.activeElement;
  if (now === before || !(now instanceof HTMLElement)) return;
  now.blur();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
}

function replaceText(
  instance: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  text: string,
): void {
  instance.pushUndoStop();
  const lineEnd = mostlyCrlf(text) ? editor.EndOfLineSequence.CRLF : editor.EndOfLineSequence.LF;
  if (text.includes('\n') && lineEnd !== model.getEndOfLineSequence()) model.pushEOL(lineEnd);
  instance.executeEdits('livehunt', [{ range: model.getFullModelRange(), text }], () => [
    new Selection(1, 1, 1, 1),
  ]);
  instance.pushUndoStop();
}

function mostlyCrlf(text: string): boolean {
  const nLines = text.split('\n').length - 1;
  const nCrlf = text.split('\r\n').length - 1;
  return nCrlf * 2 > nLines;
}

function applyEdits(
  instance: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  edits: readonly TextEdit[],
): void {
  if (edits.length === 0) return;
  instance.pushUndoStop();
  const operations = edits.map((edit) => ({
    range: toRange(model, edit.span),
    text: edit.newText,
    forceMoveMarkers: true,
  }));
  instance.executeEdits('livehunt', operations, (inverse) => {
    const ends = inverse.map((operation) => operation.range.getEndPosition());
    const last = ends.reduce((a, b) => (a.isBefore(b) ? b : a));
    return [Selection.fromPositions(last)];
  });
  instance.pushUndoStop();
  const position = instance.getPosition();
  if (position !== null) instance.revealPositionInCenterIfOutsideViewport(position);
}

type OverlayPart = Pick<EditorHandle, 'setDiagnostics' | 'setTermMarks' | 'reveal'>;

function overlayHandle(
  instance: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  resources: IDisposable[],
  problems: Problems,
): OverlayPart {
  const marks = instance.createDecorationsCollection();
  let terms: readonly TermMark[] = [];
  const revealed = instance.createDecorationsCollection();
  let timer: ReturnType<typeof setTimeout> | undefined;
  resources.push({ dispose: () => clearTimeout(timer) });
  // Where most of the text is new, the marks of the old one would pile up at odd places.
  const subscription = model.onDidChangeContent(({ changes }) => {
    const nRemoved = changes.reduce((sum, change) => sum + change.rangeLength, 0);
    const nAdded = changes.reduce((sum, change) => sum + change.text.length, 0);
    const lengthBefore = model.getValueLength() - nAdded + nRemoved;
    if (nRemoved * 2 <= lengthBefore) return;
    marks.clear();
    terms = [];
  });
  // The decorations move with the text, the spans of the marks do not.
  const markedTerms = (): readonly MarkedTerm[] =>
    terms.flatMap(({ hover }, at) => {
      const range = marks.getRange(at);
      return range === null ? [] : [{ range, hover }];
    });
  resources.push(subscription, registerTermHovers({ model }, markedTerms));
  return {
    setDiagnostics(diagnostics: readonly Diagnostic[]) {
      problems.set(diagnostics);
      editor.setModelMarkers(model, PROBLEM_OWNER, diagnosticMarkers(model, diagnostics));
    },
    setTermMarks(next: readonly TermMark[]) {
      terms = next;
      marks.set(termDecorations(model, next));
    },
    reveal(span: Span) {
      const range = toRange(model, span);
      instance.setPosition({ lineNumber: range.startLineNumber, column: range.startColumn });
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      instance.revealRangeInCenterIfOutsideViewport(
        range,
        isCalm ? editor.ScrollType.Immediate : editor.ScrollType.Smooth,
      );
      revealed.set([{ range, options: { className: styles['revealed'] ?? null } }]);
      clearTimeout(timer);
      timer = setTimeout(() => revealed.clear(), REVEAL_MS);
    },
  };
}

/** What was last said to be wrong, and of which text. */
interface Problems {
  set(diagnostics: readonly Diagnostic[]): void;
  /** None once the text has changed: markers move with it, the edits of fixes do not. */
  ofThisText(): readonly Diagnostic[];
}

function createProblems(model: editor.ITextModel): Problems {
  let latest: readonly Diagnostic[] = [];
  let version = model.getVersionId();
  return {
    set(diagnostics) {
      latest = diagnostics;
      version = model.getVersionId();
    },
    ofThisText: () => (version === model.getVersionId() ? latest : []),
  };
}

interface Frame {
  readonly element: HTMLElement;
  readonly surface: HTMLElement;
  /** The theme that the page has chosen last. */
  theme(): EditorTheme;
  /** Ties the keyboard hint to the text box that Monaco has made. */
  describe(): void;
}

let nFrames = 0;

function createFrame(host: HTMLElement, theme: EditorTheme): Frame {
  const element = document.createElement('div');
  element.className = styles['frame'] ?? '';
  element.dataset['theme'] = theme;
  const surface = document.createElement('div');
  surface.className = styles['surface'] ?? '';
  const hint = document.createElement('p');
  hint.className = styles['hint'] ?? '';
  hint.id = `rule-editor-hint-${nFrames++}`;
  const isMac = navigator.userAgent.includes('Mac OS');
  hint.textContent = `Tab indents. Press ${isMac ? 'Control+Shift+M' : 'Control+M'} to let Tab move the focus instead.`;
  element.append(surface, hint);
  host.append(element);
  return {
    element,
    surface,
    theme: () => (element.dataset['theme'] === 'dark' ? 'dark' : 'light'),
    describe: () =>
      surface.querySelector('[role="textbox"]')?.setAttribute('aria-describedby', hint.id),
  };
}

/** Lays the editor out in the frame in which its size changes, so that a moving splitter shows no gap. */
function followSize(surface: HTMLElement, instance: editor.IStandaloneCodeEditor): IDisposable {
  const layout = (): void =>
    instance.layout({ width: surface.clientWidth, height: surface.clientHeight });
  const observer = new ResizeObserver(layout);
  observer.observe(surface);
  return { dispose: () => observer.disconnect() };
}

const FORCED_COLOURS = '(forced-colors: active)';

/** Monaco paints its own colours even where the system forces some: then in its high contrast themes. */
function themeName(theme: EditorTheme): string {
  const isForced = matchMedia(FORCED_COLOURS).matches;
  if (isForced) return theme === 'dark' ? 'hc-black' : 'hc-light';
  return `livehunt-${theme}`;
}

/** Monaco can follow the system by itself, but comes back to its own themes instead of ours. */
function followForcedColours(theme: () => EditorTheme): IDisposable {
  const query = matchMedia(FORCED_COLOURS);
  const follow = (): void => editor.setTheme(themeName(theme()));
  query.addEventListener('change', follow);
  return { dispose: () => query.removeEventListener('change', follow) };
}

/**
 * Unbinds the keys that the page has its own use for (its palette, running and saving) and the one that
 * reloads the page. Formatting has the same key everywhere: Monaco's own one on Linux opens the
 * browser's tools.
 */
function bindKeys(): IDisposable {
  const keys = [
    KeyMod.CtrlCmd | KeyCode.KeyK,
    KeyMod.CtrlCmd | KeyCode.Enter,
    KeyMod.CtrlCmd | KeyCode.KeyS,
    KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyR,
  ];
  return editor.addKeybindingRules([
    ...keys.map((keybinding) => ({ keybinding, command: null })),
    {
      keybinding: KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF,
      command: 'editor.action.formatDocument',
      when: 'editorTextFocus && !editorReadonly',
    },
  ]);
}
