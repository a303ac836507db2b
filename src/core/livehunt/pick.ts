import type { ByteString } from '../../base/byte-string.ts';
import type { BinaryOperator } from '../yara/syntax/ast.ts';
import type { ModuleSchema } from '../yara/module-schema.ts';
import type { ModuleStruct, ValuePath } from '../yara/module-value.ts';
import type { TextEdit } from '../../base/text-edit.ts';
import type { Span } from '../../base/span.ts';

export type ComparisonOperator = Extract<
  BinaryOperator,
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'contains'
  | 'icontains'
  | 'startswith'
  | 'istartswith'
  | 'endswith'
  | 'iendswith'
  | 'iequals'
  | 'matches'
>;

/** The right side of a comparison, as a value rather than as text. */
export type Operand =
  | { readonly kind: 'string'; readonly value: ByteString }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'regexp'; readonly pattern: string; readonly flags: string }
  /** A constant of an enum by its full path, `vt.FileType.PE_EXE`; in a pick also by its last name. */
  | { readonly kind: 'constant'; readonly path: string };

/** What is asked of the picked value. */
export type PickTest =
  /** One alternative is a comparison, several are an or-list: `(x endswith ".vbs" or x endswith ".bat")`. */
  | {
      readonly kind: 'compare';
      readonly alternatives: readonly {
        readonly operator: ComparisonOperator;
        readonly operand: Operand;
      }[];
    }
  | { readonly kind: 'true' }
  | { readonly kind: 'defined' }
  /** `PATH.len() >= n` */
  | { readonly kind: 'length'; readonly atLeast: bigint };

export type PickQuantifier =
  { readonly kind: 'any' | 'all' | 'none' } | { readonly kind: 'at-least'; readonly count: number };

/** One click: a place in the vt module's data, and what the rule shall say of it. */
export interface Pick {
  readonly path: ValuePath;
  /** Undefined for the node's default: `== value`, a bare boolean, a constant, `len() >= n`, all fields of an element. */
  readonly test: PickTest | undefined;
  readonly negated: boolean;
  /**
   * `auto` joins an existing loop over the same array where that loop's body holds for the picked
   * element; `new` always opens a loop of its own.
   */
  readonly element: 'auto' | 'new';
  /** For loops that the pick opens; `any` when undefined. */
  readonly quantifier?: PickQuantifier;
  /** Where the last step is a map's key: test the value under any key, `for any k, v in MAP: ( v … )`. */
  readonly anyKey?: boolean;
}

/** What synthesis reads besides the rule's text. */
export interface SynthesisContext {
  readonly schema: ModuleSchema;
  /** The open sample; element-true joining evaluates loop bodies on it. */
  readonly data: ModuleStruct;
  /** The rule to extend: the one that holds this offset, else the last one. UTF-16. */
  readonly cursor?: number;
  /** Name for a rule that has to be made. */
  readonly ruleName?: string;
}

/** The edits that carry out a click. */
export interface Synthesis {
  readonly edits: readonly TextEdit[];
  /** The text after the edits. */
  readonly text: string;
  /** Where the new condition stands in `text`. */
  readonly added: Span;
  /** One sentence for a screen reader: what was added, and where. */
  readonly summary: string;
}

/** Why a click could not be carried out; `message` says what to do. Nothing was changed. */
export type SynthesisError =
  | { readonly kind: 'broken-rule'; readonly message: string; readonly span: Span }
  | { readonly kind: 'not-usable'; readonly message: string }
  | { readonly kind: 'wrong-test'; readonly message: string };
