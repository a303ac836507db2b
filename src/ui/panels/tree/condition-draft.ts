import { fromByteString, toByteString } from '../../../base/byte-string.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import type { Operand, PickQuantifier, PickTest } from '../../../core/livehunt/pick.ts';
import type { OperatorChoice } from '../../../core/workbench/workbench.ts';

/** How an operator is written in a rule; empty for a test without one. */
export function operatorSign(test: PickTest | undefined): string {
  switch (test?.kind) {
    case 'compare':
      return test.alternatives[0]?.operator ?? '';
    case 'defined':
      return 'defined';
    case 'length':
      return 'len() >=';
    default:
      return '';
  }
}

/** The value that an operator starts with, as the user edits it; undefined where it takes none. */
export function startingValue(choice: OperatorChoice): string | undefined {
  const { test } = choice;
  if (test?.kind === 'length') return String(test.atLeast);
  const first = test?.kind === 'compare' ? test.alternatives[0] : undefined;
  return first === undefined ? undefined : operandText(first.operand);
}

/** A value as the user reads and edits it: text without escapes, a pattern without slashes. */
export function operandText(operand: Operand): string {
  switch (operand.kind) {
    case 'string':
      return fromByteString(operand.value);
    case 'integer':
    case 'float':
      return String(operand.value);
    case 'regexp':
      return operand.pattern;
    case 'constant':
      return operand.path;
  }
}

/** What the user wrote, as a value of the same kind as `like`. The error says what is expected. */
export function readOperand(text: string, like: Operand): Result<Operand, string> {
  switch (like.kind) {
    case 'string':
      return ok({ kind: 'string', value: toByteString(text) });
    case 'regexp':
      return text === '' ? err('Write a pattern') : ok({ ...like, pattern: text });
    case 'constant':
      return /^[A-Za-z_][\w.]*$/.test(text.trim())
        ? ok({ kind: 'constant', path: text.trim() })
        : err('Write the name of a constant, like vt.FileType.PE_EXE');
    case 'float': {
      const value = Number(text);
      return text.trim() !== '' && Number.isFinite(value)
        ? ok({ kind: 'float', value })
        : err('Write a number');
    }
    case 'integer': {
      const value = readInteger(text);
      return value === undefined ? err('Write a whole number') : ok({ kind: 'integer', value });
    }
  }
}

/** The test of an operator with the values that the user wrote, one alternative each. */
export function draftTest(
  choice: OperatorChoice,
  values: readonly string[],
): Result<PickTest | undefined, { readonly index: number; readonly message: string }> {
  const { test } = choice;
  if (test?.kind === 'length') {
    const atLeast = readInteger(values[0] ?? '');
    return atLeast === undefined || atLeast < 0n
      ? err({ index: 0, message: 'Write a whole number' })
      : ok({ kind: 'length', atLeast });
  }
  const first = test?.kind === 'compare' ? test.alternatives[0] : undefined;
  if (test?.kind !== 'compare' || first === undefined) return ok(test);
  const alternatives: { operator: typeof first.operator; operand: Operand }[] = [];
  for (const [index, value] of values.entries()) {
    const operand = readOperand(value, first.operand);
    if (!operand.ok) return err({ index, message: operand.error });
    alternatives.push({ operator: first.operator, operand: operand.value });
  }
  return ok({ kind: 'compare', alternatives });
}

/** The quantifiers that the form offers. */
export type QuantifierName = 'any' | 'all' | 'none' | 'at-least';

export function draftQuantifier(name: QuantifierName, count: string): PickQuantifier | undefined {
  if (name !== 'at-least') return { kind: name };
  const atLeast = Number(count);
  return Number.isSafeInteger(atLeast) && atLeast > 0
    ? { kind: 'at-least', count: atLeast }
    : undefined;
}

/** Whether a vt path runs through a list, so that a loop is written for it. */
export function hasListOnPath(vtPath: string | undefined): boolean {
  return vtPath !== undefined && /\[\d+\]/.test(vtPath);
}

function readInteger(text: string): bigint | undefined {
  const digits = text.trim();
  return /^-?\d{1,19}$/.test(digits) || /^0x[0-9a-f]{1,16}$/i.test(digits)
    ? BigInt(digits)
    : undefined;
}
