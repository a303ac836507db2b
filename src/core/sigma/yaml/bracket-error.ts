import type { Diagnostic } from '../../../base/diagnostic.ts';
import { quoted, sigmaDiagnostic } from '../sigma-code.ts';
import { quoteFix } from './quote-fix.ts';
import { isYamlSpace } from './skip-trivia.ts';
import type { YamlFailure } from './yaml-failure.ts';
import { endOfText, lineAround, spanIn } from './yaml-failure.ts';

/**
 * A value that begins with a bracket and goes on behind the one that closes it, as `[Convert]::ToInt32`
 * does: for YAML it is a list with text behind. Undefined for anything else. Never throws. O(line).
 */
export function bracketError({ part, base, at, reason }: YamlFailure): Diagnostic | undefined {
  const isCandidate =
    reason.startsWith('bad indentation of a mapping') ||
    reason.startsWith('a whitespace character is expected') ||
    reason.startsWith('can not read');
  if (!isCandidate) return undefined;
  const { start, end } = lineAround(part, at);
  const open = valueStart(part, start, end);
  const sign = part[open];
  if (sign !== '[' && sign !== '{') return undefined;
  const close = closerOf(part, open, end);
  if (close === undefined || close >= at) return undefined;
  if (isYamlSpace(part.charCodeAt(close + 1))) return undefined;
  const kind = sign === '[' ? 'list' : 'map';
  return sigmaDiagnostic(
    'sigma/yaml-unquoted',
    spanIn(base, open, endOfText(part, open)),
    `a value that begins with ${quoted(sign)} is a ${kind} for YAML, and this one goes on behind its end`,
    { help: 'put the whole value in single quotes', ...quoteFix(part, base, open) },
  );
}

/** Where the value of a line begins: behind its dashes and its key. */
function valueStart(part: string, start: number, end: number): number {
  let at = start;
  while (at < end && (part[at] === ' ' || (part[at] === '-' && part[at + 1] === ' '))) at++;
  if (part[at] === '[' || part[at] === '{') return at;
  const colon = part.indexOf(': ', at);
  if (colon === -1 || colon >= end) return at;
  at = colon + 1;
  while (at < end && part[at] === ' ') at++;
  return at;
}

/** The bracket on the line that closes the one at `open`. */
function closerOf(part: string, open: number, end: number): number | undefined {
  let depth = 0;
  for (let at = open; at < end; at++) {
    const character = part[at];
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth === 0) return at;
  }
  return undefined;
}
