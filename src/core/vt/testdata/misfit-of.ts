import type { FieldType } from '../../yara/module-schema.ts';
import type { ModuleValue } from '../../yara/module-value.ts';
import { VT_SCHEMA, vtMessage } from '../vt-schema.ts';

/** Why a value is not of its type; undefined when it is. */
export function misfitOf(value: ModuleValue, type: FieldType): string | undefined {
  const misfits = (values: Iterable<ModuleValue>, inner: FieldType): string | undefined =>
    [...values].map((item) => misfitOf(item, inner)).find((reason) => reason !== undefined);
  switch (type.kind) {
    case 'string':
      return typeof value === 'string' ? undefined : 'not a string';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'not a boolean';
    case 'integer': {
      if (typeof value !== 'bigint' || BigInt.asIntN(64, value) !== value) return 'not an integer';
      const constants = [
        ...(VT_SCHEMA.enums.get(type.enumPath ?? '')?.values() ?? [Number(value)]),
      ];
      return constants.includes(Number(value)) ? undefined : 'not a constant';
    }
    case 'array':
      return Array.isArray(value) ? misfits(value, type.element) : 'not an array';
    case 'map':
      return value instanceof Map ? misfits(value.values(), type.value) : 'not a map';
    case 'struct': {
      if (!(value instanceof Map)) return 'not a struct';
      const { fields } = vtMessage(type.message);
      const reasons = [...value].map(([name, member]) => {
        const field = fields.get(name);
        return field === undefined ? `no field ${name}` : misfitOf(member, field.type);
      });
      return reasons.find((reason) => reason !== undefined);
    }
    default:
      return 'no such type';
  }
}
