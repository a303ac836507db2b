import type { editor } from 'monaco-editor/editor';

/**
 * Options that Monaco's models read from the settings by these names. Without the first, each model
 * parses all brackets of its text to colour them, whatever the editor's own option says.
 */
const SETTINGS = { 'bracketPairColorization.enabled': false };

/** What is the same for every rule editor. */
export const EDITOR_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  ...SETTINGS,
  ariaLabel: 'YARA rule',
  automaticLayout: false,
  autoDetectHighContrast: false,
  autoIndent: 'full',
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: true,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  lineNumbers: 'on',
  lineNumbersMinChars: 3,
  glyphMargin: false,
  folding: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  smoothScrolling: false,
  fixedOverflowWidgets: true,
  // In its shadow root the context menu loses its background.
  useShadowDOM: false,
  fontFamily:
    'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSize: 13,
  lineHeight: 20,
  padding: { top: 8, bottom: 8 },
  bracketPairColorization: { enabled: false },
  guides: { indentation: true, bracketPairs: false },
  renderLineHighlight: 'line',
  // The default dims the number of an empty last line below what can be read.
  renderFinalNewline: 'on',
  overviewRulerLanes: 2,
  hideCursorInOverviewRuler: true,
  scrollbar: { alwaysConsumeMouseWheel: false },
  quickSuggestions: { other: true, strings: true, comments: false },
  wordBasedSuggestions: 'off',
  // Enter ends a line whose last word is complete, also while the list is open.
  acceptSuggestionOnEnter: 'smart',
  suggest: { showWords: false, showSnippets: true, preview: false },
  hover: { above: false },
  // Text from a report or a web page: show what hides in it, change nothing, and make no links.
  unusualLineTerminators: 'off',
  unicodeHighlight: {
    ambiguousCharacters: true,
    invisibleCharacters: true,
    nonBasicASCII: false,
    includeComments: true,
    includeStrings: true,
  },
  'semanticHighlighting.enabled': true,
  links: false,
  formatOnPaste: false,
  formatOnType: false,
  autoIndentOnPaste: false,
  dropIntoEditor: { enabled: false },
  pasteAs: { enabled: false },
  trimAutoWhitespace: false,
};
