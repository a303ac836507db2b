import type { Span } from '../../../base/span.ts';
import type { ValuePath } from '../module-value.ts';
import type { Witness } from '../eval/recorder.ts';

/** What an expression came to. `undefined` is YARA's; `unknown` needs the file's bytes or met a limit. */
export type Outcome = 'true' | 'false' | 'undefined' | 'unknown';

/** Elements of a loop that are looked at for the nearest miss. */
export const MAX_SEARCHED_ELEMENTS = 2000;

/** Tests that the search for nearest misses may make in one explanation, loops within loops included. */
export const MAX_SEARCH_STEPS = 200_000;

/** Operands that are explained of one `and`, `or` or `of`; those that decide come first. */
export const MAX_CHILDREN = 100;

/** Parts of one explanation; a condition with more is explained from the top as far as they last. */
export const MAX_NODES = 2000;

/** Elements listed for which the body of a loop held. */
export const MAX_ELEMENTS = 100;

/** Failing tests that a nearest miss names. */
export const MAX_FAILURES = 5;

/** How often an expression came to what, over all turns of the loops around it. */
export interface OutcomeCounts {
  readonly nTrue: number;
  readonly nFalse: number;
  readonly nUndefined: number;
  readonly nUnknown: number;
}

/** One side of a comparison. */
export interface ExplainedOperand {
  /** As written in the rule; cut. */
  readonly source: string;
  /** Its value as a literal of the language, cut; undefined where it has none. */
  readonly value: string | undefined;
  /** Where it was read; undefined for what is not a place of the data. */
  readonly path: ValuePath | undefined;
}

export interface ExplainedComparison {
  readonly left: ExplainedOperand;
  readonly operator: string;
  readonly right: ExplainedOperand;
}

/** The turn of a loop for which the loop's body is explained. */
export interface ExplainedElement {
  /** Undefined for what is no place of the data (a number of a range, a computed item). */
  readonly path: ValuePath | undefined;
  /** For people: `vt.behaviour.tags[7]`, `5`. */
  readonly label: string;
  /** 0-based. */
  readonly turn: number;
  /** `witness`: the body holds for it; `nearest-miss`: it does not, but comes closest. */
  readonly why: 'witness' | 'nearest-miss';
}

/** A test that keeps the body of a loop from holding for its nearest miss. */
export interface ExplainedFailure {
  readonly span: Span;
  readonly sentence: string;
  /** Of what was read; undefined where nothing was. */
  readonly path: ValuePath | undefined;
  /** As a literal; undefined where there is no value. */
  readonly value: string | undefined;
}

/** The element that satisfied most of a loop's body. */
export interface NearestMiss {
  readonly sentence: string;
  readonly element: ExplainedElement;
  /** Operands of the body's `and` that hold for it, of how many. */
  readonly nHeld: number;
  readonly nTerms: number;
  /** At most `MAX_FAILURES`. */
  readonly failures: readonly ExplainedFailure[];
}

/**
 * One part of a condition and why it came to what it did. Plain data. Parentheses have no node of
 * their own; a chain of `and` or of `or` is one. What is inside the body of a loop is explained for
 * one element, that of the innermost `element` above it.
 */
export interface ExplainNode {
  readonly kind: 'and' | 'or' | 'not' | 'loop' | 'of' | 'with' | 'test';
  readonly span: Span;
  readonly outcome: Outcome;
  /** One line, without a full stop. The values in it are literals of the language, cut. */
  readonly sentence: string;
  /** What a hunter should know besides: a key that differs in case, an absent field, a better operator. */
  readonly notes: readonly string[];
  /** Of a comparison. */
  readonly comparison: ExplainedComparison | undefined;
  /** Within loops, of traced runs: over all their turns, not only for the element at hand. */
  readonly counts: OutcomeCounts | undefined;
  /**
   * Of a loop, the elements for which its body held (at most `MAX_ELEMENTS`); of a test in a traced
   * run, the places that it read when it held (at most as many as were traced).
   */
  readonly witnesses: readonly Witness[];
  /** All of them. */
  readonly nWitnesses: number;
  /** Of a loop, the element for which its body is explained. */
  readonly element: ExplainedElement | undefined;
  /** Of a loop whose body holds for too few. */
  readonly nearestMiss: NearestMiss | undefined;
  /** The parts; for a loop, its body. */
  readonly children: readonly ExplainNode[];
  /** Positions in `children` of those that decide the outcome. */
  readonly decisive: readonly number[];
  /** Parts that are not among the children, see `MAX_CHILDREN` and `MAX_NODES`. */
  readonly nOmitted: number;
}

/** Why a rule matches or not. Plain data. */
export interface RuleExplanation {
  readonly name: string;
  readonly verdict: boolean | 'unknown';
  readonly sentence: string;
  /** Undefined for a rule with errors. */
  readonly condition: ExplainNode | undefined;
}
