import type { ColumnBody, LocatedArray } from './column-body.ts';
import type { Frame } from './frame.ts';
import { MAX_LOOP_EVIDENCE } from './loop-evidence.ts';
import { OUTCOME, tallyOf } from './outcome.ts';
import { decidedBy, outcomeOf, type Tally } from './quantifier.ts';
import { elementPath, type Read } from './read-path.ts';
import type { Truth } from './value.ts';

/**
 * A loop whose body is found out for all elements at once. It spends the turns that it would take one
 * after the other, until they decide; there must be enough of them. Never throws. O(elements).
 */
export function runColumns(
  frame: Frame,
  elements: LocatedArray,
  required: number,
  body: ColumnBody,
): Truth {
  const { length } = elements.array;
  const codes = body.run(frame, elements);
  const tally: Tally = { nTrue: 0, nUnknown: 0, nLeft: length };
  for (let turn = 0; turn < length; turn++) {
    frame.budget.nTurnsLeft--;
    countCode(tally, codes[turn] ?? 0);
    const decided = decidedBy(required, tally);
    if (decided !== undefined) return decided;
  }
  return outcomeOf(required, tally);
}

function countCode(tally: Tally, code: number): void {
  tally.nLeft--;
  if (code === OUTCOME.true) tally.nTrue++;
  else if (code === OUTCOME.unknown) tally.nUnknown++;
}

/** The same, traced: all turns count, and the places are kept on which the outcome rests. */
export function traceColumns(
  frame: Frame,
  elements: LocatedArray,
  loop: { readonly required: number; readonly body: ColumnBody; readonly number: number },
): Truth {
  const { length } = elements.array;
  const codes = loop.body.run(frame, elements);
  const [, nTrue, , nUnknown] = tallyOf(codes, length);
  frame.budget.nTurnsLeft -= length;
  if (nTrue > 0) keepElements(frame, elements, codes, loop.number);
  const outcome = outcomeOf(loop.required, { nTrue, nUnknown, nLeft: 0 });
  if (frame.collects) {
    const restsOnHeld = outcome === (loop.required !== 0);
    collectEvidence(frame, elements, { codes, body: loop.body, restsOnHeld });
  }
  return outcome;
}

/** Keeps the elements for which the body holds, as long as they are wanted. */
function keepElements(
  frame: Frame,
  elements: LocatedArray,
  codes: Uint8Array,
  number: number,
): void {
  const recorder = frame.isMuted ? undefined : frame.recorders[number];
  if (!recorder || !elements.path) return;
  let nUnread = 0;
  for (let turn = 0; turn < elements.array.length; turn++) {
    if (codes[turn] !== OUTCOME.true) continue;
    const element = recorder.wantsWitnesses ? elementAt(elements, turn) : undefined;
    if (element) recorder.witness(element);
    else nUnread++;
  }
  recorder.countWitnesses(nUnread);
}

/** Adds what the outcome rests on: elements that hold and what was read in them, or what failed. */
function collectEvidence(
  frame: Frame,
  elements: LocatedArray,
  {
    codes,
    body,
    restsOnHeld,
  }: { readonly codes: Uint8Array; readonly body: ColumnBody; readonly restsOnHeld: boolean },
): void {
  const { evidence } = frame;
  const end = evidence.length + MAX_LOOP_EVIDENCE;
  for (let turn = 0; turn < elements.array.length && evidence.length < end; turn++) {
    const isHeld = codes[turn] === OUTCOME.true;
    if (isHeld !== restsOnHeld) continue;
    const element = isHeld ? elementAt(elements, turn) : undefined;
    if (element) evidence.push(element);
    body.collect(turn, elements, evidence);
  }
  if (evidence.length > end) evidence.length = end;
}

/** An element, with its place; undefined without one. */
function elementAt({ array, path, convert }: LocatedArray, turn: number): Read | undefined {
  if (!path) return undefined;
  return { path: elementPath(path, turn), value: convert(array[turn]) };
}
