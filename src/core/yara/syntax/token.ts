import type { Span } from '../../../base/span.ts';

/**
 * What a piece of a YARA text is. `whitespace`, `comment` and `forbidden` stand between the others;
 * `unknown` belongs to no rule of the language (an unclosed literal, a stray sign); `end` is the
 * empty token behind the last one, which only the parser adds.
 */
export type TokenKind =
  | 'whitespace'
  | 'comment'
  | 'forbidden'
  | 'keyword'
  | 'identifier'
  | 'integer'
  | 'float'
  | 'string'
  | 'regexp'
  | 'pattern-identifier'
  | 'pattern-count'
  | 'pattern-offset'
  | 'pattern-length'
  | 'punctuation'
  | 'hex-byte'
  | 'unknown'
  | 'end';

/** A piece of a YARA text. The texts of all tokens in a row are the whole text. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly span: Span;
}

/** The reserved words. Case-sensitive; none of them can name anything. Source: YARA-X tokenizer. */
export const KEYWORDS: ReadonlySet<string> = new Set([
  'all',
  'and',
  'any',
  'ascii',
  'at',
  'base64',
  'base64wide',
  'condition',
  'contains',
  'defined',
  'endswith',
  'entrypoint',
  'false',
  'filesize',
  'for',
  'fullword',
  'global',
  'icontains',
  'iendswith',
  'iequals',
  'import',
  'in',
  'include',
  'istartswith',
  'matches',
  'meta',
  'nocase',
  'none',
  'not',
  'of',
  'or',
  'private',
  'rule',
  'startswith',
  'strings',
  'them',
  'true',
  'wide',
  'with',
  'xor',
]);

/** Whether a token of this kind carries no grammar: the parser steps over it. Never throws. */
export function isTrivia(kind: TokenKind): boolean {
  return kind === 'whitespace' || kind === 'comment' || kind === 'forbidden';
}
