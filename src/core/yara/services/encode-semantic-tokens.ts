import type { SemanticKind, SemanticToken } from './semantic-tokens.ts';

/** All kinds; a kind's place in the list is its number in encoded tokens. */
export const SEMANTIC_KINDS: readonly SemanticKind[] = [
  'variable',
  'module',
  'field',
  'enum',
  'constant',
  'method',
  'function',
  'rule',
];

/**
 * Tokens as editors take them: five numbers each, lines after the token before, columns after it
 * (after the line's start on a new line), length, kind, and 0 for its modifiers. tokens: in the order
 * of the text, as `semanticTokens` gives them; lines end with LF, columns and lengths count UTF-16
 * units. Never throws. O(text). Source: Language Server Protocol 3.17, semantic tokens.
 */
export function encodeSemanticTokens(
  text: string,
  tokens: readonly SemanticToken[],
): Uint32Array<ArrayBuffer> {
  const data = new Uint32Array(tokens.length * 5);
  let next = nextLine(text, 0);
  let origin = 0;
  for (const [index, { span, kind }] of tokens.entries()) {
    let nLines = 0;
    for (; next <= span.start; next = nextLine(text, next)) {
      origin = next;
      nLines++;
    }
    const length = span.end - span.start;
    data.set([nLines, span.start - origin, length, SEMANTIC_KINDS.indexOf(kind), 0], index * 5);
    origin = span.start;
  }
  return data;
}

/** The start of the line behind a place; infinite where it is in the last line. */
function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? Infinity : end + 1;
}
