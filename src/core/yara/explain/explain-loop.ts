import { factsOf } from '../check/type-table.ts';
import { compileRequirement } from '../eval/compile-loop.ts';
import { slotOf } from '../eval/compile-context.ts';
import type { Turns } from '../eval/iterate.ts';
import { outcomeOf as truthOfTally, type Tally } from '../eval/quantifier.ts';
import { toValuePath, type Read } from '../eval/read-path.ts';
import { toWitnessValue, type Witness } from '../eval/recorder.ts';
import { truthOf, UNKNOWN, type Truth } from '../eval/value.ts';
import type { Expression, ForIn } from '../syntax/ast.ts';
import { withoutParentheses } from '../syntax/child-nodes.ts';
import {
  chainOperands,
  outcomeOf,
  pathText,
  sourceAt,
  truthFor,
  turnsOf,
  valueOf,
  type ExplainContext,
} from './explain-context.ts';
import {
  MAX_ELEMENTS,
  MAX_FAILURES,
  MAX_SEARCHED_ELEMENTS,
  type ExplainedElement,
  type ExplainedFailure,
  type ExplainNode,
  type NearestMiss,
} from './explain-node.ts';
import { nearestTurn } from './nearest-miss.ts';
import { printValue } from './print-value.ts';
import { quantifiedSentence } from './quantifier-sentence.ts';
import { isAbsent } from './test-notes.ts';
import { whyUndefined } from './why-undefined.ts';

/** What there is to say of a loop, but for what is common to all nodes. */
export type LoopExplanation = Pick<
  ExplainNode,
  'sentence' | 'notes' | 'witnesses' | 'nWitnesses' | 'element' | 'nearestMiss' | 'children'
> & { readonly truth: Truth };

/** Explains an expression within the loop; undefined when the nodes are used up. */
export type ExplainInner = (
  expression: Expression,
  context: ExplainContext,
) => ExplainNode | undefined;

/**
 * Explains a loop for the bindings at hand: how many elements satisfy its body, which, and the body
 * itself for one of them: for the first that satisfies it where that is what decides, else for the
 * one that comes closest. Never throws. O(turns).
 */
export function explainLoop(
  loop: ForIn,
  context: ExplainContext,
  explainInner: ExplainInner,
): LoopExplanation {
  const { frame, plain } = context;
  const requirement = compileRequirement(loop.quantifier, plain);
  frame.reasons.clear();
  const turns = turnsOf(loop, context, 'located');
  if (typeof turns !== 'object') return withoutTurns(loop, turns, context);
  if (turns.nTurns <= 0) return emptyLoop(loop, context);
  const required = requirement(frame, turns.nTurns);
  if (typeof required !== 'number') {
    const why = required === undefined ? 'undefined' : 'unknown';
    return bare(required, `the number of its quantifier is ${why}`);
  }
  const run = runTurns(loop, turns, context);
  const truth = truthOfTally(required, run.tally);
  const sentence = quantifiedSentence({
    quantifier: loop.quantifier,
    required,
    n: turns.nTurns,
    nTrue: run.tally.nTrue,
    nUnknown: run.tally.nUnknown + run.tally.nLeft,
    outcome: outcomeOf(truth),
    noun: nounOf(loop, context),
    verbs: BODY_VERBS,
  });
  const explanation = { ...bare(truth, sentence), ...run.witnessed };
  const isOnHeld = (truth === true) === (required !== 0) && run.firstTrue !== undefined;
  const chosen = isOnHeld
    ? run.firstTrue
    : (run.firstUnknown ?? nearestTurn(loop, turns, context, (turn) => run.truths[turn] !== true));
  if (chosen === undefined) return explanation;
  turns.bind(chosen);
  const read = turns.read();
  const element = describeElement(loop, read, chosen, isOnHeld, context);
  context.loopDepth++;
  const body = explainInner(loop.body, context);
  const isMiss = !isOnHeld && required !== 0 && truth !== true && run.firstUnknown === undefined;
  const nearestMiss = body && isMiss ? describeMiss(loop, element, body, context) : undefined;
  context.loopDepth--;
  return {
    ...explanation,
    notes: phantomNotes(element, context),
    element,
    nearestMiss,
    children: body ? [body] : [],
  };
}

const BODY_VERBS = {
  one: 'satisfies the body',
  several: 'satisfy the body',
  not: 'does not satisfy the body',
};

function bare(truth: Truth, sentence: string, notes: readonly string[] = []): LoopExplanation {
  return {
    truth,
    sentence,
    notes,
    witnesses: [],
    nWitnesses: 0,
    element: undefined,
    nearestMiss: undefined,
    children: [],
  };
}

function withoutTurns(
  loop: ForIn,
  truth: false | undefined | typeof UNKNOWN,
  context: ExplainContext,
): LoopExplanation {
  const { iterable } = loop;
  if (truth === UNKNOWN) {
    const reasons = [...context.frame.reasons].join('; ');
    return bare(UNKNOWN, `cannot be told: ${reasons || 'what it loops over is unknown'}`);
  }
  if (iterable.kind === 'range') {
    const bounds = [iterable.first, iterable.last];
    const open = bounds.find((bound) => valueOf(bound, context) === undefined);
    const why = open ? whyUndefined(open, context) : undefined;
    return bare(truth, why?.sentence ?? 'a bound of its range is undefined', notesOf(why?.note));
  }
  if (iterable.kind === 'tuple') return bare(truth, 'what it loops over is undefined');
  const why = whyUndefined(iterable, context);
  return bare(truth, why.sentence, notesOf(why.note));
}

function notesOf(note: string | undefined): readonly string[] {
  return note === undefined ? [] : [note];
}

function emptyLoop(loop: ForIn, context: ExplainContext): LoopExplanation {
  const source = sourceAt(loop.iterable.span, context);
  const asksForNone = loop.quantifier.kind === 'none' || loop.quantifier.kind === 'all';
  return bare(
    false,
    `${source} is empty: a loop over nothing is false, whatever its quantifier`,
    asksForNone ? ['`not for any … : ( … )` is true for nothing'] : [],
  );
}

function nounOf(loop: ForIn, context: ExplainContext): string {
  const { iterable } = loop;
  if (iterable.kind === 'range') return 'number';
  if (iterable.kind === 'tuple') return 'item';
  return factsOf(context.types, iterable).type.kind === 'map' ? 'entry' : 'element';
}

interface LoopRun {
  readonly tally: Tally;
  /** Of the first `MAX_SEARCHED_ELEMENTS` turns. */
  readonly truths: readonly Truth[];
  readonly firstTrue: number | undefined;
  readonly firstUnknown: number | undefined;
  readonly witnessed: { readonly witnesses: readonly Witness[]; readonly nWitnesses: number };
}

/** Takes every turn, as long as the budget lasts. */
function runTurns(loop: ForIn, turns: Turns, context: ExplainContext): LoopRun {
  const { frame } = context;
  const tally: Tally = { nTrue: 0, nUnknown: 0, nLeft: turns.nTurns };
  const truths: Truth[] = [];
  const witnesses: Witness[] = [];
  let firstTrue: number | undefined;
  let firstUnknown: number | undefined;
  for (let turn = 0; turn < turns.nTurns && frame.budget.nTurnsLeft > 0; turn++) {
    frame.budget.nTurnsLeft--;
    turns.bind(turn);
    const truth = truthOf(valueOf(loop.body, context));
    tally.nLeft--;
    if (truths.length < MAX_SEARCHED_ELEMENTS) truths.push(truth);
    if (truth === UNKNOWN) {
      tally.nUnknown++;
      firstUnknown ??= turn;
    } else if (truth === true) {
      tally.nTrue++;
      firstTrue ??= turn;
      const read = witnesses.length < MAX_ELEMENTS ? turns.read() : undefined;
      if (read) {
        witnesses.push({ path: toValuePath(read.path), value: toWitnessValue(read.value) });
      }
    }
  }
  const witnessed = { witnesses, nWitnesses: tally.nTrue };
  return { tally, truths, firstTrue, firstUnknown, witnessed };
}

function describeElement(
  loop: ForIn,
  read: Read | undefined,
  turn: number,
  isWitness: boolean,
  context: ExplainContext,
): ExplainedElement {
  const path = read && toValuePath(read.path);
  return {
    path,
    label: path ? pathText(path, context) : valueLabel(loop, context),
    turn,
    why: isWitness ? 'witness' : 'nearest-miss',
  };
}

function valueLabel(loop: ForIn, context: ExplainContext): string {
  const [variable] = loop.variables;
  if (!variable) return '';
  const value = context.frame.slots[slotOf(variable, context.located)];
  const { type } = factsOf(context.types, variable);
  return printValue(value, type, context.types.modules) ?? 'an undefined item';
}

/** A list of structs whose parent is absent has one element without data, see `fieldReader`. */
function phantomNotes(element: ExplainedElement, context: ExplainContext): readonly string[] {
  const { path } = element;
  if (path === undefined || !isAbsent(path, context.frame.root)) return [];
  const list = pathText(path.slice(0, -1), context);
  return [
    `the report has no ${list}: the engine then shows one element of zeros and empty strings`,
  ];
}

function describeMiss(
  loop: ForIn,
  element: ExplainedElement,
  body: ExplainNode,
  context: ExplainContext,
): NearestMiss {
  const inner = withoutParentheses(loop.body);
  const isChain = inner.kind === 'binary' && inner.operator === 'and';
  const terms = isChain ? (chainOperands(inner) ?? []) : [inner];
  const nHeld = terms.filter((term) => truthFor(term, context) === true).length;
  const failures = failuresOf(body);
  const what = failures.map(({ sentence }) => sentence).join(', and ');
  const share =
    terms.length > 1
      ? `${nHeld} of ${terms.length} conditions ${nHeld === 1 ? 'holds' : 'hold'}, but `
      : '';
  return {
    sentence: `${element.label} comes closest: ${share}${what}`,
    element,
    nHeld,
    nTerms: terms.length,
    failures,
  };
}

/** The tests that keep a node from holding, from its parts that decide. */
function failuresOf(root: ExplainNode): readonly ExplainedFailure[] {
  const failures: ExplainedFailure[] = [];
  const stack: ExplainNode[] = [root];
  for (let node = stack.pop(); node && failures.length < MAX_FAILURES; node = stack.pop()) {
    if (node.nearestMiss) {
      failures.push(...node.nearestMiss.failures.slice(0, MAX_FAILURES - failures.length));
      continue;
    }
    const { children, decisive } = node;
    const isJoint = node.kind === 'and' || node.kind === 'or' || node.kind === 'with';
    const inner = isJoint ? decisive.flatMap((at) => children[at] ?? []) : [];
    if (inner.length > 0) stack.push(...inner.toReversed());
    else failures.push(failureOf(node));
  }
  return failures;
}

function failureOf({ span, sentence, comparison }: ExplainNode): ExplainedFailure {
  return { span, sentence, path: comparison?.left.path, value: comparison?.left.value };
}
