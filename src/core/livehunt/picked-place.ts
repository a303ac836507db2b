import type { Result } from '../../base/result.ts';
import { err, ok } from '../../base/result.ts';
import type { FieldType, ModuleSchema } from '../yara/module-schema.ts';
import type { ModuleStruct, ModuleValue, PathStep, ValuePath } from '../yara/module-value.ts';
import { describePath, typeOfStep } from './path-pattern.ts';
import type { SynthesisError } from './pick.ts';

/** A place in the module's data with what the schema and the sample say of it. */
export interface PickedPlace {
  readonly path: ValuePath;
  readonly type: FieldType;
  /** Undefined where the sample has no value there (an absent field, a key that the map lacks). */
  readonly value: ModuleValue | undefined;
  /** The struct that holds the last field of the path, for what stands beside it. */
  readonly parent: ModuleStruct | undefined;
}

/**
 * What stands at `path`: its type, its value in the sample, and the struct around it. An index must
 * exist in the sample; fields and keys may be absent. Fails with `not-usable` where the schema has no
 * such place. Never throws.
 */
export function readPickedPlace(
  schema: ModuleSchema,
  data: ModuleStruct,
  path: ValuePath,
): Result<PickedPlace, SynthesisError> {
  let place: PickedPlace = {
    path: [],
    type: { kind: 'struct', message: schema.root },
    value: data,
    parent: undefined,
  };
  for (const step of path) {
    const next = stepInto(schema, place, step);
    if (!next.ok) return next;
    place = next.value;
  }
  return ok(place);
}

/** The place one step further; fails as `readPickedPlace` does. Never throws. */
export function stepInto(
  schema: ModuleSchema,
  place: PickedPlace,
  step: PathStep,
): Result<PickedPlace, SynthesisError> {
  const path = [...place.path, step];
  const type = typeOfStep(schema, place.type, step);
  if (type === undefined) {
    const message = `\`${describePath(schema, path)}\` is no place in the \`${schema.name}\` module: pick a field that the structure shows`;
    return err({ kind: 'not-usable', message });
  }
  const value = childValue(place.value, step);
  if (step.kind === 'index' && value === undefined) {
    const nItems = isList(place.value) ? place.value.length : 0;
    const message = `\`${describePath(schema, place.path)}\` has ${nItems} ${nItems === 1 ? 'element' : 'elements'} in this sample, there is none at index ${step.index}`;
    return err({ kind: 'not-usable', message });
  }
  const inStruct = step.kind === 'field' && place.type.kind === 'struct';
  return ok({
    path,
    type,
    value,
    parent: inStruct && isStruct(place.value) ? place.value : undefined,
  });
}

/** The part of a value that one step leads to, or undefined where it has none. Never throws. */
export function childValue(
  value: ModuleValue | undefined,
  step: PathStep,
): ModuleValue | undefined {
  if (step.kind === 'index') return isList(value) ? value[step.index] : undefined;
  if (!isStruct(value)) return undefined;
  return value.get(step.kind === 'field' ? step.name : step.key);
}

/** Whether a value is a struct or a map. Never throws. */
export function isStruct(value: ModuleValue | undefined): value is ModuleStruct {
  return value instanceof Map;
}

/** Whether a value is an array. Never throws. */
export function isList(value: ModuleValue | undefined): value is readonly ModuleValue[] {
  return Array.isArray(value);
}
