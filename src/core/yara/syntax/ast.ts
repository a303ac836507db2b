import type { ByteString } from '../../../base/byte-string.ts';
import type { Span } from '../../../base/span.ts';
import type { HexSequence } from './hex-tokens.ts';

/**
 * The syntax tree of a YARA file: readonly plain data without parent links or classes; it survives
 * `structuredClone`. Every node has the span of its source text in UTF-16 code units. Parentheses
 * are nodes of their own, so that an edit can be placed inside or outside of them.
 * Source: YARA-X parser (grammar of the language as VirusTotal's engine reads it).
 */
export interface YaraFile {
  readonly kind: 'file';
  readonly span: Span;
  /** Imports, includes and rules in the order of the text. */
  readonly items: readonly FileItem[];
  /** What comments silence; comments have no other place in the tree. */
  readonly suppressions: readonly Suppression[];
}

/** Warnings that a comment such as `// suppress: slow_pattern, text_as_hex` silences within a span. */
export interface Suppression {
  readonly codes: readonly string[];
  readonly span: Span;
}

export type FileItem = ImportStatement | IncludeStatement | Rule;

export interface ImportStatement {
  readonly kind: 'import';
  readonly span: Span;
  readonly module: TextToken;
}

export interface IncludeStatement {
  readonly kind: 'include';
  readonly span: Span;
  readonly path: TextToken;
}

/** A quoted text without escapes (import, include) with the span of the whole literal. */
export interface TextToken {
  readonly span: Span;
  readonly text: string;
}

/** A name in the text. */
export interface Identifier {
  readonly kind: 'identifier';
  readonly span: Span;
  readonly name: string;
}

export interface Rule {
  readonly kind: 'rule';
  readonly span: Span;
  readonly modifiers: readonly RuleModifier[];
  /** Absent only in a rule that is broken before its name. */
  readonly name: Identifier | undefined;
  readonly tags: readonly Identifier[];
  readonly meta: MetaSection | undefined;
  readonly strings: StringsSection | undefined;
  readonly condition: ConditionSection | undefined;
  /** Offset of `{`, and of `}`; undefined where the text has none. */
  readonly openBrace: number | undefined;
  readonly closeBrace: number | undefined;
}

export interface RuleModifier {
  readonly span: Span;
  readonly name: 'private' | 'global';
}

export interface MetaSection {
  readonly span: Span;
  readonly entries: readonly MetaEntry[];
}

export interface MetaEntry {
  readonly span: Span;
  readonly key: Identifier;
  readonly value: MetaValue;
}

export type MetaValue = StringLiteral | IntegerLiteral | FloatLiteral | BooleanLiteral;

export interface StringsSection {
  readonly span: Span;
  readonly patterns: readonly PatternDefinition[];
}

export interface PatternDefinition {
  readonly kind: 'pattern';
  readonly span: Span;
  /** The identifier with its `$`. */
  readonly identifier: Identifier;
  readonly value: StringLiteral | RegexpLiteral | HexPattern;
  readonly modifiers: readonly PatternModifier[];
}

export interface HexPattern {
  readonly kind: 'hex';
  readonly span: Span;
  /** The text between the braces, comments included. */
  readonly text: string;
  readonly tokens: HexSequence;
}

export interface PatternModifier {
  /** Of the word, and of its argument. */
  readonly span: Span;
  readonly name: string;
  readonly argument: ModifierArgument | undefined;
}

/** What stands in the parentheses of `xor(…)`: the keys from first to last; of `base64(…)`: the alphabet. */
export type ModifierArgument =
  | {
      readonly kind: 'keys';
      /** The text between the parentheses. */
      readonly text: string;
      readonly first: number;
      readonly last: number;
    }
  | { readonly kind: 'alphabet'; readonly text: string; readonly alphabet: TextToken };

export interface ConditionSection {
  /** From the word `condition` to the end of the expression. */
  readonly span: Span;
  readonly expression: Expression;
}

export type Expression =
  | BooleanLiteral
  | IntegerLiteral
  | FloatLiteral
  | StringLiteral
  | RegexpLiteral
  | Identifier
  | FieldAccess
  | IndexAccess
  | Call
  | Parenthesized
  | Unary
  | Binary
  | ForIn
  | ForOf
  | Of
  | With
  | PatternMatch
  | PatternValue
  | Filesize
  | Entrypoint
  | MissingExpression;

export interface BooleanLiteral {
  readonly kind: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface IntegerLiteral {
  readonly kind: 'integer';
  readonly span: Span;
  /** After the multiplier; with the sign where the text has a minus directly before it. */
  readonly value: bigint;
}

export interface FloatLiteral {
  readonly kind: 'float';
  readonly span: Span;
  readonly value: number;
}

export interface StringLiteral {
  readonly kind: 'string';
  readonly span: Span;
  /** What the literal stands for, escapes resolved, UTF-8 encoded. */
  readonly value: ByteString;
}

export interface RegexpLiteral {
  readonly kind: 'regexp';
  readonly span: Span;
  /** The text between the slashes, `\/` kept. */
  readonly pattern: string;
  readonly flags: string;
}

/** `object.field` */
export interface FieldAccess {
  readonly kind: 'field';
  readonly span: Span;
  readonly object: Expression;
  readonly field: Identifier;
}

/** `object[index]`: an array element or a map entry. */
export interface IndexAccess {
  readonly kind: 'index';
  readonly span: Span;
  readonly object: Expression;
  readonly index: Expression;
}

/** `callee(arguments)`; the callee is an identifier or a field access. */
export interface Call {
  readonly kind: 'call';
  readonly span: Span;
  readonly callee: Identifier | FieldAccess;
  readonly arguments: readonly Expression[];
}

/** `( expression )`, parentheses as the author wrote them. */
export interface Parenthesized {
  readonly kind: 'parenthesized';
  readonly span: Span;
  readonly expression: Expression;
}

export type UnaryOperator = 'not' | 'defined' | '-' | '~';

export interface Unary {
  readonly kind: 'unary';
  readonly span: Span;
  readonly operator: UnaryOperator;
  readonly operatorSpan: Span;
  readonly operand: Expression;
}

export type BinaryOperator =
  | 'or'
  | 'and'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | StringOperator
  | 'matches'
  | '+'
  | '-'
  | '*'
  | '\\'
  | '%'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>';

export type StringOperator =
  'contains' | 'icontains' | 'startswith' | 'istartswith' | 'endswith' | 'iendswith' | 'iequals';

/** Left-associative; `a and b and c` is `((a and b) and c)`. */
export interface Binary {
  readonly kind: 'binary';
  readonly span: Span;
  readonly operator: BinaryOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
}

export type Quantifier =
  | { readonly kind: 'any' | 'all' | 'none'; readonly span: Span }
  | { readonly kind: 'count'; readonly span: Span; readonly count: Expression }
  | { readonly kind: 'percentage'; readonly span: Span; readonly percentage: Expression };

/** `( first .. last )`, both ends included. */
export interface Range {
  readonly kind: 'range';
  readonly span: Span;
  readonly first: Expression;
  readonly last: Expression;
}

/** `( a, b, c )` */
export interface Tuple {
  readonly kind: 'tuple';
  readonly span: Span;
  readonly items: readonly Expression[];
}

/** `for any a in xs : ( body )`, `for any k, v in map : ( body )` */
export interface ForIn {
  readonly kind: 'for-in';
  readonly span: Span;
  readonly quantifier: Quantifier;
  readonly variables: readonly Identifier[];
  readonly iterable: Range | Tuple | Expression;
  readonly body: Expression;
  /** The body's parentheses and what is between them. */
  readonly bodySpan: Span;
}

/** `them`, `($a, $b*)` */
export interface PatternSet {
  readonly kind: 'pattern-set';
  readonly span: Span;
  /** Empty for `them`; each with its `$`, a wildcard with its `*`. */
  readonly patterns: readonly Identifier[];
  readonly isThem: boolean;
}

/** `for any of them : ( body )` */
export interface ForOf {
  readonly kind: 'for-of';
  readonly span: Span;
  readonly quantifier: Quantifier;
  readonly patterns: PatternSet;
  readonly body: Expression;
  readonly bodySpan: Span;
}

/** `2 of them at 0`, `any of (a == 1, b == 2)` */
export interface Of {
  readonly kind: 'of';
  readonly span: Span;
  readonly quantifier: Quantifier;
  readonly items: PatternSet | Tuple;
  readonly anchor: PatternAnchor | undefined;
}

/** `at 100`, `in (0 .. 100)` */
export type PatternAnchor =
  | { readonly kind: 'at'; readonly span: Span; readonly offset: Expression }
  | { readonly kind: 'in'; readonly span: Span; readonly range: Range };

export interface WithDeclaration {
  readonly span: Span;
  readonly name: Identifier;
  readonly value: Expression;
}

/** `with a = x, b = y : ( body )` */
export interface With {
  readonly kind: 'with';
  readonly span: Span;
  readonly declarations: readonly WithDeclaration[];
  readonly body: Expression;
  readonly bodySpan: Span;
}

/** `$a`, `$a at 0`, `$a in (0 .. 9)`; needs the file's bytes. */
export interface PatternMatch {
  readonly kind: 'pattern-match';
  readonly span: Span;
  /** With its `$`. */
  readonly identifier: Identifier;
  readonly anchor: PatternAnchor | undefined;
}

/** `#a`, `@a[1]`, `!a[1]`; needs the file's bytes. */
export interface PatternValue {
  readonly kind: 'pattern-value';
  readonly span: Span;
  readonly what: 'count' | 'offset' | 'length';
  /** With its sigil. */
  readonly identifier: Identifier;
  readonly index: Expression | undefined;
  readonly range: Range | undefined;
}

export interface Filesize {
  readonly kind: 'filesize';
  readonly span: Span;
}

export interface Entrypoint {
  readonly kind: 'entrypoint';
  readonly span: Span;
}

/** Stands where the grammar wants an expression and the text has none; a diagnostic tells why. */
export interface MissingExpression {
  readonly kind: 'missing';
  readonly span: Span;
}
