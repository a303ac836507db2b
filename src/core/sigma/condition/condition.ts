import type { Span } from '../../../base/span.ts';

/** The syntax tree of a condition. Plain data; spans are into the rule file's text. */
export type Condition =
  | {
      readonly kind: 'and' | 'or';
      readonly operands: readonly Condition[];
      readonly span: Span;
    }
  | { readonly kind: 'not'; readonly operand: Condition; readonly span: Span }
  | { readonly kind: 'selection'; readonly name: string; readonly span: Span }
  | {
      readonly kind: 'of';
      /** How many must hold: a number of at least one, or all of them. */
      readonly count: number | 'all';
      /** `them`: all selections whose name does not begin with `_`. */
      readonly pattern: 'them' | { readonly text: string };
      readonly span: Span;
    }
  /** What stands behind the `|` of an old rule (`| count() by x > 5`); only what is before it counts. */
  | {
      readonly kind: 'aggregated';
      readonly operand: Condition;
      readonly text: string;
      readonly span: Span;
    };
