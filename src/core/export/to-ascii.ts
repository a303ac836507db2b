import { toByteString } from '../../base/byte-string.ts';
import { printStringLiteral } from '../yara/syntax/literals.ts';
import { tokenize } from '../yara/syntax/lexer.ts';
import type { Token } from '../yara/syntax/token.ts';

/** A rule file in ASCII. */
export interface AsciiText {
  readonly text: string;
  /**
   * How many characters outside of ASCII are left, because no spelling in ASCII means the same: in a
   * character class of a regular expression, or where the text is no YARA.
   */
  readonly nLeft: number;
}

/** What is neither printable ASCII nor a blank of it. */
const FOREIGN = /[^\t\n\r\x20-\x7e]/u;

/**
 * The same rules in printable ASCII. In string literals each other character becomes the `\xNN` of
 * its UTF-8 bytes, which the literal stands for already; in regular expressions a group of them,
 * outside of classes; in comments, which mean nothing to the engine, its number (`\u{202e}`), so that
 * nothing in them can hide. A control character inside a literal is escaped too, and line ends become
 * `\n`. ASCII stays as it is, letter for letter. A lone surrogate counts as U+FFFD. Never throws.
 * O(text).
 */
export function toAsciiText(text: string): AsciiText {
  let nLeft = 0;
  const parts = tokenize(text).map((token) => {
    const part = inAscii(token);
    for (const character of part) if (FOREIGN.test(character)) nLeft++;
    return part;
  });
  return { text: parts.join(''), nLeft };
}

function inAscii({ kind, text }: Token): string {
  switch (kind) {
    case 'string':
      return text.replace(/[^\x20-\x7e]/gu, escaped);
    case 'regexp':
      return regexpInAscii(text);
    case 'comment':
      return text
        .replaceAll('\r\n', '\n')
        .replace(/[^\t\n\x20-\x7e]/gu, (character) => `\\u{${hexOf(character)}}`);
    case 'whitespace':
      return text.replaceAll('\r\n', '\n');
    default:
      return text;
  }
}

/** A backslash before a character outside of ASCII says nothing; before an ASCII one it stays. */
function regexpInAscii(text: string): string {
  let ascii = '';
  let isInClass = false;
  for (const [part] of text.matchAll(/\\[^]|[^]/gu)) {
    const character = part.length > 1 && part.startsWith('\\') ? part.slice(1) : part;
    if (FOREIGN.test(character)) ascii += isInClass ? part : `(?:${escaped(character)})`;
    else ascii += part;
    if (part === '[') isInClass = true;
    else if (part === ']') isInClass = false;
  }
  return ascii;
}

/** How a literal spells one character: `\n`, `\t`, `\xNN` for each byte. */
function escaped(character: string): string {
  return printStringLiteral(toByteString(character), { ascii: true }).slice(1, -1);
}

function hexOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16);
}
