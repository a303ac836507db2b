import { invariant } from '../base/assert.ts';
import type { FieldType, ModuleSchema } from '../core/yara/module-schema.ts';

/** What can be made a global of the engine: its type is taken from the value. */
export type GlobalValue =
  string | number | boolean | readonly GlobalValue[] | { readonly [name: string]: GlobalValue };

/** In the stand-in of a map, the field that stands for every entry. */
export const ENTRY_FIELD = 'a';

/** Messages of the vt module lie in each other up to 7 deep; none contains itself. */
const MAX_DEPTH = 20;

/**
 * A module as a global of the engine: structs as objects, lists with one element, since their type is
 * that of the element, enums as objects of numbers. A map, of which globals know nothing, becomes a
 * struct whose field `a` stands for each entry; methods are left out. All fields, whatever a target
 * may use. O(places of the schema).
 */
export function standInModule(schema: ModuleSchema): GlobalValue {
  const fields = structOf(schema, schema.root, 0);
  const enums = new Map<string, GlobalValue>();
  for (const [path, constants] of schema.enums) {
    addEnum(enums, path.split('.').slice(1), Object.fromEntries(constants));
  }
  return { ...fields, ...Object.fromEntries(enums) };
}

function structOf(
  schema: ModuleSchema,
  name: string,
  depth: number,
): { readonly [name: string]: GlobalValue } {
  invariant(depth < MAX_DEPTH, `the message ${name} contains itself`);
  const message = schema.messages.get(name);
  invariant(message !== undefined, `the schema has a message ${name}`);
  return Object.fromEntries(
    [...message.fields.values()].map((field) => [
      field.name,
      valueOf(schema, field.type, depth + 1),
    ]),
  );
}

function valueOf(schema: ModuleSchema, type: FieldType, depth: number): GlobalValue {
  switch (type.kind) {
    case 'integer':
      return 0;
    case 'float':
      // A whole number would become an integer.
      return 0.5;
    case 'boolean':
      return false;
    case 'string':
      return '';
    case 'struct':
      return structOf(schema, type.message, depth);
    case 'array':
      return [valueOf(schema, type.element, depth)];
    case 'map':
      return { [ENTRY_FIELD]: valueOf(schema, type.value, depth) };
  }
}

/** Puts an enum where its path leads: `Http.Method` into `Http`. */
function addEnum(
  into: Map<string, GlobalValue>,
  [first = '', ...rest]: readonly string[],
  constants: GlobalValue,
): void {
  if (rest.length === 0) {
    into.set(first, constants);
    return;
  }
  const before = into.get(first);
  const inner = new Map(
    typeof before === 'object' && !Array.isArray(before) ? Object.entries(before) : [],
  );
  addEnum(inner, rest, constants);
  into.set(first, Object.fromEntries(inner));
}
