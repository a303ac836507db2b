import type { ByteString } from '../../../base/byte-string.ts';
import { foldCase } from '../eval/string-operations.ts';
import { isArray, isStruct, type ArrayValue, type Value } from '../eval/value.ts';
import type { ModuleStruct, ModuleValue, ValuePath } from '../module-value.ts';
import type { BinaryOperator } from '../syntax/ast.ts';

/** What would hold instead of a string test that does not. */
const WITHOUT_CASE: ReadonlyMap<BinaryOperator, BinaryOperator> = new Map([
  ['==', 'iequals'],
  ['contains', 'icontains'],
  ['startswith', 'istartswith'],
  ['endswith', 'iendswith'],
]);

/** Tests that are strict about where in the value a text is. */
const STRICT: ReadonlySet<BinaryOperator> = new Set([
  '==',
  'iequals',
  'startswith',
  'istartswith',
  'endswith',
  'iendswith',
]);

/**
 * For a test of strings that does not hold: the operator that is less strict and would. Empty when
 * there is none, or for other values. Never throws. O(length).
 */
export function operatorNotes(
  operator: BinaryOperator,
  left: Value,
  right: Value,
): readonly string[] {
  if (typeof left !== 'string' || typeof right !== 'string' || right === '') return [];
  const foldedLeft = foldCase(left);
  const foldedRight = foldCase(right);
  const withoutCase = WITHOUT_CASE.get(operator);
  if (withoutCase !== undefined && holds(operator, foldedLeft, foldedRight)) {
    return [`it differs only in case: \`${withoutCase}\` would hold`];
  }
  if (!STRICT.has(operator)) return [];
  if (left.includes(right)) return ['the value contains it: `contains` would hold'];
  return foldedLeft.includes(foldedRight)
    ? ['the value contains it in another case: `icontains` would hold']
    : [];
}

function holds(operator: BinaryOperator, left: ByteString, right: ByteString): boolean {
  switch (operator) {
    case '==':
      return left === right;
    case 'contains':
      return left.includes(right);
    case 'startswith':
      return left.startsWith(right);
    default:
      return left.endsWith(right);
  }
}

/** Whether there is a test that is the same but for case. Never throws. */
export function isCaseSensitive(operator: BinaryOperator): boolean {
  return WITHOUT_CASE.has(operator);
}

/** Whether two strings differ, but only in case. Never throws. O(length). */
export function differsOnlyInCase(operator: BinaryOperator, left: Value, right: Value): boolean {
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return WITHOUT_CASE.has(operator) && holds(operator, foldCase(left), foldCase(right));
}

/**
 * Whether the data has nothing at a path, so that a rule sees the engine's default there.
 * Never throws. O(path).
 */
export function isAbsent(path: ValuePath, data: ModuleStruct): boolean {
  let value: ModuleValue | undefined = data;
  for (const step of path) {
    if (value === undefined) return true;
    if (step.kind === 'index') value = isArray(value) ? elementAt(value, step.index) : undefined;
    else if (!isStruct(value)) value = undefined;
    else value = value.get(step.kind === 'field' ? step.name : step.key);
  }
  return value === undefined;
}

function elementAt(array: ArrayValue, index: number): ModuleValue | undefined {
  return array[index] ?? undefined;
}
