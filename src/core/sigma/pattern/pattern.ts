/**
 * A Sigma string with its escapes read: literal texts, `?` (one code point) and `*` (anything, also
 * nothing, also newlines). No two neighbours are both literal or both `many`.
 */
export type Pattern = readonly PatternPart[];

export type PatternPart = string | { readonly kind: 'one' } | { readonly kind: 'many' };
