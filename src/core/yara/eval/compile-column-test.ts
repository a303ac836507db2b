import type { Expression } from '../syntax/ast.ts';
import { columnAccess, type SlotAccess } from './column-access.ts';
import { createColumnOutcomes, type ColumnOutcomes } from './column-outcomes.ts';
import type { CompileContext } from './compile-context.ts';
import type { Evaluate } from './frame.ts';
import { TRUTHS } from './outcome.ts';
import { countedBy, placeOfTest, recordTest, type CountedParts } from './record-test.ts';
import { compileValueTest } from './value-test.ts';

/** A test of what an element of an array holds against something known. */
export interface ColumnTest {
  readonly access: SlotAccess;
  readonly outcomes: ColumnOutcomes;
  readonly counted: CountedParts;
}

/**
 * The test that an expression is, if it is one of a loop's element against something known
 * (`c.values["Image"] endswith ".exe"`). Undefined for any other expression. Never throws.
 */
export function columnTestOf(
  expression: Expression,
  context: CompileContext,
): ColumnTest | undefined {
  if (expression.kind !== 'binary') return undefined;
  const access = columnAccess(expression.left, context);
  const test = access && compileValueTest(expression, context);
  if (!access || !test) return undefined;
  const outcomes = createColumnOutcomes(access, test.apply);
  const counted = countedBy(expression, test.looksAtConstant, context);
  return { access, outcomes, counted };
}

/**
 * Compiles such a test for one element after the other: it is done once for each value that the array
 * has. Undefined for any other expression. Never throws.
 */
export function compileColumnTest(
  expression: Expression,
  context: CompileContext,
): Evaluate | undefined {
  const test = columnTestOf(expression, context);
  if (!test || expression.kind !== 'binary') return undefined;
  const { outcomes } = test;
  if (!context.numbers) return (frame) => TRUTHS[outcomes.codeAt(frame)];
  const place = placeOfTest(expression, context);
  return (frame) => {
    const code = outcomes.codeAt(frame);
    recordTest(frame, place, { code, value: outcomes.lastValue(), counted: test.counted });
    return TRUTHS[code];
  };
}
