import type { FieldType, ModuleSchema } from '../module-schema.ts';
import type { ModuleStruct, ModuleValue, PathStep, ValuePath } from '../module-value.ts';
import { converterOf, fieldReader, type ToBytes } from './read-data.ts';
import { isArray, isStruct, UNKNOWN, type Value } from './value.ts';

/** A place of the data: its type, and what a rule sees there. */
export interface LocatedValue {
  readonly type: FieldType;
  /**
   * With the engine's defaults for what is absent: 0, false, "", an empty struct, list or map, one
   * empty struct for a list of structs whose parent is absent. Undefined where a rule finds undefined:
   * an element out of range, a key that the map does not have.
   */
  readonly value: ModuleValue | undefined;
}

/**
 * What lies at a path. data: the root of the module; path: from there. Strings are text. Undefined for
 * a path that the schema does not have. Never throws. O(length of the path).
 */
export function valueAt(
  data: ModuleStruct,
  path: ValuePath,
  schema: ModuleSchema,
): LocatedValue | undefined {
  const found = readAt(data, path, schema, (text) => text);
  return found && { type: found.type, value: toModuleValue(found.value) };
}

/** The same with the values of a running condition. Never throws. */
export function readAt(
  data: ModuleStruct,
  path: ValuePath,
  schema: ModuleSchema,
  toBytes: ToBytes,
): { readonly type: FieldType; readonly value: Value } | undefined {
  let type: FieldType = { kind: 'struct', message: schema.root };
  let value: Value = data;
  for (const step of path) {
    const next = stepType(type, step, schema);
    if (!next) return undefined;
    value = takeStep(value, step, next, toBytes);
    type = next;
  }
  return { type, value };
}

function stepType(type: FieldType, step: PathStep, schema: ModuleSchema): FieldType | undefined {
  switch (step.kind) {
    case 'field':
      if (type.kind !== 'struct') return undefined;
      return schema.messages.get(type.message)?.fields.get(step.name)?.type;
    case 'index':
      return type.kind === 'array' ? type.element : undefined;
    case 'key':
      return type.kind === 'map' ? type.value : undefined;
  }
  return undefined;
}

function takeStep(value: Value, step: PathStep, type: FieldType, toBytes: ToBytes): Value {
  if (step.kind === 'field') {
    const isReadable = value === null || isStruct(value);
    return isReadable ? fieldReader(step.name, type, toBytes)(value) : undefined;
  }
  const convert = converterOf(type, toBytes);
  if (step.kind === 'index') {
    const isThere = isArray(value) && step.index >= 0 && step.index < value.length;
    return isThere ? convert(value[step.index]) : undefined;
  }
  const entry = isStruct(value) ? value.get(step.key) : undefined;
  return entry === undefined ? undefined : convert(entry);
}

function toModuleValue(value: Value): ModuleValue | undefined {
  if (value === undefined || value === UNKNOWN) return undefined;
  if (value === null) return new Map();
  return isArray(value) ? value.map((each: ModuleValue | null) => each ?? new Map()) : value;
}
