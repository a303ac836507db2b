import { toByteString } from '../../base/byte-string.ts';
import { entryOf, kindOf, type JsonIndex } from '../json/json-index.ts';
import { memberOf } from '../json/json-members.ts';
import { elementOf } from '../json/json-path.ts';
import { keyOf } from '../json/json-text.ts';
import type { FieldType } from '../yara/module-schema.ts';
import type { ModuleStruct, ModuleValue, PathStep, ValuePath } from '../yara/module-value.ts';
import { printStringLiteral } from '../yara/syntax/literals.ts';
import type { VtModel } from './vt-model.ts';
import { VT_ROOT_TYPE, VT_SCHEMA, vtMessage } from './vt-schema.ts';

/**
 * A path as a rule writes it: `vt.behaviour.files_written[3]`, `….values["Details"]`. Keys are YARA
 * literals, in which a lone surrogate becomes U+FFFD. The empty path is `vt`. Never throws.
 */
export function printVtPath(path: ValuePath): string {
  return VT_SCHEMA.name + path.map(printStep).join('');
}

function printStep(step: PathStep): string {
  switch (step.kind) {
    case 'field':
      return `.${step.name}`;
    case 'index':
      return `[${String(step.index)}]`;
    default:
      return `[${printStringLiteral(toByteString(step.key))}]`;
  }
}

/** The type of what a path leads to; undefined where the schema has no such path. Never throws. */
export function typeAt(path: ValuePath): FieldType | undefined {
  let type: FieldType | undefined = VT_ROOT_TYPE;
  for (const step of path) {
    type = type === undefined ? undefined : typeBelow(type, step);
  }
  return type;
}

/** The type one step below a type; undefined where the step does not fit it. Never throws. */
export function typeBelow(type: FieldType, step: PathStep): FieldType | undefined {
  if (type.kind === 'struct' && step.kind === 'field') {
    return vtMessage(type.message).fields.get(step.name)?.type;
  }
  if (type.kind === 'array' && step.kind === 'index') return type.element;
  if (type.kind === 'map' && step.kind === 'key') return type.value;
  return undefined;
}

/** The value at a path of a sample's data; undefined where the sample has none. Never throws. O(path). */
export function vtValueAt(data: ModuleStruct, path: ValuePath): ModuleValue | undefined {
  let value: ModuleValue | undefined = data;
  for (const step of path) {
    if (value === undefined) return undefined;
    value = valueBelow(value, step);
  }
  return value;
}

function valueBelow(value: ModuleValue, step: PathStep): ModuleValue | undefined {
  if (step.kind === 'index') return Array.isArray(value) ? itemAt(value, step.index) : undefined;
  if (!isStruct(value)) return undefined;
  return value.get(step.kind === 'field' ? step.name : step.key);
}

/** `Array.isArray` turns a readonly array into one of any. */
function itemAt(items: readonly ModuleValue[], index: number): ModuleValue | undefined {
  return items[index];
}

/** Narrows the containers, which `instanceof` alone does not for a readonly Map. */
function isStruct(value: ModuleValue): value is ModuleStruct {
  return value instanceof Map;
}

/** The path of a node of the model's structure. Throws InvariantError for an unknown id. O(depth). */
export function structurePathOf(model: VtModel, node: number): ValuePath {
  const { structure } = model;
  const nodes: number[] = [];
  for (let at = node; at > 0; at = entryOf(structure.parentIds, at)) nodes.push(at);
  const path: PathStep[] = [];
  let type: FieldType | undefined = VT_ROOT_TYPE;
  for (const at of nodes.reverse()) {
    const step = stepTo(structure, at, type);
    path.push(step);
    type = type === undefined ? undefined : typeBelow(type, step);
  }
  return path;
}

function stepTo(structure: JsonIndex, node: number, parent: FieldType | undefined): PathStep {
  const key = keyOf(structure, node);
  if (key === undefined) return { kind: 'index', index: entryOf(structure.ordinals, node) };
  return parent?.kind === 'map' ? { kind: 'key', key } : { kind: 'field', name: key };
}

/**
 * The node of the model's structure at a path; undefined where the sample has nothing there. Never
 * throws. O(members and elements along the path).
 */
export function structureNodeAt(model: VtModel, path: ValuePath): number | undefined {
  const { structure } = model;
  let node: number | undefined = 0;
  for (const step of path) {
    if (node === undefined) return undefined;
    node =
      step.kind === 'index'
        ? elementOf(structure, node, step.index)
        : memberNode(structure, node, step.kind === 'field' ? step.name : step.key);
  }
  return node;
}

function memberNode(structure: JsonIndex, node: number, key: string): number | undefined {
  return kindOf(structure, node) === 'object' ? memberOf(structure, node, key) : undefined;
}
