import { assertNever } from '../../base/assert.ts';
import type { FieldType, ModuleSchema } from '../yara/module-schema.ts';
import { checkRegexp } from '../yara/regexp/check-regexp.ts';
import { acceptsOperator } from './operators.ts';
import type { ComparisonOperator, Operand, PickTest } from './pick.ts';

/** The largest integer that YARA's 64-bit integers hold; the smallest literal is its negative. */
const MAX_INTEGER = 2n ** 63n - 1n;

/**
 * Why a test cannot be asked of a value of this type, as a sentence for the user, or undefined where
 * it can. Never throws.
 */
export function findTestFault(
  schema: ModuleSchema,
  type: FieldType,
  test: PickTest,
): string | undefined {
  switch (test.kind) {
    case 'true':
      return type.kind === 'boolean'
        ? undefined
        : `only a boolean can stand alone, this is ${nameOf(type)}: give an operator and a value`;
    case 'defined':
      return isScalar(type)
        ? undefined
        : `\`defined\` needs a single value, this is ${nameOf(type)}: pick a part of it`;
    case 'length':
      if (!['array', 'map', 'string'].includes(type.kind))
        return `only an array, a map or a string has a length, this is ${nameOf(type)}`;
      return test.atLeast >= 0n && test.atLeast <= MAX_INTEGER
        ? undefined
        : 'a length is a number from 0 on';
    case 'compare': {
      if (test.alternatives.length === 0) return 'give at least one value to compare with';
      for (const alternative of test.alternatives) {
        const fault = findComparisonFault(schema, type, alternative);
        if (fault !== undefined) return fault;
      }
      return undefined;
    }
    default:
      return assertNever(test, 'test');
  }
}

/** The right side of a comparison. */
export interface ComparedValue {
  readonly operator: ComparisonOperator;
  readonly operand: Operand;
}

/**
 * Why a value of this type cannot be compared in this way, as a sentence for the user, or undefined
 * where it can. Never throws.
 */
export function findComparisonFault(
  schema: ModuleSchema,
  type: FieldType,
  { operator, operand }: ComparedValue,
): string | undefined {
  if (!isScalar(type)) return `${nameOf(type)} cannot be compared: pick a value in it`;
  if (type.kind === 'boolean') return 'a boolean stands bare or with `not`, without an operator';
  if (!acceptsOperator(type, operator))
    return `\`${operator}\` needs text, and this is ${nameOf(type)}: use ==, !=, <, <=, > or >=`;
  if ((operator === 'matches') !== (operand.kind === 'regexp')) {
    return operator === 'matches'
      ? '`matches` needs a regular expression between slashes'
      : `\`${operator}\` cannot take a regular expression: use \`matches\``;
  }
  return type.kind === 'string' ? findTextFault(operand) : findNumberFault(schema, type, operand);
}

/** Whether a type is a single value rather than a struct, an array or a map. Never throws. */
export function isScalar(type: FieldType): boolean {
  return type.kind !== 'struct' && type.kind !== 'array' && type.kind !== 'map';
}

/** The type with its article, for messages. Never throws. */
export function nameOf(type: FieldType): string {
  switch (type.kind) {
    case 'integer':
      return type.enumPath === undefined ? 'an integer' : `a constant of \`${type.enumPath}\``;
    case 'float':
      return 'a number with a fraction';
    case 'boolean':
      return 'a boolean';
    case 'string':
      return 'text';
    case 'struct':
      return 'a group of fields';
    case 'array':
      return 'an array';
    case 'map':
      return 'a map';
    default:
      return assertNever(type, 'type');
  }
}

function findTextFault(operand: Operand): string | undefined {
  if (operand.kind === 'string') return undefined;
  if (operand.kind === 'regexp') return findRegexpFault(operand.pattern, operand.flags);
  return 'this is text: compare it with a text in double quotes';
}

function findRegexpFault(pattern: string, flags: string): string | undefined {
  const error = checkRegexp(pattern, flags);
  if (error === undefined) return undefined;
  const help = error.help === undefined ? '' : `; ${error.help}`;
  return `the engine refuses this regular expression: ${error.message}${help}`;
}

function findNumberFault(
  schema: ModuleSchema,
  type: FieldType,
  operand: Operand,
): string | undefined {
  switch (operand.kind) {
    case 'integer':
      return operand.value >= -MAX_INTEGER && operand.value <= MAX_INTEGER
        ? undefined
        : 'the number does not fit into 64 bits';
    case 'float':
      return Number.isFinite(operand.value) ? undefined : 'the number is not finite';
    case 'constant':
      return constantNumber(schema, operand.path) === undefined
        ? `\`${operand.path}\` is no constant of the \`${schema.name}\` module`
        : undefined;
    default: {
      const enumPath = type.kind === 'integer' ? type.enumPath : undefined;
      if (enumPath === undefined) return 'this is a number: compare it with a number';
      const [first = ''] = schema.enums.get(enumPath)?.keys() ?? [];
      return `this is a constant: compare it with one by its name, such as ${enumPath}.${first}`;
    }
  }
}

/** The number of a constant by its full path (`vt.FileType.PE_EXE`), or undefined. Never throws. */
export function constantNumber(schema: ModuleSchema, path: string): number | undefined {
  const dot = path.lastIndexOf('.');
  return schema.enums.get(path.slice(0, dot))?.get(path.slice(dot + 1));
}

/** The full path of the constant with this number, or undefined where the enum has none. Never throws. */
export function constantName(
  schema: ModuleSchema,
  enumPath: string,
  value: bigint,
): string | undefined {
  for (const [name, number] of schema.enums.get(enumPath) ?? []) {
    if (BigInt(number) === value) return `${enumPath}.${name}`;
  }
  return undefined;
}
