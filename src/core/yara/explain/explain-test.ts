import { factsOf } from '../check/type-table.ts';
import { foldCase } from '../eval/string-operations.ts';
import { truthOf, UNKNOWN, type Truth, type Value } from '../eval/value.ts';
import type { ValuePath } from '../module-value.ts';
import type { Binary, Expression, Unary } from '../syntax/ast.ts';
import { withoutParentheses } from '../syntax/child-nodes.ts';
import { COMPARISON_PRECEDENCE, OPERAND_PRECEDENCE, PRECEDENCE } from '../syntax/operators.ts';
import {
  onlyPath,
  pathText,
  runLocated,
  sourceAt,
  type ExplainContext,
  type LocatedRun,
} from './explain-context.ts';
import type { ExplainedComparison, ExplainedOperand } from './explain-node.ts';
import { printValue } from './print-value.ts';
import { isAbsent, operatorNotes } from './test-notes.ts';
import { whyUndefined } from './why-undefined.ts';

/** What there is to say of a test: an expression that joins no others. */
export interface TestExplanation {
  readonly truth: Truth;
  readonly sentence: string;
  readonly notes: readonly string[];
  readonly comparison: ExplainedComparison | undefined;
}

/** Explains a test for the bindings at hand. Never throws. O(test). */
export function explainTest(expression: Expression, context: ExplainContext): TestExplanation {
  const run = runLocated(expression, context);
  const truth = truthOf(run.value);
  if (isComparison(expression)) return explainComparison(expression, truth, run, context);
  if (truth === UNKNOWN) {
    return plain(truth, `cannot be told: ${because(expression, run.reasons, context)}`);
  }
  if (expression.kind === 'unary' && expression.operator === 'defined') {
    return explainDefined(expression, truth, context);
  }
  if (truth === undefined) return explainUndefined(expression, context);
  const source = sourceAt(expression.span, context);
  if (factsOf(context.types, expression).constant) {
    return plain(truth, `${source} is always ${String(truth)}`);
  }
  if (expression.kind === 'call' && typeof run.value === 'boolean') {
    return plain(truth, `${source} is ${String(run.value)}`);
  }
  const { type } = factsOf(context.types, expression);
  const value = printValue(run.value, type, context.types.modules);
  const notes = absenceNotes([{ path: onlyPath(run), value }], context);
  const counts = typeof run.value === 'boolean' ? '' : `, which counts as ${String(truth)}`;
  return { ...plain(truth, `${source} is ${value ?? 'a value'}${counts}`), notes };
}

function plain(truth: Truth, sentence: string): TestExplanation {
  return { truth, sentence, notes: [], comparison: undefined };
}

function because(
  expression: Expression,
  reasons: readonly string[],
  context: ExplainContext,
): string {
  return reasons.length > 0
    ? reasons.join('; ')
    : `${sourceAt(expression.span, context)} is unknown`;
}

function explainUndefined(expression: Expression, context: ExplainContext): TestExplanation {
  const { sentence, note } = whyUndefined(expression, context);
  return { ...plain(undefined, sentence), notes: note === undefined ? [] : [note] };
}

function explainDefined(unary: Unary, truth: Truth, context: ExplainContext): TestExplanation {
  const source = sourceAt(unary.operand.span, context);
  if (truth === true) {
    const { value } = runLocated(unary.operand, context);
    const { type } = factsOf(context.types, unary.operand);
    const text = printValue(value, type, context.types.modules);
    return plain(truth, text === undefined ? `${source} has a value` : `${source} is ${text}`);
  }
  return { ...explainUndefined(unary.operand, context), truth };
}

function isComparison(expression: Expression): expression is Binary {
  if (expression.kind !== 'binary') return false;
  const precedence = PRECEDENCE[expression.operator];
  return precedence >= COMPARISON_PRECEDENCE && precedence < OPERAND_PRECEDENCE;
}

function explainComparison(
  comparison: Binary,
  truth: Truth,
  run: LocatedRun,
  context: ExplainContext,
): TestExplanation {
  const left = runLocated(comparison.left, context);
  const right = isRegexp(comparison.right)
    ? { value: undefined, reads: [], reasons: [] }
    : runLocated(comparison.right, context);
  const from = shownFrom(comparison, left.value, right.value);
  const explained: ExplainedComparison = {
    left: explainOperand(comparison.left, left, context, from),
    operator: comparison.operator,
    right: explainOperand(comparison.right, right, context, 0),
  };
  if (truth === undefined) {
    return { ...explainUndefined(comparison, context), comparison: explained };
  }
  if (truth === UNKNOWN) {
    const reason = because(comparison, run.reasons, context);
    return { ...plain(truth, `cannot be told: ${reason}`), comparison: explained };
  }
  const shownLeft = explained.left.value ?? explained.left.source;
  const shownRight = explained.right.value ?? explained.right.source;
  const holds = truth ? 'holds' : 'does not hold';
  return {
    truth,
    sentence: `${shownLeft} ${comparison.operator} ${shownRight} ${holds}`,
    notes: [
      ...absenceNotes([explained.left, explained.right], context),
      ...(truth ? [] : operatorNotes(comparison.operator, left.value, right.value)),
    ],
    comparison: explained,
  };
}

function isRegexp(expression: Expression): boolean {
  return withoutParentheses(expression).kind === 'regexp';
}

function explainOperand(
  expression: Expression,
  run: LocatedRun,
  context: ExplainContext,
  from: number,
): ExplainedOperand {
  const { type } = factsOf(context.types, expression);
  return {
    source: sourceAt(expression.span, context),
    value: printValue(run.value, type, context.types.modules, from),
    path: onlyPath(run),
  };
}

/** Of a long value, the part around what was looked for is shown, if it is there. */
function shownFrom({ operator }: Binary, left: Value, right: Value): number {
  if (typeof left !== 'string' || typeof right !== 'string') return 0;
  if (operator === 'endswith' || operator === 'iendswith') return left.length;
  const at =
    operator === 'contains'
      ? left.indexOf(right)
      : operator === 'icontains'
        ? foldCase(left).indexOf(foldCase(right))
        : 0;
  return Math.max(0, at - SHOWN_BEFORE);
}

/** Bytes shown in front of what a long value was searched for. */
const SHOWN_BEFORE = 40;

/** The value that the engine puts in for what the report does not have is no value of the report. */
function absenceNotes(
  operands: readonly { readonly path: ValuePath | undefined; readonly value: string | undefined }[],
  context: ExplainContext,
): readonly string[] {
  return operands.flatMap(({ path, value }) => {
    if (path === undefined || value === undefined) return [];
    if (!isAbsent(path, context.frame.root)) return [];
    return [`${pathText(path, context)} is not in the report and counts as ${value}`];
  });
}
