import { assertNever } from '../../base/assert.ts';
import type { ModuleStruct, ModuleValue } from '../yara/module-value.ts';
import { forEachShown } from './structure-writer.ts';
import type { Draft, StructDraft } from './vt-draft.ts';

/** The module value of a draft: structs and maps as Maps, in the order in which they are shown. Never throws. O(size). */
export function moduleStructOf(draft: StructDraft): ModuleStruct {
  const struct = new Map<string, ModuleValue>();
  forEachShown(draft, (name, member) => {
    struct.set(name, moduleValueOf(member));
  });
  return struct;
}

function moduleValueOf(draft: Draft): ModuleValue {
  switch (draft.kind) {
    case 'scalar':
      return draft.value;
    case 'list':
      return draft.items.map(moduleValueOf);
    case 'struct':
      return moduleStructOf(draft);
    default:
      return assertNever(draft);
  }
}

/**
 * The data as JSON text: keys are the module's names, integers exact, constants as numbers. Lone
 * surrogates are escaped. Never throws. O(size); the depth is that of the data.
 */
export function vtDataToJson(data: ModuleStruct): string {
  const parts: string[] = [];
  writeValue(data, parts);
  return parts.join('');
}

function writeValue(value: ModuleValue, parts: string[]): void {
  if (typeof value === 'string') parts.push(JSON.stringify(value));
  else if (typeof value === 'number') parts.push(Number.isFinite(value) ? String(value) : 'null');
  else if (typeof value === 'bigint' || typeof value === 'boolean') parts.push(String(value));
  else if (isStruct(value)) writeStruct(value, parts);
  else {
    let separator = '[';
    for (const item of value) {
      parts.push(separator);
      writeValue(item, parts);
      separator = ',';
    }
    parts.push(value.length === 0 ? '[]' : ']');
  }
}

function writeStruct(struct: ModuleStruct, parts: string[]): void {
  let separator = '{';
  for (const [name, member] of struct) {
    parts.push(separator, JSON.stringify(name), ':');
    writeValue(member, parts);
    separator = ',';
  }
  parts.push(struct.size === 0 ? '{}' : '}');
}

/** Narrows the containers, which `instanceof` alone does not for a readonly Map. */
function isStruct(value: ModuleValue): value is ModuleStruct {
  return value instanceof Map;
}
