import { factsOf } from '../check/type-table.ts';
import { compileRequirement } from '../eval/compile-loop.ts';
import { truthOf, UNKNOWN, type Truth } from '../eval/value.ts';
import type { Expression, Of, Tuple, Unary, With } from '../syntax/ast.ts';
import { withoutParentheses } from '../syntax/child-nodes.ts';
import {
  bindDeclarations,
  chainOperands,
  outcomeOf,
  runLocated,
  sourceAt,
  truthFor,
  type ExplainContext,
} from './explain-context.ts';
import { explainLoop } from './explain-loop.ts';
import { MAX_CHILDREN, type ExplainNode } from './explain-node.ts';
import { explainTest } from './explain-test.ts';
import { printValue } from './print-value.ts';
import { counted, quantifiedSentence } from './quantifier-sentence.ts';

/** Operands that the sentence of an `and` or `or` quotes; its children tell of all. */
const MAX_QUOTED = 3;

/**
 * Explains an expression for the bindings at hand, or undefined when the nodes are used up. Never
 * throws.
 */
export function explainExpression(
  expression: Expression,
  context: ExplainContext,
): ExplainNode | undefined {
  if (context.nNodesLeft <= 0) return undefined;
  context.nNodesLeft--;
  const inner = withoutParentheses(expression);
  const operands = chainOperands(inner);
  if (operands && inner.kind === 'binary') {
    return inner.operator === 'and'
      ? explainChain('and', inner, operands, context)
      : explainChain('or', inner, operands, context);
  }
  switch (inner.kind) {
    case 'unary':
      return inner.operator === 'not' ? explainNot(inner, context) : explainLeaf(inner, context);
    case 'for-in': {
      const { truth, ...rest } = explainLoop(inner, context, explainExpression);
      const decisive = rest.children.map((_child, at) => at);
      const nOmitted = rest.element && rest.children.length === 0 ? 1 : 0;
      return { ...nodeOf('loop', inner, truth, context), ...rest, decisive, nOmitted };
    }
    case 'of':
      return inner.items.kind === 'tuple'
        ? explainOf(inner, inner.items, context)
        : explainLeaf(inner, context);
    case 'with':
      return explainWith(inner, context);
    default:
      return explainLeaf(inner, context);
  }
}

/** A node with nothing to say yet. */
function nodeOf(
  kind: ExplainNode['kind'],
  expression: Expression,
  truth: Truth,
  context: ExplainContext,
): ExplainNode {
  const trace = context.traces.get(expression);
  const { nTrue = 0, nFalse = 0, nUndefined = 0, nUnknown = 0 } = trace ?? {};
  return {
    kind,
    span: expression.span,
    outcome: outcomeOf(truth),
    sentence: '',
    notes: [],
    comparison: undefined,
    counts: trace && context.loopDepth > 0 ? { nTrue, nFalse, nUndefined, nUnknown } : undefined,
    witnesses: [],
    nWitnesses: 0,
    element: undefined,
    nearestMiss: undefined,
    children: [],
    decisive: [],
    nOmitted: 0,
  };
}

function explainLeaf(expression: Expression, context: ExplainContext): ExplainNode {
  const { truth, ...said } = explainTest(expression, context);
  const { witnesses = [], nWitnesses = 0 } = context.traces.get(expression) ?? {};
  return { ...nodeOf('test', expression, truth, context), ...said, witnesses, nWitnesses };
}

type Parts = Pick<ExplainNode, 'children' | 'decisive' | 'nOmitted'>;

/** Explains the parts of an expression, those that decide first if they are too many. */
function explainParts(
  parts: readonly Expression[],
  isDecisive: (at: number) => boolean,
  context: ExplainContext,
): Parts {
  const positions = parts.map((_part, at) => at);
  const deciding = positions.filter(isDecisive).slice(0, MAX_CHILDREN);
  const others = positions.filter((at) => !isDecisive(at));
  const shown = new Set([...deciding, ...others.slice(0, MAX_CHILDREN - deciding.length)]);
  const children: ExplainNode[] = [];
  const decisive: number[] = [];
  for (const [at, part] of parts.entries()) {
    const child = shown.has(at) ? explainExpression(part, context) : undefined;
    if (!child) continue;
    if (isDecisive(at)) decisive.push(children.length);
    children.push(child);
  }
  return { children, decisive, nOmitted: parts.length - children.length };
}

function explainChain(
  kind: 'and' | 'or',
  chain: Expression,
  operands: readonly Expression[],
  context: ExplainContext,
): ExplainNode {
  const truth = truthFor(chain, context);
  const truths = operands.map((operand) => truthFor(operand, context));
  const isDecisive = (at: number): boolean => {
    const operand = truths[at];
    if (truth === UNKNOWN) return operand === UNKNOWN;
    return (operand === true) === (truth === true);
  };
  const quoted = operands.filter((_operand, at) => isDecisive(at));
  return {
    ...nodeOf(kind, chain, truth, context),
    sentence: chainSentence(kind, truth, operands.length, quoted, context),
    ...explainParts(operands, isDecisive, context),
  };
}

function chainSentence(
  kind: 'and' | 'or',
  truth: Truth,
  n: number,
  deciding: readonly Expression[],
  context: ExplainContext,
): string {
  const { length } = deciding;
  const noun = kind === 'and' ? 'condition' : 'alternative';
  const list = deciding.slice(0, MAX_QUOTED).map(({ span }) => `\`${sourceAt(span, context)}\``);
  const more = length > MAX_QUOTED ? [`${length - MAX_QUOTED} more`] : [];
  const quoted = `: ${[...list, ...more].join(', ')}`;
  const some = `${length} of ${counted(n, noun)}`;
  if (truth === UNKNOWN) return `it depends on ${some} that cannot be told${quoted}`;
  if (kind === 'and') {
    if (truth === true) return n === 2 ? 'both conditions hold' : `all ${n} conditions hold`;
    if (length === n)
      return n === 2 ? 'neither condition holds' : `none of the ${n} conditions holds`;
    return `${some} ${length === 1 ? 'does' : 'do'} not hold${quoted}`;
  }
  if (truth !== true) {
    return n === 2 ? 'neither alternative holds' : `none of the ${n} alternatives holds`;
  }
  return `${some} ${length === 1 ? 'holds' : 'hold'}${quoted}`;
}

function explainNot(not: Unary, context: ExplainContext): ExplainNode {
  const truth = truthFor(not, context);
  return {
    ...nodeOf('not', not, truth, context),
    sentence: NOT_SENTENCES[outcomeOf(truth)],
    notes:
      truth === undefined
        ? [
            '`not` of what is undefined is undefined too, which counts as false: ask `not defined …`',
          ]
        : [],
    ...explainParts([not.operand], () => true, context),
  };
}

const NOT_SENTENCES: Readonly<Record<ExplainNode['outcome'], string>> = {
  true: 'what it negates is false',
  false: 'what it negates is true',
  undefined: 'what it negates is undefined',
  unknown: 'what it negates cannot be told',
};

function explainOf(of: Of, tuple: Tuple, context: ExplainContext): ExplainNode {
  const { quantifier } = of;
  const { value } = runLocated(of, context);
  const truth = truthOf(value);
  const required = compileRequirement(quantifier, context.plain)(context.frame, tuple.items.length);
  const truths = tuple.items.map((item) => truthFor(item, context));
  const node = nodeOf('of', of, truth, context);
  if (typeof required !== 'number') {
    const why = required === undefined ? 'undefined' : 'unknown';
    return { ...node, sentence: `the number of its quantifier is ${why}` };
  }
  const restsOnTrue = (truth === true) === (required !== 0);
  const isDecisive = (at: number): boolean => {
    const item = truths[at];
    if (truth === undefined) return item === undefined;
    return truth === UNKNOWN ? item === UNKNOWN : (item === true) === restsOnTrue;
  };
  const isStopped = truth === undefined;
  return {
    ...node,
    sentence: isStopped
      ? 'one of its conditions is undefined, which makes the whole undefined'
      : quantifiedSentence({
          quantifier,
          required,
          n: truths.length,
          nTrue: truths.filter((item) => item === true).length,
          nUnknown: truths.filter((item) => item === UNKNOWN).length,
          outcome: outcomeOf(truth),
          noun: 'condition',
          verbs: { one: 'holds', several: 'hold', not: 'does not hold' },
        }),
    ...explainParts(tuple.items, isDecisive, context),
  };
}

function explainWith(statement: With, context: ExplainContext): ExplainNode {
  const truth = truthFor(statement, context);
  bindDeclarations(statement, context);
  const bindings = statement.declarations.slice(0, MAX_QUOTED).map(({ name, value }) => {
    const { type } = factsOf(context.types, value);
    const text =
      type.kind === 'function'
        ? undefined
        : printValue(runLocated(value, context).value, type, context.types.modules);
    return `${name.name} is ${text ?? 'undefined'}`;
  });
  const more = statement.declarations.length - bindings.length;
  return {
    ...nodeOf('with', statement, truth, context),
    sentence: [...bindings, ...(more > 0 ? [`${more} more`] : [])].join(', '),
    ...explainParts([statement.body], () => true, context),
  };
}
