import { toByteString } from '../base/byte-string.ts';
import { parseVtPath } from '../core/vt/parse-vt-path.ts';
import type { VtModel } from '../core/vt/vt-model.ts';
import { typeAt, vtValueAt } from '../core/vt/vt-path.ts';
import { VT_SCHEMA } from '../core/vt/vt-schema.ts';
import type { Witness } from '../core/workbench/workbench.ts';
import type { FieldType } from '../core/yara/module-schema.ts';
import type { ModuleValue } from '../core/yara/module-value.ts';
import { printStringLiteral } from '../core/yara/syntax/literals.ts';

/** How much of a text a line shows. UTF-16 code units. */
const MAX_SHOWN = 200;

/** A witness as the JSON output has it. */
export interface WitnessJson {
  readonly path: string;
  /**
   * The whole value: text, a boolean, a number (as text where a JSON number would lose digits); null
   * for a list, an object, and what is not there.
   */
  readonly value: string | number | boolean | null;
  /** The name of the value, where it is one of an enum. */
  readonly constant?: string;
}

/** What a witness says, in the types of the vt module. Never throws. */
export function witnessToJson(model: VtModel, witness: Witness): WitnessJson {
  const { vtPath } = witness;
  const path = parseVtPath(vtPath);
  const type = path.ok ? typeAt(path.value) : undefined;
  if (!path.ok || type === undefined) return { path: vtPath, value: witness.value };
  const isField = path.value.at(-1)?.kind === 'field';
  const value = vtValueAt(model.data, path.value) ?? (isField ? defaultOf(type) : undefined);
  const constant = constantOf(type, value);
  return { path: vtPath, value: plainValue(value), ...(constant !== undefined && { constant }) };
}

/** A witness on a line: the value as a rule would write it. Never throws. */
export function describeWitness(model: VtModel, witness: Witness): string {
  const { path, value, constant } = witnessToJson(model, witness);
  if (value === null) return path;
  const shown = typeof value === 'string' ? quoted(value) : String(value);
  return `${path} = ${constant ?? shown}`;
}

function quoted(text: string): string {
  const literal = printStringLiteral(toByteString(text.slice(0, MAX_SHOWN)));
  return text.length > MAX_SHOWN ? `${literal}…` : literal;
}

function plainValue(value: ModuleValue | undefined): WitnessJson['value'] {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  const isScalar =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isScalar ? value : null;
}

/** What the module has for a scalar field that the report lacks. Source: proto3. */
function defaultOf(type: FieldType): ModuleValue | undefined {
  switch (type.kind) {
    case 'integer':
      return 0n;
    case 'float':
      return 0;
    case 'boolean':
      return false;
    case 'string':
      return '';
    default:
      return undefined;
  }
}

function constantOf(type: FieldType, value: ModuleValue | undefined): string | undefined {
  if (type.kind !== 'integer' || type.enumPath === undefined) return undefined;
  for (const [name, number] of VT_SCHEMA.enums.get(type.enumPath) ?? []) {
    if (BigInt(number) === value) return `${type.enumPath}.${name}`;
  }
  return undefined;
}
