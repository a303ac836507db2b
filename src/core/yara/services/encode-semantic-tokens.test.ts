import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSemanticTokens, SEMANTIC_KINDS } from './encode-semantic-tokens.ts';
import type { SemanticKind, SemanticToken } from './semantic-tokens.ts';

const FIELD = SEMANTIC_KINDS.indexOf('field');
const RULE = SEMANTIC_KINDS.indexOf('rule');

/** The words of a text as tokens, capitals as rules. */
function wordsOf(text: string): readonly SemanticToken[] {
  return [...text.matchAll(/[a-zA-Z]+/g)].map(({ index, 0: word }) => ({
    span: { start: index, end: index + word.length },
    kind: /[A-Z]/.test(word) ? 'rule' : 'field',
  }));
}

/** Lines and columns as an editor reads them back: 0-based line, column, and what stands there. */
function decode(text: string, data: Uint32Array): readonly (readonly [string, SemanticKind])[] {
  const lines = text.split('\n');
  let [line, column] = [0, 0];
  const found: [string, SemanticKind][] = [];
  for (let at = 0; at < data.length; at += 5) {
    const [nLines = 0, nColumns = 0, length = 0, kind = -1] = data.subarray(at, at + 5);
    line += nLines;
    column = nLines === 0 ? column + nColumns : nColumns;
    found.push([
      lines[line]?.slice(column, column + length) ?? '',
      SEMANTIC_KINDS[kind] ?? 'variable',
    ]);
  }
  return found;
}

describe('encodeSemanticTokens', () => {
  it.each([
    ['', []],
    ['a', [0, 0, 1, FIELD, 0]],
    ['  a B', [0, 2, 1, FIELD, 0, 0, 2, 1, RULE, 0]],
    ['a\n\n  bc', [0, 0, 1, FIELD, 0, 2, 2, 2, FIELD, 0]],
    ['"😀" a', [0, 5, 1, FIELD, 0]],
    ['\r\n a\r\nb', [1, 1, 1, FIELD, 0, 1, 0, 1, FIELD, 0]],
  ])('%j', (text, expected) => {
    expect([...encodeSemanticTokens(text, wordsOf(text))]).toEqual(expected);
  });

  it('leads back to the words of any text', () => {
    const part = fc.constantFrom('a', 'Bc', 'def', ' ', '\n', '\r\n', '"', '😀', '\t');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const words = wordsOf(text);
        const expected = words.map(({ span, kind }) => [text.slice(span.start, span.end), kind]);
        expect(decode(text, encodeSemanticTokens(text, words))).toEqual(expected);
      }),
      { seed: 20_250_101, numRuns: 500 },
    );
  });
});
