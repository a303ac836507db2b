import { factsOf } from '../check/type-table.ts';
import type { Binary, Expression } from '../syntax/ast.ts';
import { compileLocate } from './compile-access.ts';
import type { CompileContext } from './compile-context.ts';
import { countOutcome, type Frame, type LocatePath } from './frame.ts';
import { OUTCOME, outcomeCode, type OutcomeCode } from './outcome.ts';
import type { Value } from './value.ts';

/** What a test of a value that is read against something known counts besides itself. */
export interface CountedParts {
  /** The number of the expression that reads. */
  readonly read: number | undefined;
  /** What is written in the test. */
  readonly constants: readonly (readonly [number: number, code: OutcomeCode])[];
}

/** looksAtConstant: the evaluator evaluates the right side too. Never throws. */
export function countedBy(
  test: Binary,
  looksAtConstant: boolean,
  context: CompileContext,
): CountedParts {
  const constants: (readonly [number, OutcomeCode])[] = [];
  const add = (expression: Expression): void => {
    const number = context.numbers?.get(expression);
    const { constant } = factsOf(context.types, expression);
    if (number !== undefined && constant) constants.push([number, outcomeCode(constant.value)]);
  };
  for (let at: Expression = test.left; at.kind === 'field' || at.kind === 'index'; at = at.object) {
    if (at.kind === 'index') add(at.index);
  }
  if (looksAtConstant) add(test.right);
  return { read: context.numbers?.get(test.left), constants };
}

/** The number of a test, undefined where nothing is counted, and where the value that it reads lies. */
export interface TestPlace {
  readonly number: number | undefined;
  readonly locate: LocatePath | undefined;
}

export function placeOfTest(test: Binary, context: CompileContext): TestPlace {
  return { number: context.numbers?.get(test), locate: compileLocate(test.left, context) };
}

/**
 * Counts the outcome of a test and keeps the place that it read, as far as it is wanted: a path is only
 * made for those that are kept. Never throws.
 */
export function recordTest(
  frame: Frame,
  { number, locate }: TestPlace,
  {
    code,
    value,
    counted,
  }: { readonly code: OutcomeCode; readonly value: Value; readonly counted: CountedParts },
): void {
  let path = frame.collects ? locate?.(frame) : undefined;
  if (number !== undefined && !frame.isMuted) {
    countOutcome(frame, number, code);
    if (counted.read !== undefined) countOutcome(frame, counted.read, outcomeCode(value));
    for (const [part, partCode] of counted.constants) countOutcome(frame, part, partCode);
    const recorder = frame.recorders[number];
    if (recorder && code === OUTCOME.true) {
      path ??= locate?.(frame);
      if (path) recorder.witness({ path, value });
    } else if (recorder?.wantsMisses === true && code !== OUTCOME.unknown) {
      path ??= locate?.(frame);
      if (path) recorder.miss({ path, value });
    }
  }
  if (path && frame.collects) frame.evidence.push({ path, value });
}
