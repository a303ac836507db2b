import type { TextCursor } from '../../../base/text-cursor.ts';
import type { RegexpError } from './regexp-node.ts';

/** A place in the text of a regular expression, and how deep it is within groups. */
export interface RegexpReader extends TextCursor {
  depth: number;
}

/** The signal that the text cannot be run; never leaves this folder. */
export class RegexpFailure extends Error {
  readonly failure: RegexpError;
  constructor(failure: RegexpError) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Stops: what stands from `start` to the reader is no regular expression. */
export function failSyntax(reader: RegexpReader, start: number, message: string): never {
  const end = Math.min(reader.text.length, Math.max(reader.at, start + 1));
  throw new RegexpFailure({ code: 'sigma/regexp-syntax', message, start, end });
}

/** Stops: what stands from `start` to the reader cannot be run in linear time, or not at all here. */
export function failUnsupported(
  reader: RegexpReader,
  start: number,
  message: string,
  help?: string,
): never {
  throw new RegexpFailure({
    code: 'sigma/regexp-unsupported',
    message,
    start,
    end: Math.max(reader.at, start + 1),
    ...(help === undefined ? {} : { help }),
  });
}

/** Takes the characters here that are in `characters`, at most so many. */
export function takeWhile(reader: RegexpReader, characters: string, max = Infinity): string {
  const start = reader.at;
  while (
    reader.at - start < max &&
    reader.at < reader.text.length &&
    characters.includes(reader.text.charAt(reader.at))
  ) {
    reader.at++;
  }
  return reader.text.slice(start, reader.at);
}
