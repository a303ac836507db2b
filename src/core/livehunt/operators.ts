import { assertNever } from '../../base/assert.ts';
import type { FieldType } from '../yara/module-schema.ts';
import type { ComparisonOperator } from './pick.ts';

/** A way to test a value, as the menus offer it. */
export interface OfferedTest {
  /** `compare` needs an operator and a value; the others stand alone. */
  readonly kind: 'compare' | 'true' | 'defined' | 'length';
  /** Undefined unless `kind` is `compare`. */
  readonly operator: ComparisonOperator | undefined;
  /** What people read. */
  readonly label: string;
}

const STRING_OPERATORS: readonly (readonly [ComparisonOperator, string])[] = [
  ['==', 'is exactly'],
  ['iequals', 'is, in any case'],
  ['contains', 'contains'],
  ['icontains', 'contains, in any case'],
  ['startswith', 'starts with'],
  ['istartswith', 'starts with, in any case'],
  ['endswith', 'ends with'],
  ['iendswith', 'ends with, in any case'],
  ['matches', 'matches the regular expression'],
  ['!=', 'is not'],
];

const NUMBER_OPERATORS: readonly (readonly [ComparisonOperator, string])[] = [
  ['==', 'is'],
  ['!=', 'is not'],
  ['>=', 'is at least'],
  ['>', 'is more than'],
  ['<=', 'is at most'],
  ['<', 'is less than'],
];

const ENUM_OPERATORS: readonly (readonly [ComparisonOperator, string])[] = [
  ['==', 'is'],
  ['!=', 'is not'],
];

const DEFINED: OfferedTest = { kind: 'defined', operator: undefined, label: 'has a value' };
const BARE: OfferedTest = { kind: 'true', operator: undefined, label: 'is true' };
const LENGTH: OfferedTest = { kind: 'length', operator: undefined, label: 'has at least' };

/**
 * The tests that make sense for a value of this type, the default first. Strings compare bytes and
 * may ignore case; numbers have an order, constants of an enum are only equal or not; booleans stand
 * bare; arrays and maps are counted. Empty for a struct, which has no value of its own. Never throws.
 */
export function offeredTests(type: FieldType): readonly OfferedTest[] {
  switch (type.kind) {
    case 'string':
      return [...STRING_OPERATORS.map(compareTest), DEFINED];
    case 'integer': {
      const operators = type.enumPath === undefined ? NUMBER_OPERATORS : ENUM_OPERATORS;
      return [...operators.map(compareTest), DEFINED];
    }
    case 'float':
      return [...NUMBER_OPERATORS.map(compareTest), DEFINED];
    case 'boolean':
      return [BARE, DEFINED];
    case 'array':
    case 'map':
      return [LENGTH];
    case 'struct':
      return [];
    default:
      return assertNever(type, 'type');
  }
}

/**
 * Whether the engine compiles this operator on a value of this type. Wider than what the menus offer:
 * strings and the numbers of an enum have an order too. Never throws. Source: YARA-X, operand types.
 */
export function acceptsOperator(type: FieldType, operator: ComparisonOperator): boolean {
  if (type.kind === 'string') return true;
  if (type.kind === 'boolean') return false;
  if (type.kind !== 'integer' && type.kind !== 'float') return false;
  return NUMBER_OPERATORS.some(([number]) => number === operator);
}

/** What people read for an operator; the word for numbers where `type` is a number. Never throws. */
export function operatorLabel(type: FieldType | undefined, operator: ComparisonOperator): string {
  const numeric = type?.kind === 'integer' || type?.kind === 'float';
  const tables = numeric ? [NUMBER_OPERATORS] : [STRING_OPERATORS, NUMBER_OPERATORS];
  return tables.flat().find(([known]) => known === operator)?.[1] ?? operator;
}

function compareTest([operator, label]: readonly [ComparisonOperator, string]): OfferedTest {
  return { kind: 'compare', operator, label };
}
