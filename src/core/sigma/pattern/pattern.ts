/**
 * A Sigma string with its escapes read: literal texts, `?` (one code point) and `*` (anything, also
 * nothing, also newlines). No two neighbours are both literal or both `many`. No part at all: the
 * empty text.
 */
export type Pattern = readonly PatternPart[];

/** A literal text or a wildcard. */
export type PatternPart = string | { readonly kind: 'one' } | { readonly kind: 'many' };

/** The wildcard `?`. */
export const ONE: PatternPart = { kind: 'one' };

/** The wildcard `*`. */
export const MANY: PatternPart = { kind: 'many' };

/** Whether a part is the wildcard `*`. Never throws. */
export function isMany(part: PatternPart | undefined): boolean {
  return typeof part === 'object' && part.kind === 'many';
}
