import type { ByteString } from '../../../base/byte-string.ts';
import type { FieldType, ModuleSchema } from '../module-schema.ts';

/**
 * The type of an expression, in the engine's terms and two of ours: `unknown` is what an error left
 * behind (nothing more is said of it), `opaque` what a module that needs the file's bytes returns
 * (`pe`, `math`, …): it fits everywhere, and its value cannot be told here.
 */
export type ExpressionType =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly enumPath?: string }
  | { readonly kind: 'float' }
  | { readonly kind: 'string'; readonly lowercase?: true }
  | { readonly kind: 'regexp' }
  /** The root of a module holds its enums too; their path so far is `namespace`. */
  | {
      readonly kind: 'struct';
      readonly module: string;
      readonly message: string | undefined;
      readonly namespace: string | undefined;
    }
  | { readonly kind: 'array'; readonly module: string; readonly element: FieldType }
  | { readonly kind: 'map'; readonly module: string; readonly value: FieldType }
  | { readonly kind: 'function'; readonly callee: Callee }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'unknown' };

export type TypeKind = ExpressionType['kind'];

/** What a call calls. */
export type Callee =
  | { readonly kind: 'length' }
  | {
      readonly kind: 'method';
      readonly name: string;
      readonly overloads: readonly (readonly ('string' | 'integer')[])[];
      readonly returns: 'boolean';
    }
  /** `uint8` and its kin: they read the file. */
  | { readonly kind: 'builtin'; readonly name: string; readonly returns: 'integer' | 'float' };

export const UNKNOWN_TYPE: ExpressionType = { kind: 'unknown' };
export const OPAQUE_TYPE: ExpressionType = { kind: 'opaque' };
export const BOOLEAN_TYPE: ExpressionType = { kind: 'boolean' };
export const INTEGER_TYPE: ExpressionType = { kind: 'integer' };
export const FLOAT_TYPE: ExpressionType = { kind: 'float' };
export const STRING_TYPE: ExpressionType = { kind: 'string' };
export const REGEXP_TYPE: ExpressionType = { kind: 'regexp' };

/** A value that is known before any data is seen: a literal, an enum's constant, folded arithmetic. */
export type ConstantValue =
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: ByteString };

/** The type of a field of a module as the type of an expression that reads it. Never throws. */
export function typeOfField(type: FieldType, module: string): ExpressionType {
  switch (type.kind) {
    case 'struct':
      return { kind: 'struct', module, message: type.message, namespace: undefined };
    case 'array':
      return { kind: 'array', module, element: type.element };
    case 'map':
      return { kind: 'map', module, value: type.value };
    default:
      return type;
  }
}

/** The type of a module's name: its root struct, which holds its enums as well. Never throws. */
export function typeOfModule(schema: ModuleSchema): ExpressionType {
  return {
    kind: 'struct',
    module: schema.name,
    message: schema.root,
    namespace: schema.name,
  };
}

/** Whether nothing can be said against the type, because it is `unknown` or `opaque`. */
export function fitsAll(type: ExpressionType): boolean {
  return type.kind === 'unknown' || type.kind === 'opaque';
}

/** Whether a value of the type is a single value: boolean, integer, float, string. */
export function isScalar(type: ExpressionType): boolean {
  return (
    type.kind === 'boolean' ||
    type.kind === 'integer' ||
    type.kind === 'float' ||
    type.kind === 'string'
  );
}

/** The type of a bitwise operation: an integer, unless an operand cannot be told. Never throws. */
export function integerType(...operands: readonly ExpressionType[]): ExpressionType {
  return operands.some((operand) => operand.kind === 'opaque') ? OPAQUE_TYPE : INTEGER_TYPE;
}
