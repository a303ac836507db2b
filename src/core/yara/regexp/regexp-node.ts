import type { ByteString } from '../../../base/byte-string.ts';
import type { Span } from '../../../base/span.ts';

/**
 * The tree of a regular expression. Spans are relative to the text between the slashes, in UTF-16
 * code units.
 */
export type RegexpNode =
  | { readonly kind: 'empty'; readonly span: Span }
  | RegexpLiteralNode
  | { readonly kind: 'dot'; readonly span: Span }
  | { readonly kind: 'assertion'; readonly span: Span; readonly what: Assertion }
  | RegexpClassItem
  | RegexpClass
  | RegexpGroup
  /** `(?i)`: holds to the end of the group that it stands in. */
  | { readonly kind: 'flags'; readonly span: Span; readonly flags: FlagChanges }
  | RegexpRepeat
  | { readonly kind: 'concat'; readonly span: Span; readonly nodes: readonly RegexpNode[] }
  | { readonly kind: 'alternate'; readonly span: Span; readonly nodes: readonly RegexpNode[] };

/** One character of the text; `bytes` is its UTF-8 form, or the one byte of `\xHH`. */
export interface RegexpLiteralNode {
  readonly kind: 'literal';
  readonly span: Span;
  readonly bytes: ByteString;
}

export type Assertion =
  'line-start' | 'line-end' | 'text-start' | 'text-end' | 'word' | 'not-word' | 'special-word';

/** `\d`, `\pL`, `[:alpha:]` */
export type RegexpClassItem =
  | {
      readonly kind: 'perl';
      readonly span: Span;
      readonly name: 'd' | 's' | 'w';
      readonly negated: boolean;
    }
  | { readonly kind: 'property'; readonly span: Span; readonly name: string }
  | {
      readonly kind: 'posix';
      readonly span: Span;
      readonly name: string;
      readonly negated: boolean;
    };

/** What stands between the brackets. */
export type ClassSet =
  | RegexpLiteralNode
  | RegexpClassItem
  | RegexpClass
  | {
      readonly kind: 'range';
      readonly span: Span;
      readonly first: RegexpLiteralNode;
      readonly last: RegexpLiteralNode;
    }
  | { readonly kind: 'union'; readonly span: Span; readonly items: readonly ClassSet[] }
  | {
      readonly kind: 'operation';
      readonly span: Span;
      readonly operator: '&&' | '--' | '~~';
      readonly left: ClassSet;
      readonly right: ClassSet;
    };

/** `[…]` */
export interface RegexpClass {
  readonly kind: 'class';
  readonly span: Span;
  readonly negated: boolean;
  readonly set: ClassSet;
}

/** `(…)`, `(?:…)`, `(?i:…)`, `(?P<name>…)` */
export interface RegexpGroup {
  readonly kind: 'group';
  readonly span: Span;
  readonly isCapture: boolean;
  readonly flags: FlagChanges | undefined;
  readonly node: RegexpNode;
}

export interface RegexpRepeat {
  readonly kind: 'repeat';
  readonly span: Span;
  readonly node: RegexpNode;
  readonly min: number;
  /** Undefined for no upper bound. */
  readonly max: number | undefined;
  /** False with a `?` behind it. It decides how long a match is, never whether there is one. */
  readonly isGreedy: boolean;
}

export type RegexpFlag = 'i' | 'm' | 's' | 'U' | 'u' | 'R' | 'x';

/** The flags that `(?i-s)` sets and clears. */
export interface FlagChanges {
  readonly set: readonly RegexpFlag[];
  readonly cleared: readonly RegexpFlag[];
}

/** Why a regular expression is not one (E014) or is refused by the engine (E015, E045). */
export interface RegexpError {
  readonly code: 'E014' | 'E015' | 'E045';
  readonly message: string;
  readonly span: Span;
  readonly help?: string;
  /** A further place that explains it. */
  readonly related?: { readonly span: Span; readonly message: string };
}
