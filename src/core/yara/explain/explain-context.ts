import { toByteString } from '../../../base/byte-string.ts';
import type { Span } from '../../../base/span.ts';
import { factsOf, type TypeTable } from '../check/type-table.ts';
import { compileLocate } from '../eval/compile-access.ts';
import { slotOf, type CompileContext } from '../eval/compile-context.ts';
import { compileExpression } from '../eval/compile-expression.ts';
import { createFrame, type Evaluate, type Frame } from '../eval/frame.ts';
import { compileIterate, type Iterate } from '../eval/iterate.ts';
import { isMatchSet } from '../eval/match-set.ts';
import { toValuePath, type Read } from '../eval/read-path.ts';
import type { ExpressionTrace } from '../eval/recorder.ts';
import { foldCase } from '../eval/string-operations.ts';
import { createTextCache } from '../eval/text-cache.ts';
import { truthOf, UNKNOWN, type Truth, type Value } from '../eval/value.ts';
import type { ModuleStruct, ValuePath } from '../module-value.ts';
import type { Expression, ForIn, Rule, With } from '../syntax/ast.ts';
import { MAX_NODES, MAX_SEARCH_STEPS, type Outcome } from './explain-node.ts';
import { printPath, quoteSource } from './print-value.ts';

/** What the parts of an explanation share. The loop variables at hand are bound in `frame`. */
export interface ExplainContext {
  readonly text: string;
  readonly types: TypeTable;
  readonly frame: Frame;
  /** Compiles for the outcome alone: operands that do not matter are skipped. */
  readonly plain: CompileContext;
  /** Compiles so that a run leaves what it read in `frame.evidence`. Shares the slots of `plain`. */
  readonly located: CompileContext;
  /** Of a traced run; inside loops, over all turns. */
  readonly traces: ReadonlyMap<Expression, ExpressionTrace>;
  /** Outcomes for the bindings at hand: an expression is explained once, for one element. */
  readonly outcomes: Map<Expression, Truth>;
  /** How loops find their turns; with the places of the elements, and without. */
  readonly iterates: { readonly plain: Map<ForIn, Iterate>; readonly located: Map<ForIn, Iterate> };
  /** How many loops are open. */
  loopDepth: number;
  nNodesLeft: number;
  nStepsLeft: number;
}

export interface ExplainInputs {
  readonly text: string;
  readonly types: TypeTable;
  readonly data: ModuleStruct;
  /** The outcome of the rules before the one that is explained. */
  readonly verdicts: ReadonlyMap<Rule, Truth>;
  readonly traces: ReadonlyMap<Expression, ExpressionTrace>;
}

/** A context without bindings. Never throws. */
export function createExplainContext(inputs: ExplainInputs): ExplainContext {
  const { text, types, data, verdicts, traces } = inputs;
  const shared = {
    types,
    toBytes: createTextCache(toByteString),
    foldCase: createTextCache(foldCase),
    slots: new Map(),
    arraySlots: new Set<number>(),
    compile: compileOnce(),
  };
  const frame = createFrame({ root: data, verdicts });
  return {
    text,
    types,
    frame,
    plain: { ...shared, numbers: undefined },
    // Numbers make the compiler locate what is read; without any, it records nothing.
    located: { ...shared, numbers: new Map() },
    traces,
    outcomes: new Map(),
    iterates: { plain: new Map(), located: new Map() },
    loopDepth: 0,
    nNodesLeft: MAX_NODES,
    nStepsLeft: MAX_SEARCH_STEPS,
  };
}

/** Each expression is compiled once, though it is run on its own and as a part of others. */
function compileOnce(): CompileContext['compile'] {
  const plain = new Map<Expression, Evaluate>();
  const located = new Map<Expression, Evaluate>();
  return (expression, context) => {
    const compiled = context.numbers ? located : plain;
    const known = compiled.get(expression);
    if (known) return known;
    const evaluate = compileExpression(expression, context);
    compiled.set(expression, evaluate);
    return evaluate;
  };
}

/** The value of an expression for the bindings at hand. Never throws. */
export function valueOf(expression: Expression, context: ExplainContext): Value {
  return context.plain.compile(expression, context.plain)(context.frame);
}

/** A value, and what was read for it. */
export interface LocatedRun {
  readonly value: Value;
  readonly reads: readonly Read[];
  /** Why it is unknown. */
  readonly reasons: readonly string[];
}

/** The value of a test or of one of its operands, with the places that it rests on. Never throws. */
export function runLocated(expression: Expression, context: ExplainContext): LocatedRun {
  const { frame, located } = context;
  frame.evidence.length = 0;
  frame.reasons.clear();
  const value = located.compile(expression, located)(frame);
  const reads = [...frame.evidence];
  frame.evidence.length = 0;
  return { value, reads, reasons: value === UNKNOWN ? [...frame.reasons] : [] };
}

/** The one place that a run read; undefined if it read none or several. */
export function onlyPath({ reads }: LocatedRun): ValuePath | undefined {
  const [read, another] = reads;
  return read && !another ? toValuePath(read.path) : undefined;
}

/**
 * The truth of a condition, or of a part of one, for the bindings at hand. What joins others is
 * computed from them, so that a deep condition is not run once per level. Never throws.
 */
export function truthFor(expression: Expression, context: ExplainContext): Truth {
  const known = context.outcomes.get(expression);
  if (known !== undefined || context.outcomes.has(expression)) return known;
  const truth = computeTruth(expression, context);
  context.outcomes.set(expression, truth);
  return truth;
}

function computeTruth(expression: Expression, context: ExplainContext): Truth {
  if (expression.kind === 'parenthesized') return truthFor(expression.expression, context);
  if (expression.kind === 'unary' && expression.operator === 'not') {
    const truth = truthFor(expression.operand, context);
    return typeof truth === 'boolean' ? !truth : truth;
  }
  const operands = chainOperands(expression);
  if (!operands) return truthOf(valueOf(expression, context));
  const isAnd = expression.kind === 'binary' && expression.operator === 'and';
  const truths = operands.map((operand) => truthFor(operand, context));
  if (truths.some((truth) => (isAnd ? truth === false || truth === undefined : truth === true))) {
    return !isAnd;
  }
  const mayBeUndefined = !isAnd && truths.includes(undefined);
  if (mayBeUndefined && isMatchSet(operands, context.types)) return undefined;
  return truths.includes(UNKNOWN) ? UNKNOWN : isAnd;
}

/** The operands of a chain of `and` or of `or`, in the order of the text; undefined for others. */
export function chainOperands(expression: Expression): readonly Expression[] | undefined {
  if (expression.kind !== 'binary') return undefined;
  const { operator } = expression;
  if (operator !== 'and' && operator !== 'or') return undefined;
  const operands: Expression[] = [];
  let at: Expression = expression;
  while (at.kind === 'binary' && at.operator === operator) {
    operands.push(at.right);
    at = at.left;
  }
  operands.push(at);
  return operands.reverse();
}

/** Binds the names of a `with` as the evaluator does, for its body. Never throws. */
export function bindDeclarations(statement: With, context: ExplainContext): void {
  const { frame, located } = context;
  for (const { name, value } of statement.declarations) {
    const slot = slotOf(name, located);
    const isFunction = factsOf(context.types, value).type.kind === 'function';
    frame.slots[slot] = isFunction ? undefined : valueOf(value, context);
    frame.paths[slot] = compileLocate(value, located)?.(frame);
  }
}

/** The turns of a loop for the bindings at hand; `located` ones know the places of the elements. */
export function turnsOf(
  loop: ForIn,
  context: ExplainContext,
  form: 'plain' | 'located',
): ReturnType<Iterate> {
  const known = context.iterates[form].get(loop);
  const iterate = known ?? compileIterate(loop, context[form]);
  if (!known) context.iterates[form].set(loop, iterate);
  return iterate(context.frame);
}

/** The outcome that a truth is. Never throws. */
export function outcomeOf(truth: Truth): Outcome {
  if (truth === undefined) return 'undefined';
  return truth === UNKNOWN ? 'unknown' : truth ? 'true' : 'false';
}

/** The rule's text at a span, for a sentence. Never throws. */
export function sourceAt(span: Span, context: ExplainContext): string {
  return quoteSource(context.text, span);
}

/** A path as a rule writes it. Only one module has data: the first. Never throws. */
export function pathText(path: ValuePath, context: ExplainContext): string {
  const [module = ''] = context.types.modules.keys();
  return printPath(path, module);
}
