import { fromByteString } from '../../../base/byte-string.ts';
import { isScalar } from '../check/expression-type.ts';
import { factsOf } from '../check/type-table.ts';
import type { PathStep } from '../module-value.ts';
import type { FieldType } from '../module-schema.ts';
import type { Expression } from '../syntax/ast.ts';
import { fieldTypeOf } from './compile-access.ts';
import { NO_ENTRY, type ColumnAccess, type RawValue } from './columns.ts';
import { slotOf, type CompileContext } from './compile-context.ts';
import { converterOf, mapEntry } from './read-data.ts';
import type { Value } from './value.ts';

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
  /** What the way starts from, and where it has led. */
  readonly element: FieldType;
  readonly end: FieldType;
  readonly steps: readonly PathStep[];
  readonly read: (element: RawValue) => RawValue;
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
  const { slot, steps, read } = way;
  const convertScalar = converterOf(way.end, context.toBytes);
  const convert = (raw: RawValue): Value => (raw === NO_ENTRY ? undefined : convertScalar(raw));
  return { slot, access: { key: JSON.stringify([way.element, steps]), read, convert }, steps };
}

function wayOf(expression: Expression, context: CompileContext): Way | undefined {
  switch (expression.kind) {
    case 'identifier': {
      const { referent, path } = factsOf(context.types, expression);
      const element = path?.type;
      if (referent?.kind !== 'variable' || element === undefined) return undefined;
      const slot = slotOf(referent.declaration, context);
      if (!context.arraySlots.has(slot)) return undefined;
      return { slot, element, end: element, steps: [], read: (raw) => raw };
    }
    case 'field': {
      const object = wayOf(expression.object, context);
      const end = object && fieldTypeOf(expression, context);
      if (!end) return undefined;
      const { name } = expression.field;
      // A struct that the data do not have, or that is none, has no fields but defaults.
      const take = (raw: RawValue): RawValue => (raw instanceof Map ? raw.get(name) : undefined);
      return extend(object, { kind: 'field', name }, end, take);
    }
    case 'index': {
      const object = wayOf(expression.object, context);
      const { type } = factsOf(context.types, expression.object);
      const { constant } = factsOf(context.types, expression.index);
      if (!object || type.kind !== 'map' || constant?.kind !== 'string') return undefined;
      const key = constant.value;
      const text = fromByteString(key);
      const take = (raw: RawValue): RawValue => {
        const entry = raw instanceof Map ? mapEntry(raw, key, text) : undefined;
        return entry === undefined ? NO_ENTRY : entry;
      };
      return extend(object, { kind: 'key', key: text }, type.value, take);
    }
    default:
      return undefined;
  }
}

function extend(
  object: Way,
  step: PathStep,
  end: FieldType,
  take: (raw: RawValue) => RawValue,
): Way {
  const { read, steps } = object;
  const readOn = steps.length === 0 ? take : (element: RawValue) => take(read(element));
  return { ...object, end, steps: [...steps, step], read: readOn };
}
