import type { RegexpError } from './regexp-node.ts';

/** A place in the text of a regular expression, and how deep it is within groups. */
export interface RegexpReader {
  readonly text: string;
  at: number;
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
