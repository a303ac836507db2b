import { assertNever } from '../../../base/assert.ts';
import type { FieldType } from '../module-schema.ts';

/** A type in a word or two: `string`, `vt.FileType`, `array of string`, `map of string`. Never throws. */
export function describeType(type: FieldType): string {
  switch (type.kind) {
    case 'integer':
      return type.enumPath ?? 'integer';
    case 'array':
      return `array of ${describeType(type.element)}`;
    case 'map':
      return `map of ${describeType(type.value)}`;
    case 'float':
    case 'boolean':
    case 'string':
    case 'struct':
      return type.kind;
    default:
      return assertNever(type, 'type');
  }
}
