import type { Span } from '../../../base/span.ts';
import type { Loss } from '../event.ts';
import type { Doubt, Truth } from '../match/verdict.ts';
import type { ModifierName } from '../rule/sigma-rule.ts';

/** Items that are explained of one rule; of the others only the truth is found. */
export const MAX_ITEMS = 2000;

/** Values that are explained of one item; those that decide come first. */
export const MAX_VALUES = 100;

/** Why an item, or one of its values, holds or not. For each there is a sentence. */
export type Reason =
  /** It holds, or it would if the item were not negated. */
  | 'matched'
  /** The event does not have the field; where that is what is asked for, it holds. */
  | 'absent'
  | 'not-recorded'
  /** Another value. */
  | 'different'
  /** The same but for case, and case counts. */
  | 'case-differs'
  /** The text is in the value, but not where it should be: at the beginning, at the end, all of it. */
  | 'elsewhere'
  | 'null-value'
  | 'empty-value'
  /** A map, which has no text of its own. */
  | 'nested-value'
  /** There is a value where none should be. */
  | 'has-value'
  /** A dash, as many a recorder writes for nothing, where the empty text is asked for. */
  | 'dash-for-empty'
  | 'number-differs'
  | 'not-a-number'
  | 'network-differs'
  | 'not-an-address'
  | 'time-differs'
  | 'not-a-time'
  | 'regexp-missed'
  | 'reference-differs'
  | 'reference-absent'
  | 'reference-not-recorded'
  /** Keywords: none of the event's texts has it. */
  | 'in-no-field'
  /** Only a part of the value is known, and it does not decide. */
  | 'truncated'
  | 'end-only'
  | 'fragment'
  | 'hashed'
  | 'too-long'
  | 'placeholder-unbound';

/** A text of the event that a test held on. */
export interface EventText {
  readonly field: string;
  /** Position among the field's texts; undefined where it has only one. */
  readonly index: number | undefined;
  /** All of it. */
  readonly text: string;
  readonly loss: Loss | undefined;
}

/** Where a test held. */
export interface Hit {
  /** Position in `RuleExplanation.texts`. */
  readonly text: number;
  /** UTF-16 offsets into that text. */
  readonly span: Span;
  /** What the characters say once they are decoded; undefined where the test is not on encoded text. */
  readonly decoded: string | undefined;
}

/** What is common to all parts of an explanation. */
interface Explained {
  readonly truth: Truth;
  /** One line, without a full stop. Values in it are cut, and nothing in them is invisible. */
  readonly sentence: string;
  /** In the rule's file; undefined for a rule that comes out of a pack. */
  readonly span: Span | undefined;
}

/** A part of a condition that joins others. */
export interface BranchExplanation extends Explained {
  readonly kind: 'and' | 'or' | 'not' | 'at-least' | 'selection' | 'never';
  /** Of a selection. */
  readonly name: string | undefined;
  /** Of `at-least`: how many have to hold. */
  readonly count: number | undefined;
  readonly children: readonly ExplanationNode[];
  /** Positions in `children` of those that decide: where they stay, the others may change as they like. */
  readonly decisive: readonly number[];
  /** Parts that are not among the children, see `MAX_ITEMS`. */
  readonly nOmitted: number;
}

/** One written value of an item. */
export interface ValueExplanation extends Explained {
  /** Position among the item's values. `truth` is that of the value, before an item is negated. */
  readonly index: number;
  /** As a rule writes it. */
  readonly written: string;
  readonly reason: Reason;
  /** Where it held; undefined if it did not, or not on a text. */
  readonly hit: Hit | undefined;
}

/** One `field|modifiers: values`. */
export interface ItemExplanation extends Explained {
  readonly kind: 'item';
  /** Undefined for keywords. */
  readonly field: string | undefined;
  readonly modifiers: readonly ModifierName[];
  readonly linking: 'any' | 'all';
  readonly isNegated: boolean;
  /** Of the value that decides, or of the one that comes closest. */
  readonly reason: Reason;
  /** What one should know besides: an encoded text that fits but for case, a missing field that makes it true. */
  readonly notes: readonly string[];
  readonly values: readonly ValueExplanation[];
  /** Positions in `values` of those that decide. */
  readonly decisive: readonly number[];
  /** Values that are not among them, see `MAX_VALUES`. */
  readonly nOmitted: number;
}

export type ExplanationNode = BranchExplanation | ItemExplanation;

/**
 * Why a rule fires on an event or not: its whole condition, each part with its own truth. Plain data
 * that survives `structuredClone`.
 */
export interface RuleExplanation {
  readonly title: string;
  readonly truth: Truth;
  /** Empty unless `truth` is unknown. */
  readonly doubts: readonly Doubt[];
  readonly sentence: string;
  readonly root: ExplanationNode;
  /** The texts that hits are in, each once. */
  readonly texts: readonly EventText[];
}
