import type { FieldType } from '../yara/module-schema.ts';
import type { ValuePath } from '../yara/module-value.ts';
import { isTimestampName } from '../livehunt/timestamp.ts';

/**
 * A type in one word for a person: `string`, `integer`, `enum`, `timestamp`, `boolean`, `float`,
 * `array`, `map`, `struct`. path: where the value stands, since a moment is told by its name. Never
 * throws.
 */
export function valueTypeName(type: FieldType, path: ValuePath): string {
  if (type.kind !== 'integer') return type.kind;
  if (type.enumPath !== undefined) return 'enum';
  const last = path.findLast((step) => step.kind === 'field');
  return last !== undefined && isTimestampName(last.name) ? 'timestamp' : 'integer';
}
