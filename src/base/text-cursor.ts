/** A place in a text that is read character by character, in UTF-16 code units. */
export interface TextCursor {
  readonly text: string;
  at: number;
}

/** The character here, a whole code point; empty at the end. Never throws. */
export function peek({ text, at }: TextCursor): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Takes the character here, a whole code point; empty at the end. Never throws. */
export function take(cursor: TextCursor): string {
  const character = peek(cursor);
  cursor.at += character.length;
  return character;
}

/** Takes `expected` if it stands here. Never throws. */
export function takeIf(cursor: TextCursor, expected: string): boolean {
  if (!cursor.text.startsWith(expected, cursor.at)) return false;
  cursor.at += expected.length;
  return true;
}

/** Steps over white space and comments, from `#` to the end of the line. Never throws. */
export function skipSpaceAndComments(cursor: TextCursor): void {
  for (;;) {
    while (/^\s$/u.test(peek(cursor))) take(cursor);
    if (peek(cursor) !== '#') return;
    const lineEnd = cursor.text.indexOf('\n', cursor.at);
    cursor.at = lineEnd === -1 ? cursor.text.length : lineEnd + 1;
  }
}
