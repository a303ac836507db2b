import { isScalar } from '../check/expression-type.ts';
import { factsOf } from '../check/type-table.ts';
import type { Expression } from '../syntax/ast.ts';
import { compileAccess } from './compile-access.ts';
import type { CompileContext } from './compile-context.ts';
import type { Evaluate } from './frame.ts';
import { outcomeCode, TRUTHS } from './outcome.ts';
import { countedBy, placeOfTest, recordTest } from './record-test.ts';
import { compileValueTest } from './value-test.ts';

/**
 * Compiles a test of a scalar that is read against something known (`vt.metadata.file_size > 100`), in a
 * traced run with its recorder. Undefined for any other expression, and for one whose way to the value
 * is computed. Never throws.
 */
export function compileReadTest(
  expression: Expression,
  context: CompileContext,
): Evaluate | undefined {
  if (expression.kind !== 'binary' || !isPlainRead(expression.left, context)) return undefined;
  const test = compileValueTest(expression, context);
  if (!test) return undefined;
  const read = compileAccess(expression.left, { ...context, numbers: undefined });
  const { apply } = test;
  if (!context.numbers) return (frame) => apply(read(frame), frame);
  const place = placeOfTest(expression, context);
  const counted = countedBy(expression, test.looksAtConstant, context);
  return (frame) => {
    const value = read(frame);
    const code = outcomeCode(apply(value, frame));
    recordTest(frame, place, { code, value, counted });
    return TRUTHS[code];
  };
}

/** A name, fields, and indexes that are known; what leads to a scalar of the data or of a variable. */
function isPlainRead(expression: Expression, context: CompileContext): boolean {
  const { type, constant } = factsOf(context.types, expression);
  if (!isScalar(type) || constant !== undefined) return false;
  let at = expression;
  while (at.kind === 'field' || at.kind === 'index') {
    if (at.kind === 'index' && factsOf(context.types, at.index).constant === undefined)
      return false;
    at = at.object;
  }
  const { referent } = factsOf(context.types, at);
  return at.kind === 'identifier' && (referent?.kind === 'module' || referent?.kind === 'variable');
}
