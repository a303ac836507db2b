import type { editor } from 'monaco-editor/editor';
import type { EditorTheme } from './editor-handle.ts';

/** What the colouring distinguishes; each name is a token class of the grammar. */
export type TokenRole =
  | 'comment'
  | 'keyword'
  | 'keyword.section'
  | 'operator'
  | 'operator.word'
  | 'identifier'
  | 'identifier.rule'
  | 'identifier.module'
  | 'identifier.variable'
  | 'identifier.field'
  | 'identifier.method'
  | 'identifier.meta'
  | 'constant'
  | 'pattern'
  | 'number'
  | 'string'
  | 'string.escape'
  | 'string.invalid'
  | 'regexp'
  | 'hex'
  | 'invalid'
  | 'delimiter';

export interface EditorPalette {
  readonly background: string;
  readonly foreground: string;
  readonly lineNumber: string;
  readonly activeLineNumber: string;
  readonly currentLine: string;
  readonly selection: string;
  readonly wordHighlight: string;
  readonly widget: string;
  readonly border: string;
  readonly focusRow: string;
  readonly focusRowText: string;
  readonly accent: string;
  readonly error: string;
  readonly warning: string;
  readonly info: string;
  readonly tokens: Readonly<Record<TokenRole, string>>;
}

const LIGHT: EditorPalette = {
  background: '#ffffff',
  foreground: '#1f2328',
  lineNumber: '#6e7781',
  activeLineNumber: '#1f2328',
  currentLine: '#f4f6f8',
  selection: '#dbe9ff',
  wordHighlight: '#e7edf5',
  widget: '#ffffff',
  border: '#d0d7de',
  focusRow: '#dbe9ff',
  focusRowText: '#1f2328',
  accent: '#0b5fc6',
  error: '#b81f2a',
  warning: '#8a5a00',
  info: '#0b5fc6',
  tokens: {
    comment: '#57606a',
    keyword: '#0b5fc6',
    'keyword.section': '#7a3aa8',
    operator: '#454c54',
    'operator.word': '#0b5fc6',
    identifier: '#1f2328',
    'identifier.rule': '#7a3aa8',
    'identifier.module': '#1f2328',
    'identifier.variable': '#0a5a6e',
    'identifier.field': '#1f2328',
    'identifier.method': '#7a3aa8',
    'identifier.meta': '#454c54',
    constant: '#8a4600',
    pattern: '#8a4600',
    number: '#8a4600',
    string: '#156b3a',
    'string.escape': '#0a6b74',
    'string.invalid': '#b81f2a',
    regexp: '#a0246a',
    hex: '#8a4600',
    invalid: '#b81f2a',
    delimiter: '#454c54',
  },
};

const DARK: EditorPalette = {
  background: '#16191d',
  foreground: '#e2e6ea',
  lineNumber: '#8b949e',
  activeLineNumber: '#e2e6ea',
  currentLine: '#1d2126',
  selection: '#1f3a5f',
  wordHighlight: '#2a3038',
  widget: '#1d2126',
  border: '#363c44',
  focusRow: '#274a77',
  focusRowText: '#ffffff',
  accent: '#6cb0ff',
  error: '#ff8f8f',
  warning: '#e0b04a',
  info: '#6cb0ff',
  tokens: {
    comment: '#9da6b0',
    keyword: '#6cb0ff',
    'keyword.section': '#cba6f7',
    operator: '#b8c0c8',
    'operator.word': '#6cb0ff',
    identifier: '#e2e6ea',
    'identifier.rule': '#cba6f7',
    'identifier.module': '#e2e6ea',
    'identifier.variable': '#8ad4e6',
    'identifier.field': '#e2e6ea',
    'identifier.method': '#cba6f7',
    'identifier.meta': '#b8c0c8',
    constant: '#f0a868',
    pattern: '#f0a868',
    number: '#f0a868',
    string: '#8fd19e',
    'string.escape': '#5fd0d8',
    'string.invalid': '#ff8f8f',
    regexp: '#f29ac0',
    hex: '#f0a868',
    invalid: '#ff8f8f',
    delimiter: '#b8c0c8',
  },
};

/** The colours of both themes; every text colour stands out from its background by 4.5 to 1. */
export const EDITOR_PALETTES: Readonly<Record<EditorTheme, EditorPalette>> = {
  light: LIGHT,
  dark: DARK,
};

const FONT_STYLES: Readonly<Partial<Record<TokenRole, string>>> = {
  comment: 'italic',
  'keyword.section': 'bold',
  'identifier.rule': 'bold',
  'string.invalid': 'underline',
  invalid: 'underline',
};

/** A palette in Monaco's terms. */
export function toMonacoTheme(theme: EditorTheme): editor.IStandaloneThemeData {
  const palette = EDITOR_PALETTES[theme];
  return {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: Object.entries(palette.tokens).map(([token, colour]) => ({
      token,
      foreground: colour.slice(1),
      // A rule without a style would inherit the style of its parent token.
      fontStyle: Object.entries(FONT_STYLES).find(([role]) => role === token)?.[1] ?? '',
    })),
    colors: {
      'editor.background': palette.background,
      'editor.foreground': palette.foreground,
      'editorLineNumber.foreground': palette.lineNumber,
      'editorLineNumber.activeForeground': palette.activeLineNumber,
      'editor.lineHighlightBackground': palette.currentLine,
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': palette.selection,
      'editor.wordHighlightBackground': palette.wordHighlight,
      'editor.wordHighlightStrongBackground': palette.wordHighlight,
      'editorCursor.foreground': palette.accent,
      'editorWidget.background': palette.widget,
      'editorWidget.border': palette.border,
      'editorHoverWidget.background': palette.widget,
      'editorHoverWidget.border': palette.border,
      'editorSuggestWidget.background': palette.widget,
      'editorSuggestWidget.border': palette.border,
      'editorSuggestWidget.selectedBackground': palette.focusRow,
      'editorSuggestWidget.selectedForeground': palette.focusRowText,
      'editorSuggestWidget.highlightForeground': palette.accent,
      'editorSuggestWidget.focusHighlightForeground': palette.accent,
      'editorError.foreground': palette.error,
      'editorWarning.foreground': palette.warning,
      'editorInfo.foreground': palette.info,
      'editor.rangeHighlightBackground': palette.selection,
      'editor.symbolHighlightBackground': palette.selection,
      'editorLightBulb.foreground': palette.warning,
      'editorLightBulbAutoFix.foreground': palette.accent,
      'inputValidation.infoBackground': palette.widget,
      'inputValidation.infoForeground': palette.foreground,
      'inputValidation.infoBorder': palette.border,
      'peekView.border': palette.accent,
      'peekViewEditor.background': palette.background,
      'peekViewEditorGutter.background': palette.background,
      'peekViewEditor.matchHighlightBackground': palette.selection,
      'peekViewResult.background': palette.widget,
      'peekViewResult.lineForeground': palette.foreground,
      'peekViewResult.fileForeground': palette.foreground,
      'peekViewResult.selectionBackground': palette.focusRow,
      'peekViewResult.selectionForeground': palette.focusRowText,
      'peekViewResult.matchHighlightBackground': palette.selection,
      'peekViewTitle.background': palette.widget,
      'peekViewTitleLabel.foreground': palette.foreground,
      'peekViewTitleDescription.foreground': palette.lineNumber,
      'quickInput.background': palette.widget,
      'quickInput.foreground': palette.foreground,
      'quickInputList.focusBackground': palette.focusRow,
      'quickInputList.focusForeground': palette.focusRowText,
      'quickInputList.focusIconForeground': palette.focusRowText,
      'menu.background': palette.widget,
      'menu.foreground': palette.foreground,
      'menu.border': palette.border,
      'menu.selectionBackground': palette.focusRow,
      'menu.selectionForeground': palette.focusRowText,
      'editorActionList.background': palette.widget,
      'editorActionList.foreground': palette.foreground,
      'editorActionList.focusBackground': palette.focusRow,
      'editorActionList.focusForeground': palette.focusRowText,
      'editorOverviewRuler.border': '#00000000',
      'editorBracketMatch.border': palette.accent,
      'editorBracketMatch.background': '#00000000',
      // Monaco colours brackets by depth; here they are punctuation, like commas.
      ...bracketColours(palette.tokens.delimiter),
      focusBorder: palette.accent,
      'scrollbar.shadow': '#00000000',
    },
  };
}

function bracketColours(colour: string): Record<string, string> {
  const levels = [1, 2, 3, 4, 5, 6].map((level) => `editorBracketHighlight.foreground${level}`);
  const names = [...levels, 'editorBracketHighlight.unexpectedBracket.foreground'];
  return Object.fromEntries(names.map((name) => [name, colour]));
}
