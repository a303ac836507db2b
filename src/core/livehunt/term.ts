import type { Expression } from '../yara/syntax/ast.ts';

/**
 * A condition that is about to be written: expressions of the syntax tree, with loops kept apart so
 * that they can be laid out over several lines, and with the comments that explain a value.
 */
export type Term = TestTerm | LoopTerm;

/** One test; an or-list carries its own parentheses. */
export interface TestTerm {
  readonly kind: 'test';
  readonly expression: Expression;
  /** How the expression is written where that is not for the printer to say: moved text, sizes in MB. */
  readonly source?: string;
  /** Explains the value, without the comment's marks; undefined for none. */
  readonly comment: string | undefined;
  /** The author's comment on a test that is moved, from `commentWords`; it stays to the letter. */
  readonly authorComment?: string;
}

export type TermQuantifier = 'any' | 'all' | { readonly atLeast: number };

/** `not for any V in ITERABLE: ( … )` with a body of terms that are joined by `and`. */
export interface LoopTerm {
  readonly kind: 'loop';
  readonly negated: boolean;
  readonly quantifier: TermQuantifier;
  /** One for an array; key and value for a map. */
  readonly variables: readonly string[];
  readonly iterable: Expression;
  readonly body: readonly Term[];
}
