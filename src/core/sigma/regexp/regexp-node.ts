/** The syntax tree of a regular expression. Flags are resolved: each node says what it does. */
export type RegexpNode =
  /** One code point. */
  | { readonly kind: 'literal'; readonly text: string; readonly ignoresCase: boolean }
  | RegexpClass
  | { readonly kind: 'dot'; readonly matchesNewline: boolean }
  | { readonly kind: 'assertion'; readonly what: Assertion }
  | { readonly kind: 'concat' | 'alternate'; readonly nodes: readonly RegexpNode[] }
  | RegexpRepeat;

/** A part that is repeated. */
export interface RegexpRepeat {
  readonly kind: 'repeat';
  readonly node: RegexpNode;
  readonly min: number;
  /** Undefined: without end. */
  readonly max: number | undefined;
  readonly isLazy: boolean;
}

/** One of a set of characters. */
export interface RegexpClass {
  readonly kind: 'class';
  readonly items: readonly ClassItem[];
  readonly isNegated: boolean;
  readonly ignoresCase: boolean;
}

/** Code points from first to last, or a class that RE2 has too, as RE2 writes it. */
export type ClassItem =
  | { readonly kind: 'range'; readonly first: number; readonly last: number }
  | { readonly kind: 'native'; readonly text: string };

/** `text-end-or-newline`: at the end, or before a newline that ends the text. */
export type Assertion =
  | 'text-start'
  | 'line-start'
  | 'text-end'
  | 'text-end-or-newline'
  | 'line-end'
  | 'word'
  | 'not-word';

/**
 * Why a regular expression is not run: it is none, or it needs an engine that may take exponential time.
 * `start` and `end`: UTF-16 offsets into its text.
 */
export interface RegexpError {
  readonly code: 'sigma/regexp-syntax' | 'sigma/regexp-unsupported';
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly help?: string;
}
