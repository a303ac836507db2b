import type { Span } from '../../../base/span.ts';
import { peek, skipSpaceAndComments, type TextCursor } from '../../../base/text-cursor.ts';
import type { RegexpError } from './regexp-node.ts';

/** A place in the text of a regular expression, and what the parser knows there. */
export interface RegexpReader extends TextCursor {
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

/** Whether the text is read to its end. */
export function isAtEnd(reader: RegexpReader): boolean {
  return reader.at >= reader.text.length;
}

/** Steps over spaces and comments where `(?x)` is on. */
export function skipIgnored(reader: RegexpReader): void {
  if (reader.ignoresSpace) skipSpaceAndComments(reader);
}

/** The span of one character here, or an empty one at the end. */
export function spanHere(reader: RegexpReader): Span {
  return { start: reader.at, end: reader.at + peek(reader).length };
}
