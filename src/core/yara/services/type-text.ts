import { assertNever } from '../../../base/assert.ts';
import type { ExpressionType } from '../check/expression-type.ts';
import type { FieldType, ModuleSchema } from '../module-schema.ts';

/**
 * A type for people: `integer`, `vt.FileType`, `array of DroppedFile`, `map of string`. Structs have
 * their message's name. Never throws.
 */
export function typeText(type: ExpressionType, modules: ReadonlyMap<string, ModuleSchema>): string {
  switch (type.kind) {
    case 'struct':
      return structText(type.message, modules.get(type.module));
    case 'array':
      return `array of ${fieldTypeText(type.element, modules.get(type.module))}`;
    case 'map':
      return `map of ${fieldTypeText(type.value, modules.get(type.module))}`;
    case 'integer':
      return type.enumPath ?? 'integer';
    case 'boolean':
    case 'float':
    case 'string':
    case 'regexp':
    case 'function':
      return type.kind;
    case 'opaque':
    case 'unknown':
      return 'unknown';
    default:
      return assertNever(type, 'type');
  }
}

function fieldTypeText(type: FieldType, schema: ModuleSchema | undefined): string {
  switch (type.kind) {
    case 'struct':
      return structText(type.message, schema);
    case 'array':
      return `array of ${fieldTypeText(type.element, schema)}`;
    case 'map':
      return `map of ${fieldTypeText(type.value, schema)}`;
    case 'integer':
      return type.enumPath ?? 'integer';
    case 'boolean':
    case 'float':
    case 'string':
      return type.kind;
    default:
      return assertNever(type, 'type');
  }
}

function structText(message: string | undefined, schema: ModuleSchema | undefined): string {
  const name = message === undefined ? undefined : schema?.messages.get(message)?.name;
  return name === undefined ? 'struct' : `struct ${name}`;
}
