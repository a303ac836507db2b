import type { ModuleStruct, ModuleValue, PathStep, ValuePath } from '../../yara/module-value.ts';

/** A value of a module as tests write it: numbers are integers, objects are structs or maps. */
export type PlainValue =
  | string
  | number
  | bigint
  | boolean
  | readonly PlainValue[]
  | { readonly [name: string]: PlainValue };

/** The struct that a plain object stands for. */
export function moduleStruct(plain: { readonly [name: string]: PlainValue }): ModuleStruct {
  return new Map(Object.entries(plain).map(([name, value]) => [name, moduleValue(value)]));
}

function moduleValue(plain: PlainValue): ModuleValue {
  if (typeof plain === 'number') return BigInt(plain);
  if (typeof plain !== 'object') return plain;
  return isPlainList(plain) ? plain.map(moduleValue) : moduleStruct(plain);
}

function isPlainList(plain: PlainValue): plain is readonly PlainValue[] {
  return Array.isArray(plain);
}

/** The path of field names, numbers for indexes, and `[key]` for the key of a map. */
export function valuePath(...steps: readonly (string | number | readonly [string])[]): ValuePath {
  return steps.map((step): PathStep => {
    if (typeof step === 'number') return { kind: 'index', index: step };
    return typeof step === 'string' ? { kind: 'field', name: step } : { kind: 'key', key: step[0] };
  });
}
