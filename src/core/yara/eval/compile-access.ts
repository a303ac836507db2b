import { fromByteString } from '../../../base/byte-string.ts';
import { factsOf } from '../check/type-table.ts';
import type { Expression, FieldAccess, Identifier, IndexAccess } from '../syntax/ast.ts';
import { withoutParentheses } from '../syntax/child-nodes.ts';
import type { FieldType } from '../module-schema.ts';
import type { PathStep } from '../module-value.ts';
import { slotOf, type CompileContext } from './compile-context.ts';
import type { Evaluate, Frame, LocatePath } from './frame.ts';
import { elementPath, ROOT_PATH, type PathNode } from './read-path.ts';
import { converterOf, fieldReader, mapEntry } from './read-data.ts';
import { isArray, isStruct, UNKNOWN, withoutOperands, type Value } from './value.ts';

/** Compiles a name, a field, an element: what leads to a place in the data. Nothing of it is traced. */
export function compileAccess(expression: Expression, context: CompileContext): Evaluate {
  const inner = withoutParentheses(expression);
  switch (inner.kind) {
    case 'identifier':
      return compileIdentifier(inner, context);
    case 'field':
      return compileField(inner, context);
    case 'index':
      return compileIndex(inner, context);
    default:
      return context.compile(inner, context);
  }
}

function compileIdentifier(identifier: Identifier, context: CompileContext): Evaluate {
  const { referent } = factsOf(context.types, identifier);
  switch (referent?.kind) {
    case 'variable': {
      const slot = slotOf(referent.declaration, context);
      return (frame) => frame.slots[slot];
    }
    case 'module':
      return (frame) => frame.root;
    case 'rule': {
      const { rule } = referent;
      return (frame) => {
        const verdict = frame.verdicts.get(rule);
        if (verdict === undefined) {
          frame.reasons.add(`rule \`${identifier.name}\` has errors`);
          return UNKNOWN;
        }
        if (verdict === UNKNOWN) frame.reasons.add(`rule \`${identifier.name}\` cannot be told`);
        return verdict;
      };
    }
    default:
      return (frame) => {
        frame.reasons.add(`\`${identifier.name}\` has no value here`);
        return UNKNOWN;
      };
  }
}

function compileField(access: FieldAccess, context: CompileContext): Evaluate {
  const object = compileAccess(access.object, context);
  const type = fieldTypeOf(access, context);
  if (!type) return () => UNKNOWN;
  const read = fieldReader(access.field.name, type, context.toBytes);
  return (frame) => {
    const parent = object(frame);
    return parent === null || isStruct(parent) ? read(parent) : withoutOperands(parent, parent);
  };
}

function compileIndex(access: IndexAccess, context: CompileContext): Evaluate {
  const object = compileAccess(access.object, context);
  const index = context.compile(access.index, context);
  const { type } = factsOf(context.types, access.object);
  if (type.kind === 'array') {
    const convert = converterOf(type.element, context.toBytes);
    return (frame) => {
      const array = object(frame);
      const at = index(frame);
      if (!isArray(array) || typeof at !== 'bigint') return withoutOperands(array, at);
      return at < 0n || at >= BigInt(array.length) ? undefined : convert(array[Number(at)]);
    };
  }
  if (type.kind !== 'map') return () => UNKNOWN;
  const convert = converterOf(type.value, context.toBytes);
  const { constant } = factsOf(context.types, access.index);
  const text = constant?.kind === 'string' ? fromByteString(constant.value) : undefined;
  return (frame) => {
    const map = object(frame);
    const key = index(frame);
    if (!isStruct(map) || typeof key !== 'string') return withoutOperands(map, key);
    const entry = mapEntry(map, key, text ?? fromByteString(key));
    return entry === undefined ? undefined : convert(entry);
  };
}

/**
 * Compiles where in the data an expression leads; undefined for one that leads nowhere (a literal, a
 * sum, a rule). Indexes are evaluated again, untraced. Never throws.
 */
export function compileLocate(
  expression: Expression,
  context: CompileContext,
): LocatePath | undefined {
  const inner = withoutParentheses(expression);
  switch (inner.kind) {
    case 'identifier': {
      const { referent } = factsOf(context.types, inner);
      if (referent?.kind === 'module') return () => ROOT_PATH;
      if (referent?.kind !== 'variable') return undefined;
      const slot = slotOf(referent.declaration, context);
      return (frame) => placeOf(frame, slot);
    }
    case 'field': {
      const step: PathStep = { kind: 'field', name: inner.field.name };
      return extend(compileLocate(inner.object, context), () => step);
    }
    case 'index': {
      const { constant } = factsOf(context.types, inner.index);
      const known = constant && stepOf(constant.value);
      const index = context.compile(inner.index, { ...context, numbers: undefined });
      const object = compileLocate(inner.object, context);
      return extend(object, known ? () => known : (frame) => stepOf(index(frame)));
    }
    default:
      return undefined;
  }
}

/** Where the value of a slot lies: an element of an array, an entry of a map, a place that was noted. */
export function placeOf(frame: Frame, slot: number): PathNode | undefined {
  const parent = frame.parents[slot];
  if (!parent) return frame.paths[slot];
  const key = frame.keys[slot];
  if (key !== undefined) return { parent, step: { kind: 'key', key } };
  return elementPath(parent, frame.turns[slot] ?? 0);
}

/** The place one step further than `object`. */
function extend(
  object: LocatePath | undefined,
  stepAt: (frame: Frame) => PathStep | undefined,
): LocatePath | undefined {
  if (!object) return undefined;
  return (frame) => {
    const parent = object(frame);
    const step = parent && stepAt(frame);
    return step && { parent, step };
  };
}

/** The step that an index makes: into an array by an integer, into a map by a string. */
function stepOf(index: Value): PathStep | undefined {
  if (typeof index === 'bigint') return { kind: 'index', index: Number(index) };
  return typeof index === 'string' ? { kind: 'key', key: fromByteString(index) } : undefined;
}

/** The type of what a field access reads, as the schema has it. Never throws. */
export function fieldTypeOf(access: FieldAccess, context: CompileContext): FieldType | undefined {
  const { type } = factsOf(context.types, access.object);
  if (type.kind !== 'struct' || type.message === undefined) return undefined;
  const message = context.types.modules.get(type.module)?.messages.get(type.message);
  return message?.fields.get(access.field.name)?.type;
}
