/**
 * The data that a module shows to a rule. Integers are bigint (64 bits, signed). Strings are text as
 * JavaScript holds it; the evaluator turns them into UTF-8 bytes. A struct holds the fields that the
 * source had, a missing one is absent (the evaluator supplies the engine's defaults). Structs and
 * maps are Maps, so that a key such as `__proto__` is a key like any other.
 */
export type ModuleValue = string | bigint | number | boolean | ModuleArray | ModuleStruct;

export type ModuleArray = readonly ModuleValue[];

/** A struct by field name, or a map by key. */
export type ModuleStruct = ReadonlyMap<string, ModuleValue>;

/** One step from a module value to a part of it. */
export type PathStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'key'; readonly key: string };

/** The way from the module's root to a value; empty for the root itself. */
export type ValuePath = readonly PathStep[];
