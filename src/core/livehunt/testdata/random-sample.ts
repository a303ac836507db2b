import type { Arbitrary } from 'fast-check';
import { array, bigInt, boolean, constantFrom, oneof, string, subarray, tuple } from 'fast-check';
import { toByteString } from '../../../base/byte-string.ts';
import { VT_SCHEMA } from '../../vt/vt-schema.ts';
import type { FieldType, ModuleField } from '../../yara/module-schema.ts';
import type { ModuleStruct, ModuleValue, PathStep, ValuePath } from '../../yara/module-value.ts';
import type { ComparisonOperator, Operand, PickTest } from '../pick.ts';
import { typeOfPath } from '../path-pattern.ts';

const MAX_DEPTH = 5;

const TEXTS = oneof(
  constantFrom('a', 'ab', 'C:\\Windows\\System32\\', '"', '\\', '*/', '// x', 'é', '\u202e', ''),
  string({ unit: 'binary', maxLength: 6 }),
);

/** A sample of the vt module as a file has it: a few fields of each struct, hostile texts and keys. */
export function randomSample(): Arbitrary<ModuleStruct> {
  const root = VT_SCHEMA.messages.get(VT_SCHEMA.root);
  const branches = [...(root?.fields.values() ?? [])].filter(isForFiles);
  return structOf(branches, 1);
}

function structOf(fields: readonly ModuleField[], depth: number): Arbitrary<ModuleStruct> {
  const minLength = depth === 1 ? fields.length : Math.min(1, fields.length);
  const nFields = Math.min(fields.length, depth === 1 ? fields.length : 4);
  return subarray([...fields], { minLength, maxLength: nFields }).chain((chosen) =>
    tuple(...chosen.map(({ type }) => valueOf(type, depth + 1))).map(
      (values) => new Map(chosen.map(({ name }, at) => [name, values[at] ?? ''])),
    ),
  );
}

function valueOf(type: FieldType, depth: number): Arbitrary<ModuleValue> {
  switch (type.kind) {
    case 'string':
      return TEXTS;
    case 'boolean':
      return boolean();
    case 'float':
      return constantFrom(0.5, 2);
    case 'integer': {
      const constants = [...(VT_SCHEMA.enums.get(type.enumPath ?? '')?.values() ?? [])].map(BigInt);
      const numbers = oneof(
        constantFrom(0n, -1n, 1714564800n, 4096n, 5242880n, 2n ** 63n - 1n),
        bigInt({ min: -9n, max: 99n }),
      );
      return constants.length > 0 ? oneof(constantFrom(...constants), numbers) : numbers;
    }
    case 'array':
      return array(valueOf(type.element, depth), { maxLength: depth < MAX_DEPTH ? 3 : 1 });
    case 'map':
      return array(tuple(TEXTS, valueOf(type.value, depth)), { maxLength: 3 }).map(
        (entries) => new Map(entries),
      );
    default: {
      const fields = [...(VT_SCHEMA.messages.get(type.message)?.fields.values() ?? [])];
      const usable = fields.filter(isForFiles);
      const flat = usable.filter(({ type: { kind } }) => kind !== 'struct' && kind !== 'array');
      return structOf(depth < MAX_DEPTH ? usable : flat, depth);
    }
  }
}

function isForFiles({ access }: ModuleField): boolean {
  return access.every(
    ({ acceptIf, rejectIf }) =>
      (acceptIf.length === 0 || acceptIf.includes('file')) && !rejectIf.includes('file'),
  );
}

/** A way into the data: each number chooses a part of the value before, until none is left. */
export function walkInto(data: ModuleStruct, choices: readonly number[]): ValuePath {
  const path: PathStep[] = [];
  let value: ModuleValue | undefined = data;
  for (const choice of choices) {
    const step = stepAt(value, path, choice);
    if (step === undefined) break;
    path.push(step.step);
    value = step.value;
  }
  return path;
}

function stepAt(
  value: ModuleValue | undefined,
  path: ValuePath,
  choice: number,
): { readonly step: PathStep; readonly value: ModuleValue } | undefined {
  if (value instanceof Map) {
    const entries = [...value];
    const [name, part] = entries[choice % Math.max(entries.length, 1)] ?? [];
    if (name === undefined || part === undefined) return undefined;
    const isMap = typeOfPath(VT_SCHEMA, path)?.kind === 'map';
    return { step: isMap ? { kind: 'key', key: name } : { kind: 'field', name }, value: part };
  }
  if (!Array.isArray(value)) return undefined;
  const items: readonly ModuleValue[] = value;
  const index = choice % Math.max(items.length, 1);
  const item = items[index];
  return item === undefined ? undefined : { step: { kind: 'index', index }, value: item };
}

/** A test that is true of this value; undefined for the default. */
export function trueTest(value: ModuleValue | undefined, choice: number): PickTest | undefined {
  if (typeof value === 'bigint') {
    const operators = ['==', '>=', '<='] as const;
    const operator = operators[choice % 4];
    const operand: Operand = { kind: 'integer', value };
    return operator && { kind: 'compare', alternatives: [{ operator, operand }] };
  }
  if (typeof value !== 'string') return undefined;
  const text = toByteString(value);
  const part = (start: number, end: number): Operand => ({
    kind: 'string',
    value: text.slice(start, end),
  });
  const tests: readonly (readonly [ComparisonOperator, Operand])[][] = [
    [['contains', part(1, 3)]],
    [['istartswith', part(0, 0)]],
    [['startswith', part(0, text.length)]],
    [['endswith', part(text.length, text.length)]],
    [
      ['==', part(0, text.length)],
      ['contains', { kind: 'string', value: 'zz' }],
    ],
  ];
  const test = tests[choice % (tests.length + 1)];
  if (test === undefined) return undefined;
  return {
    kind: 'compare',
    alternatives: test.map(([operator, operand]) => ({ operator, operand })),
  };
}
