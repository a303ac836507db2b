import { tokenize } from '../yara/syntax/lexer.ts';

/**
 * What the comments in a piece of a rule say, without their marks and on one line; several are parted
 * by semicolons, none give an empty text. Never throws.
 */
export function commentWords(text: string): string {
  return tokenize(text)
    .filter((token) => token.kind === 'comment')
    .map((token) => token.text.replace(/^\/[/*]|\*\/$/g, ''))
    .map((words) => words.replace(/\s+/g, ' ').trim())
    .join('; ');
}

/** A comment of words from `commentWords`, to the end of its line. Never throws. */
export function lineComment(words: string): string {
  return `// ${words}`;
}

/** A comment of the same words where something follows on the line. Never throws. */
export function blockComment(words: string): string {
  return `/* ${words.replaceAll('*/', '* /')} */`;
}
