import { invariant } from '../../base/assert.ts';
import { entryOf, JSON_KIND, type JsonIndex } from '../json/json-index.ts';
import { keyOf, numberTextOf, stringOf } from '../json/json-text.ts';
import type { FieldType } from '../yara/module-schema.ts';
import type { ModuleStruct, ModuleValue } from '../yara/module-value.ts';
import { LazyStruct } from './lazy-struct.ts';
import { typeBelow } from './vt-path.ts';
import { VT_ROOT_TYPE, VT_SCHEMA } from './vt-schema.ts';

/**
 * The module's data, read from a structure that was written by the schema. The fields of the behaviour,
 * which hold nearly all of a big report, are read when they are first asked for. Never throws. O(size
 * of the rest), and per field O(size) once.
 */
export function moduleDataOf(structure: JsonIndex): ModuleStruct {
  const data = new Map<string, ModuleValue>();
  forEachMember(structure, 0, (name, branch) => {
    const type = memberType(VT_ROOT_TYPE, name);
    const read = name === 'behaviour' ? lazyStructOf : structOf;
    data.set(name, read(structure, branch, type));
  });
  return data;
}

function lazyStructOf(structure: JsonIndex, node: number, type: FieldType): ModuleStruct {
  const readers = new Map<string, () => ModuleValue>();
  forEachMember(structure, node, (name, member) => {
    readers.set(name, () => valueOf(structure, member, memberType(type, name)));
  });
  return new LazyStruct(readers);
}

function structOf(structure: JsonIndex, node: number, type: FieldType): ModuleStruct {
  const struct = new Map<string, ModuleValue>();
  forEachMember(structure, node, (name, member) => {
    struct.set(name, valueOf(structure, member, memberType(type, name)));
  });
  return struct;
}

function listOf(structure: JsonIndex, node: number, element: FieldType): readonly ModuleValue[] {
  const items: ModuleValue[] = [];
  const end = entryOf(structure.nextIds, node);
  for (let child = node + 1; child < end; child = entryOf(structure.nextIds, child)) {
    items.push(valueOf(structure, child, element));
  }
  return items;
}

function valueOf(structure: JsonIndex, node: number, type: FieldType): ModuleValue {
  switch (type.kind) {
    case 'string':
      return stringOf(structure, node);
    case 'boolean':
      return entryOf(structure.kinds, node) === JSON_KIND.true;
    case 'array':
      return listOf(structure, node, type.element);
    case 'struct':
    case 'map':
      return structOf(structure, node, type);
    default: {
      const constants =
        type.kind === 'integer' ? VT_SCHEMA.enums.get(type.enumPath ?? '') : undefined;
      return constants === undefined
        ? BigInt(numberTextOf(structure, node))
        : BigInt(constants.get(stringOf(structure, node)) ?? 0);
    }
  }
}

/** The type of a member or an entry. */
function memberType(type: FieldType, name: string): FieldType {
  const step =
    type.kind === 'map'
      ? ({ kind: 'key', key: name } as const)
      : ({ kind: 'field', name } as const);
  const member = typeBelow(type, step);
  invariant(member !== undefined, 'the structure has what the schema has');
  return member;
}

function forEachMember(
  structure: JsonIndex,
  node: number,
  visit: (name: string, member: number) => void,
): void {
  const end = entryOf(structure.nextIds, node);
  for (let child = node + 1; child < end; child = entryOf(structure.nextIds, child)) {
    visit(keyOf(structure, child) ?? '', child);
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
