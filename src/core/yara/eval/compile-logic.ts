import { operandsOf } from '../check/constant-truth.ts';
import type { Binary, Expression } from '../syntax/ast.ts';
import type { CompileContext } from './compile-context.ts';
import { countOutcome, type Evaluate, type Frame } from './frame.ts';
import { collectAgain, MAX_LOOP_EVIDENCE } from './loop-evidence.ts';
import { isMatchSet } from './match-set.ts';
import { outcomeCode } from './outcome.ts';
import type { Read } from './read-path.ts';
import { truthOf, UNKNOWN, type Truth } from './value.ts';

/** How `and` and `or` differ: the truth that decides, and what is left when nothing does. */
interface Logic {
  readonly deciding: boolean;
  /** Whether an operand that is undefined makes the whole undefined, see `isMatchSet`. */
  readonly isMatchSet: boolean;
  isDecidedBy(truth: Truth): boolean;
}

const AND: Logic = {
  deciding: false,
  isMatchSet: false,
  isDecidedBy: (truth) => truth === false || truth === undefined,
};
const OR: Logic = {
  deciding: true,
  isMatchSet: false,
  isDecidedBy: (truth) => truth === true,
};
const MATCH_SET: Logic = { ...OR, isMatchSet: true };

/**
 * Compiles a chain of `and` or of `or`, however long, without recursion along the chain. An undefined
 * operand counts as false; the outcome is never undefined, but for `isMatchSet`. Untraced, the first operand that decides
 * ends it; traced, all are looked at.
 */
export function compileLogic(top: Binary, context: CompileContext): Evaluate {
  const isSet = top.operator === 'or' && isMatchSet(operandsOf(top), context.types);
  const logic = top.operator === 'and' ? AND : isSet ? MATCH_SET : OR;
  const spine: Binary[] = [];
  let first: Expression = top;
  while (first.kind === 'binary' && first.operator === top.operator) {
    spine.push(first);
    first = first.left;
  }
  spine.reverse();
  const operands = [first, ...spine.map((each) => each.right)].map((each) =>
    context.compile(each, context),
  );
  const { numbers } = context;
  if (!numbers) return (frame) => evaluateLogic(logic, operands, frame);
  const prefixNumbers = spine.slice(0, -1).map((each) => numbers.get(each));
  return (frame) => traceLogic(logic, operands, prefixNumbers, frame);
}

function evaluateLogic(logic: Logic, operands: readonly Evaluate[], frame: Frame): Truth {
  let outcome: Truth = !logic.deciding;
  for (const operand of operands) {
    const truth = truthOf(operand(frame));
    if (logic.isDecidedBy(truth)) return logic.deciding;
    if (truth === UNKNOWN) outcome = UNKNOWN;
    else if (truth === undefined && logic.isMatchSet) return undefined;
  }
  return outcome;
}

/**
 * Looks at every operand. What decides is the evidence; without a decision, all of it is, up to what a
 * loop keeps. An operand that only counts at first is run once more if it decides. Nothing is allocated
 * here: in a loop, this runs once per turn.
 */
function traceLogic(
  logic: Logic,
  operands: readonly Evaluate[],
  prefixNumbers: readonly (number | undefined)[],
  frame: Frame,
): Truth {
  const { evidence, collects } = frame;
  const start = evidence.length;
  let prefix: Truth = !logic.deciding;
  for (let at = 0; at < operands.length; at++) {
    const mark = evidence.length;
    frame.collects = collects && mark - start < MAX_LOOP_EVIDENCE;
    const truth = truthOf(operands[at]?.(frame));
    if (logic.isDecidedBy(truth)) {
      if (prefix !== logic.deciding) {
        dropReads(evidence, start, mark);
        if (collects && !frame.collects) collectAgain(frame, operands[at]);
      }
      prefix = logic.deciding;
    } else if (prefix === logic.deciding) {
      if (evidence.length > mark) evidence.length = mark;
    } else if (truth === UNKNOWN) {
      prefix = UNKNOWN;
    } else if (truth === undefined && logic.isMatchSet) {
      prefix = undefined;
    }
    const number = at === 0 ? undefined : prefixNumbers[at - 1];
    if (number !== undefined && !frame.isMuted) countOutcome(frame, number, outcomeCode(prefix));
  }
  frame.collects = collects;
  return prefix;
}

/** Takes the reads from `start` up to `end` out. */
function dropReads(evidence: Read[], start: number, end: number): void {
  if (start < end) evidence.splice(start, end - start);
}

/**
 * Keeps of the evidence those parts that the outcome rests on. marks: where each part starts, and
 * where the last one ends. Never throws.
 */
export function keepParts(
  evidence: Read[],
  marks: readonly number[],
  isKept: (part: number) => boolean,
): void {
  let end = marks[0] ?? 0;
  for (let part = 0; part + 1 < marks.length; part++) {
    if (!isKept(part)) continue;
    for (let at = marks[part] ?? 0; at < (marks[part + 1] ?? 0); at++) {
      const read = evidence[at];
      if (read) evidence[end++] = read;
    }
  }
  evidence.length = end;
}
