import { languages } from 'monaco-editor/editor';
import { YARA_GRAMMAR } from './yara-grammar.ts';

export const YARA_LANGUAGE_ID = 'yara';

/** How Monaco edits YARA: comments, brackets, pairs, words, indentation. */
const CONFIGURATION: languages.LanguageConfiguration = {
  comments: { lineComment: '//', blockComment: ['/*', '*/'] },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}', notIn: ['string', 'comment'] },
    { open: '[', close: ']', notIn: ['string', 'comment'] },
    { open: '(', close: ')', notIn: ['string', 'comment'] },
    { open: '"', close: '"', notIn: ['string', 'comment', 'regexp'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
  ],
  wordPattern: /[$#@!]?[A-Za-z_][A-Za-z0-9_]*|[0-9]+/,
  indentationRules: {
    increaseIndentPattern:
      /^(?:[^"/]|"(?:[^"\\]|\\.)*"|\/(?!\/))*(?:[{([]|^\s*(?:meta|strings|condition)\s*:)\s*(?:\/\/.*)?$/,
    decreaseIndentPattern: /^\s*[})\]]/,
  },
};

let isRegistered = false;

/** Tells Monaco of the language, once for the page: languages cannot be taken back. */
export function registerYaraLanguage(): void {
  if (isRegistered) return;
  isRegistered = true;
  languages.register({ id: YARA_LANGUAGE_ID, extensions: ['.yar', '.yara'], aliases: ['YARA'] });
  languages.setMonarchTokensProvider(YARA_LANGUAGE_ID, YARA_GRAMMAR);
  languages.setLanguageConfiguration(YARA_LANGUAGE_ID, CONFIGURATION);
}
