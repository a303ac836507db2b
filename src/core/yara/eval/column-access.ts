import { fromByteString } from '../../../base/byte-string.ts';
import { isScalar } from '../check/expression-type.ts';
import { factsOf } from '../check/type-table.ts';
import type { ModuleValue, PathStep } from '../module-value.ts';
import type { FieldType } from '../module-schema.ts';
import type { Expression } from '../syntax/ast.ts';
import { fieldTypeOf } from './compile-access.ts';
import type { ColumnAccess } from './columns.ts';
import { slotOf, type CompileContext } from './compile-context.ts';
import { converterOf, fieldReader, mapEntry } from './read-data.ts';
import { isStruct, withoutOperands, type Value } from './value.ts';

/** A scalar that is read from the element which a loop has bound. */
export interface SlotAccess {
  /** Of the loop's variable. */
  readonly slot: number;
  readonly access: ColumnAccess;
  /** From the element to the scalar. */
  readonly steps: readonly PathStep[];
}

/** A way from an element, as far as it was followed. */
interface Way {
  readonly slot: number;
  readonly element: FieldType;
  readonly steps: readonly PathStep[];
  readonly read: (element: Value) => Value;
}

/**
 * How an expression reads a scalar from the variable of a loop over an array, by fields and by keys that
 * are known: then all that it can ever find lies in the array. Undefined for other expressions, also in
 * parentheses. Never throws.
 */
export function columnAccess(
  expression: Expression,
  context: CompileContext,
): SlotAccess | undefined {
  if (!isScalar(factsOf(context.types, expression).type)) return undefined;
  const way = wayOf(expression, context);
  if (!way) return undefined;
  const convert = converterOf(way.element, context.toBytes);
  const read = (element: ModuleValue | null): Value => way.read(convert(element));
  const { slot, steps } = way;
  return { slot, access: { key: JSON.stringify([way.element, steps]), read }, steps };
}

function wayOf(expression: Expression, context: CompileContext): Way | undefined {
  switch (expression.kind) {
    case 'identifier': {
      const { referent, path } = factsOf(context.types, expression);
      if (referent?.kind !== 'variable' || path?.type === undefined) return undefined;
      const slot = slotOf(referent.declaration, context);
      if (!context.arraySlots.has(slot)) return undefined;
      return { slot, element: path.type, steps: [], read: (element) => element };
    }
    case 'field': {
      const object = wayOf(expression.object, context);
      const type = object && fieldTypeOf(expression, context);
      if (!type) return undefined;
      const readField = fieldReader(expression.field.name, type, context.toBytes);
      const step: PathStep = { kind: 'field', name: expression.field.name };
      return extend(object, step, (parent) =>
        parent === null || isStruct(parent) ? readField(parent) : withoutOperands(parent, parent),
      );
    }
    case 'index': {
      const object = wayOf(expression.object, context);
      const { type } = factsOf(context.types, expression.object);
      const { constant } = factsOf(context.types, expression.index);
      if (!object || type.kind !== 'map' || constant?.kind !== 'string') return undefined;
      const convert = converterOf(type.value, context.toBytes);
      const key = constant.value;
      const text = fromByteString(key);
      return extend(object, { kind: 'key', key: text }, (map) => {
        if (!isStruct(map)) return withoutOperands(map, map);
        const entry = mapEntry(map, key, text);
        return entry === undefined ? undefined : convert(entry);
      });
    }
    default:
      return undefined;
  }
}

function extend(object: Way, step: PathStep, take: (value: Value) => Value): Way {
  const { read } = object;
  return { ...object, steps: [...object.steps, step], read: (element) => take(read(element)) };
}
