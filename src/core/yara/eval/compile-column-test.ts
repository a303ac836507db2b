import { factsOf } from '../check/type-table.ts';
import type { Binary, Expression } from '../syntax/ast.ts';
import { compileLocate } from './compile-access.ts';
import { columnAccess, type SlotAccess } from './column-access.ts';
import type { Column, Dictionary } from './columns.ts';
import type { CompileContext } from './compile-context.ts';
import { countOutcome, type Evaluate, type Frame, type LocatePath } from './frame.ts';
import { OUTCOME, outcomeCode } from './outcome.ts';
import type { ArrayValue, Value } from './value.ts';
import { UNKNOWN } from './value.ts';
import { compileValueTest } from './value-test.ts';

/** The truths by their numbers. */
const TRUTHS: readonly Value[] = [false, true, undefined, UNKNOWN];

/** Stands for an outcome that has not been found out. */
const UNSET = 255;

/**
 * Compiles a test of what an element of an array holds against something known (`c.values["Image"]
 * endswith ".exe"`), where `c` is the variable of a loop: it is done once for each value that the array
 * has, not for each element. Undefined for any other expression. Never throws.
 */
export function compileColumnTest(
  expression: Expression,
  context: CompileContext,
): Evaluate | undefined {
  if (expression.kind !== 'binary') return undefined;
  const access = columnAccess(expression.left, context);
  const test = access && compileValueTest(expression, context);
  if (!access || !test) return undefined;
  const outcomes = createOutcomes(access, test.apply);
  const number = context.numbers?.get(expression);
  if (number === undefined && !context.numbers) return (frame) => TRUTHS[outcomes.codeAt(frame)];
  const locate = compileLocate(expression.left, context);
  if (number === undefined) return collecting(outcomes, locate);
  const counted = countedBy(expression, test.looksAtConstant, context);
  return recording(outcomes, { number, locate, counted });
}

/** The outcomes of a test for the values of the array at hand. */
interface Outcomes {
  /** The outcome for the element that is bound. */
  codeAt(frame: Frame): number;
  /** The value that was tested last. */
  lastValue(): Value;
}

function createOutcomes(
  { slot, access }: SlotAccess,
  apply: (value: Value, frame: Frame) => Value,
): Outcomes {
  let array: ArrayValue | undefined;
  let column: Column | undefined;
  let dictionary: Dictionary | undefined;
  let codes = new Uint8Array(0);
  let lastId = 0;
  const enter = (frame: Frame): void => {
    array = frame.arrays[slot];
    column = frame.columns.columnOf(array ?? [], access);
    const { length } = column.dictionary.values;
    if (column.dictionary === dictionary && codes.length >= length) return;
    const kept = column.dictionary === dictionary ? codes : new Uint8Array(0);
    dictionary = column.dictionary;
    codes = new Uint8Array(length * 2).fill(UNSET);
    codes.set(kept);
  };
  return {
    codeAt(frame) {
      if (!column || frame.arrays[slot] !== array) enter(frame);
      lastId = column?.ids[frame.turns[slot] ?? 0] ?? 0;
      const known = codes[lastId] ?? UNSET;
      if (known !== UNSET) return known;
      const code = outcomeCode(apply(dictionary?.values[lastId], frame));
      // What is unknown is asked again: whoever runs the condition wants the reason.
      if (code !== OUTCOME.unknown) codes[lastId] = code;
      return code;
    },
    lastValue: () => dictionary?.values[lastId],
  };
}

/** Without a number nothing is counted, but what was read is evidence. */
function collecting(outcomes: Outcomes, locate: LocatePath | undefined): Evaluate {
  return (frame) => {
    const code = outcomes.codeAt(frame);
    const path = locate?.(frame);
    if (path) frame.evidence.push({ path, value: outcomes.lastValue() });
    return TRUTHS[code];
  };
}

/** What a test counts besides itself: the value that it reads, and what is written in it. */
interface CountedParts {
  readonly read: number | undefined;
  readonly constants: readonly (readonly [number: number, code: number])[];
}

function countedBy(test: Binary, looksAtConstant: boolean, context: CompileContext): CountedParts {
  const constants: (readonly [number, number])[] = [];
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

function recording(
  outcomes: Outcomes,
  test: {
    readonly number: number;
    readonly locate: LocatePath | undefined;
    readonly counted: CountedParts;
  },
): Evaluate {
  const { number, locate, counted } = test;
  return (frame) => {
    const code = outcomes.codeAt(frame);
    const value = outcomes.lastValue();
    let path = frame.collects ? locate?.(frame) : undefined;
    if (!frame.isMuted) {
      countOutcome(frame, number, code);
      if (counted.read !== undefined) countOutcome(frame, counted.read, outcomeCode(value));
      for (const [part, partCode] of counted.constants) countOutcome(frame, part, partCode);
      const recorder = frame.recorders[number];
      if (recorder && code === OUTCOME.true) {
        if (recorder.wantsWitnesses) path ??= locate?.(frame);
        recorder.witness(path && { path, value });
      } else if (recorder?.wantsMisses === true && code !== OUTCOME.unknown) {
        path ??= locate?.(frame);
        if (path) recorder.miss({ path, value });
      }
    }
    if (path && frame.collects) frame.evidence.push({ path, value });
    return TRUTHS[code];
  };
}
