import type { Diagnostic } from '../../../base/diagnostic.ts';
import type { Span } from '../../../base/span.ts';
import type { SigmaCode } from '../sigma-code.ts';
import { sigmaDiagnostic } from '../sigma-code.ts';
import { isYamlSpace } from './skip-trivia.ts';

/** Where the YAML parser gave up, and what it said. `part` begins at `base` of the file. */
export interface YamlFailure {
  readonly part: string;
  readonly base: number;
  /** In `part`. */
  readonly at: number;
  readonly reason: string;
}

/** No more of a word than this is marked. */
const MAX_MARKED = 40;

/** A diagnostic at the place of a failure: on the rest of the word there. Never throws. */
export function tellAt(
  { part, base, at }: YamlFailure,
  code: SigmaCode,
  message: string,
  more: Partial<Pick<Diagnostic, 'help' | 'related'>> = {},
): Diagnostic {
  let end = at;
  while (end < part.length && end < at + MAX_MARKED && !isYamlSpace(part.charCodeAt(end))) end++;
  return sigmaDiagnostic(code, spanIn(base, at, end), message, more);
}

/** A range of a part as a span of the file. */
export function spanIn(base: number, start: number, end: number): Span {
  return { start: base + start, end: base + Math.max(start, end) };
}

/** Where the line of an offset begins and ends, without its line break. */
export function lineAround(part: string, at: number): Span {
  const start = at === 0 ? 0 : part.lastIndexOf('\n', at - 1) + 1;
  const newline = part.indexOf('\n', at);
  const end = newline === -1 ? part.length : newline;
  return { start, end: end > start && part[end - 1] === '\r' ? end - 1 : end };
}

/** The end of what stands on the line of an offset, without white space behind it. */
export function endOfText(part: string, at: number): number {
  let { end } = lineAround(part, at);
  while (end > at && isYamlSpace(part.charCodeAt(end - 1))) end--;
  return end;
}
