import type { Token } from '../syntax/token.ts';

/**
 * The token that holds the offset, or the word that ends there, or undefined outside of the text.
 * tokens: of the whole text, in order. offset: UTF-16. Never throws. O(log tokens).
 */
export function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  const index = firstTokenAfter(tokens, offset) - 1;
  const token = tokens[index];
  if (token === undefined || offset < 0 || offset > token.span.end) return undefined;
  if (offset > token.span.start || isWord(token)) return token;
  const before = tokens[index - 1];
  return before !== undefined && isWord(before) ? before : token;
}

/** The index of the first token that starts behind the offset. Never throws. O(log tokens). */
export function firstTokenAfter(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const token = tokens[middle];
    if (token !== undefined && token.span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWord({ kind }: Token): boolean {
  return (
    kind === 'identifier' || kind === 'keyword' || kind.startsWith('pattern-') || kind === 'integer'
  );
}
