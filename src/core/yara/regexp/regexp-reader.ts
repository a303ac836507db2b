import type { Span } from '../../../base/span.ts';
import type { RegexpError } from './regexp-node.ts';

/** A place in the text of a regular expression, and what the parser knows there. */
export interface RegexpReader {
  readonly text: string;
  at: number;
  /** Whether `(?x)` is on: spaces and `#` comments do not count. */
  ignoresSpace: boolean;
  depth: number;
  readonly names: Set<string>;
}

/** The signal that the text is no regular expression; never leaves this folder. */
export class RegexpFailure extends Error {
  readonly failure: RegexpError;
  constructor(failure: RegexpError) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Stops the parse with an E014. */
export function fail(message: string, span: Span, help?: string): never {
  throw new RegexpFailure({
    code: 'E014',
    message,
    span,
    ...(help === undefined ? {} : { help }),
  });
}

/** The character here, a whole code point; empty at the end. */
export function peek(reader: RegexpReader): string {
  const code = reader.text.codePointAt(reader.at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Takes the character here. */
export function take(reader: RegexpReader): string {
  const character = peek(reader);
  reader.at += character.length;
  return character;
}

/** Takes `expected` if it stands here. */
export function takeIf(reader: RegexpReader, expected: string): boolean {
  if (!reader.text.startsWith(expected, reader.at)) return false;
  reader.at += expected.length;
  return true;
}

/** Whether the text is read to its end. */
export function isAtEnd(reader: RegexpReader): boolean {
  return reader.at >= reader.text.length;
}

/** Steps over spaces and comments where `(?x)` is on. */
export function skipIgnored(reader: RegexpReader): void {
  if (!reader.ignoresSpace) return;
  for (;;) {
    while (/^\s$/u.test(peek(reader))) take(reader);
    if (peek(reader) !== '#') return;
    const lineEnd = reader.text.indexOf('\n', reader.at);
    reader.at = lineEnd === -1 ? reader.text.length : lineEnd + 1;
  }
}

/** The span of one character here, or an empty one at the end. */
export function spanHere(reader: RegexpReader): Span {
  return { start: reader.at, end: reader.at + peek(reader).length };
}
