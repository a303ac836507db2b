import type { Span } from '../../base/span.ts';
import type { RuleDocument } from '../yara/services/rule-document.ts';
import type { Token } from '../yara/syntax/token.ts';

/** What stands so far behind a place decides nothing about it. UTF-16 code units. */
const MAX_AHEAD_UNITS = 64 * 1024;

/**
 * The part of a text that is enough to know what can stand at a place: from the word `rule` before it
 * to some way behind it. read: an earlier version of the text; where both begin alike, the words of
 * the later one are known without reading it. The whole text up to there when nothing is known of it.
 * offset: UTF-16, within the text. Never throws. O(text), but for comparing alone.
 */
export function ruleWindow(
  read: Pick<RuleDocument, 'text' | 'tokens'>,
  text: string,
  offset: number,
): Span {
  const limit = Math.min(sharedLength(read.text, text), offset);
  const { tokens } = read;
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    // A word that ends where the texts part may go on in the later one.
    if ((tokens[middle]?.span.end ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  let at = low - 1;
  while (at >= 0 && !isRule(tokens[at])) at--;
  return {
    start: tokens[at]?.span.start ?? 0,
    end: Math.min(text.length, offset + MAX_AHEAD_UNITS),
  };
}

function isRule(token: Token | undefined): boolean {
  return token?.kind === 'keyword' && token.text === 'rule';
}

/** How many units two texts have in common from their start. */
function sharedLength(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  if (a.startsWith(b) || b.startsWith(a)) return limit;
  let at = 0;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}
