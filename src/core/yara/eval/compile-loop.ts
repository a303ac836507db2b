import { factsOf } from '../check/type-table.ts';
import type { ForIn, Quantifier, With } from '../syntax/ast.ts';
import { compileLocate } from './compile-access.ts';
import { compileColumnBody, type ColumnBody } from './column-body.ts';
import { runColumns, traceColumns } from './column-loop.ts';
import { slotOf, type CompileContext } from './compile-context.ts';
import { MAX_TURNS, type Evaluate, type Frame } from './frame.ts';
import { collectAgain, hasRoom } from './loop-evidence.ts';
import type { Read } from './read-path.ts';
import { compileIterate, type Turns } from './iterate.ts';
import { decidedBy, outcomeOf, requirementOf, type Requirement, type Tally } from './quantifier.ts';
import { truthOf, UNKNOWN, type Truth } from './value.ts';

/** Compiles the quantifier of a loop. */
export function compileRequirement(quantifier: Quantifier, context: CompileContext): Requirement {
  const number =
    quantifier.kind === 'count'
      ? quantifier.count
      : quantifier.kind === 'percentage'
        ? quantifier.percentage
        : undefined;
  return requirementOf(quantifier, number && context.compile(number, context));
}

/** Compiles `for … in …`. */
export function compileForIn(loop: ForIn, context: CompileContext): Evaluate {
  const iterate = compileIterate(loop, context);
  const requirement = compileRequirement(loop.quantifier, context);
  const body = context.compile(loop.body, context);
  const columns = columnBodyOf(loop, context);
  const number = context.numbers?.get(loop);
  return (frame) => {
    const turns = iterate(frame);
    if (typeof turns !== 'object') return turns;
    if (turns.nTurns <= 0) return false;
    const required = requirement(frame, turns.nTurns);
    if (required === undefined || required === UNKNOWN) return required;
    const { elements } = turns;
    if (columns && elements && turns.nTurns <= frame.budget.nTurnsLeft) {
      return number === undefined
        ? runColumns(frame, elements, required, columns)
        : traceColumns(frame, elements, { required, body: columns, number });
    }
    return number === undefined
      ? runLoop(frame, turns, required, body)
      : traceLoop(frame, turns, { required, body, number });
  };
}

/** The body for all elements at once, where it is one that can be found out so. */
function columnBodyOf(loop: ForIn, context: CompileContext): ColumnBody | undefined {
  const [variable] = loop.variables;
  const slot = variable && slotOf(variable, context);
  const isOverArray = slot !== undefined && context.arraySlots.has(slot);
  return isOverArray ? compileColumnBody(loop.body, slot, context) : undefined;
}

function runLoop(frame: Frame, turns: Turns, required: number, body: Evaluate): Truth {
  const tally: Tally = { nTrue: 0, nUnknown: 0, nLeft: turns.nTurns };
  for (let turn = 0; turn < turns.nTurns; turn++) {
    if (!spendTurn(frame)) break;
    turns.bind(turn);
    countTurn(tally, truthOf(body(frame)));
    const decided = decidedBy(required, tally);
    if (decided !== undefined) return decided;
  }
  return outcomeOf(required, tally);
}

function countTurn(tally: Tally, truth: Truth): void {
  tally.nLeft--;
  if (truth === true) tally.nTrue++;
  else if (truth === UNKNOWN) tally.nUnknown++;
}

function spendTurn(frame: Frame): boolean {
  if (frame.budget.nTurnsLeft-- > 0) return true;
  frame.reasons.add(`the loops take more than ${MAX_TURNS} turns`);
  return false;
}

/**
 * Takes every turn, so that counts are exact; the outcome is that of `runLoop`. Once as many places are
 * kept as may be, turns only count; one whose places are wanted after all is taken once more.
 */
function traceLoop(
  frame: Frame,
  turns: Turns,
  loop: { readonly required: number; readonly body: Evaluate; readonly number: number },
): Truth {
  const tally: Tally = { nTrue: 0, nUnknown: 0, nLeft: turns.nTurns };
  const held: Read[] = [];
  const failed: Read[] = [];
  const mark = frame.evidence.length;
  const { collects } = frame;
  for (let turn = 0; turn < turns.nTurns; turn++) {
    if (!spendTurn(frame)) break;
    turns.bind(turn);
    frame.collects = collects && hasRoom(held) && hasRoom(failed);
    const truth = truthOf(loop.body(frame));
    countTurn(tally, truth);
    if (truth === true) noteElement(frame, turns, loop.number, collects ? held : undefined);
    const target = truth === true ? held : failed;
    if (collects && hasRoom(target)) {
      if (!frame.collects) collectAgain(frame, loop.body);
      moveEvidence(frame.evidence, mark, target);
    }
    if (frame.evidence.length > mark) frame.evidence.length = mark;
  }
  frame.collects = collects;
  const outcome = outcomeOf(loop.required, tally);
  const restsOnHeld = outcome === (loop.required !== 0);
  for (const read of restsOnHeld ? held : failed) frame.evidence.push(read);
  return outcome;
}

/** Keeps an element for which the body held. */
function noteElement(frame: Frame, turns: Turns, number: number, held: Read[] | undefined): void {
  if (!turns.hasPlaces()) return;
  const recorder = frame.isMuted ? undefined : frame.recorders[number];
  const wantsElement = held !== undefined && hasRoom(held);
  if (recorder?.wantsWitnesses !== true && !wantsElement) {
    recorder?.countWitnesses(1);
    return;
  }
  const element = turns.read();
  if (!element) return;
  recorder?.witness(element);
  if (wantsElement) held.push(element);
}

function moveEvidence(evidence: readonly Read[], mark: number, target: Read[]): void {
  for (let at = mark; at < evidence.length && hasRoom(target); at++) {
    const read = evidence[at];
    if (read) target.push(read);
  }
}

/** Compiles `with … : ( … )`: what the body gives, undefined included. */
export function compileWith(statement: With, context: CompileContext): Evaluate {
  const declarations = statement.declarations.map(({ name, value }) => {
    const { type } = factsOf(context.types, value);
    return {
      evaluate: type.kind === 'function' ? undefined : context.compile(value, context),
      locate: context.numbers && compileLocate(value, context),
      slot: slotOf(name, context),
    };
  });
  const body = context.compile(statement.body, context);
  return (frame) => {
    for (const { evaluate, locate, slot } of declarations) {
      const mark = frame.evidence.length;
      frame.slots[slot] = evaluate?.(frame);
      const path = locate?.(frame);
      frame.paths[slot] = path;
      // The body reads the variable where it needs it; a computed value is read only here.
      if (path) frame.evidence.length = mark;
    }
    return body(frame);
  };
}
