import type { languages } from 'monaco-editor/editor';

/** Words that open a rule, a section or a loop, and the words for sets of things. */
const KEYWORDS = words(
  'all any at entrypoint filesize for global import in include none of private rule them with',
);
const WORD_OPERATORS = words(
  'and contains defined endswith icontains iendswith iequals istartswith matches not or startswith',
);
const PATTERN_MODIFIERS = words('ascii base64 base64wide fullword nocase wide xor');

/**
 * How YARA text is coloured. Follows the engine's lexer where it matters to the eye: an escape that
 * the engine refuses (`\C`) is marked as it is typed, a raw line feed ends a quoted string, and a
 * slash always opens a regular expression (division is a backslash).
 */
export const YARA_GRAMMAR: languages.IMonarchLanguage = {
  defaultToken: 'invalid',
  keywords: KEYWORDS,
  wordOperators: WORD_OPERATORS,
  patternModifiers: PATTERN_MODIFIERS,
  brackets: [
    { open: '{', close: '}', token: 'delimiter' },
    { open: '[', close: ']', token: 'delimiter' },
    { open: '(', close: ')', token: 'delimiter' },
  ],
  tokenizer: {
    root: [
      { include: '@blank' },
      [/(rule)(\s+)([A-Za-z_]\w*)/, ['keyword', 'white', 'identifier.rule']],
      [/(meta|strings|condition)(?=\s*:)/, 'keyword.section'],
      [/\$\w*(?=\s*=(?!=))/, { token: 'pattern', next: '@patternDefinition' }],
      [/[A-Za-z_]\w*(?=\s*=(?!=))/, 'identifier.meta'],
      [/(\.)(\s*)([A-Z][A-Z0-9_]*)(?!\w)/, ['delimiter', 'white', 'constant']],
      [/(\.)(\s*)([A-Za-z_]\w*)(?=\s*\()/, ['delimiter', 'white', 'identifier.method']],
      [/(\.)(\s*)([A-Za-z_]\w*)/, ['delimiter', 'white', 'identifier.field']],
      [/[A-Za-z_]\w*(?=\s*\.(?!\.))/, 'identifier.module'],
      [
        /[A-Za-z_]\w*/,
        {
          cases: {
            'true|false': 'constant',
            '@keywords': 'keyword',
            '@wordOperators': 'operator.word',
            '@patternModifiers': 'keyword',
            '@default': 'identifier',
          },
        },
      ],
      [/[$#@]\w*\*?|!\w+/, 'pattern'],
      { include: '@literal' },
      [/[{}()[\]]/, '@brackets'],
      [/==|!=|<=|>=|<<|>>|[<>+\-*\\%&|^~=]/, 'operator'],
      [/[,:.]/, 'delimiter'],
    ],
    blank: [
      [/[ \t\r\n\u00a0\u2000-\u200a\u202f\u205f]+/, 'white'],
      [/\/\/.*$/, 'comment'],
      [/\/\*/, { token: 'comment', next: '@comment' }],
    ],
    comment: [
      [/[^*]+/, 'comment'],
      [/\*\//, { token: 'comment', next: '@pop' }],
      [/\*/, 'comment'],
    ],
    literal: [
      [/0x[0-9a-fA-F_]+|0o[0-7_]+/, 'number'],
      [/\d[\d_]*\.\d[\d_]*/, 'number'],
      [/\d[\d_]*(?:KB|MB)?/, 'number'],
      [/"""/, { token: 'string', next: '@longString' }],
      [/"/, { token: 'string', next: '@string' }],
      [/\/(?![*/])/, { token: 'regexp', next: '@regexp' }],
    ],
    // A quoted string and a regular expression cannot span lines: one that is still open where a
    // line starts ends there, so that a missing quote does not colour the rest of the rule.
    string: [
      [/^/, { token: '', next: '@pop' }],
      [/[^"\\]+/, 'string'],
      { include: '@escape' },
      [/"/, { token: 'string', next: '@pop' }],
    ],
    longString: [
      [/[^"\\]+/, 'string'],
      { include: '@escape' },
      [/"""/, { token: 'string', next: '@pop' }],
      [/"/, 'string'],
    ],
    escape: [
      [/\\(?:["\\nrt0]|x[0-9a-fA-F]{2})/, 'string.escape'],
      [/\\.?/, 'string.invalid'],
    ],
    regexp: [
      [/^/, { token: '', next: '@pop' }],
      [/\\.?/, 'regexp'],
      [/[^\\/]+/, 'regexp'],
      [/\/[a-z]{0,2}/, { token: 'regexp', next: '@pop' }],
    ],
    patternDefinition: [
      { include: '@blank' },
      [/=/, 'operator'],
      [/\{/, { token: 'hex', switchTo: '@hex' }],
      [/(?=.)/, { token: '', next: '@pop' }],
    ],
    hex: [
      { include: '@blank' },
      [/\}/, { token: 'hex', next: '@pop' }],
      [/[0-9a-fA-F?~|()[\]-]+/, 'hex'],
      [/./, 'invalid'],
    ],
  },
};

function words(text: string): string[] {
  return text.split(' ');
}
