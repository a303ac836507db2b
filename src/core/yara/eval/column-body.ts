import { operandsOf } from '../check/constant-truth.ts';
import type { Binary, Expression } from '../syntax/ast.ts';
import { columnTestOf, type ColumnTest } from './compile-column-test.ts';
import type { CompileContext } from './compile-context.ts';
import { countOutcomes, countTally, type Frame } from './frame.ts';
import { isMatchSet } from './match-set.ts';
import { OUTCOME, tallyOf, type Tally } from './outcome.ts';
import { elementPath, type PathNode, type Read } from './read-path.ts';
import type { Convert } from './read-data.ts';
import type { ArrayValue } from './value.ts';

/** An array that a loop runs over, and where it lies. */
export interface LocatedArray {
  readonly array: ArrayValue;
  /** Undefined in a run that keeps no places. */
  readonly path: PathNode | undefined;
  /** What an element is for the rule. */
  readonly convert: Convert;
}

/**
 * A part of a loop's body that is found out for all elements of an array at once. In a traced run it
 * counts and keeps what the part by itself would, element after element.
 */
export interface ColumnBody {
  /** The outcome (`OUTCOME`) for each element; valid until the next call. */
  readonly run: (frame: Frame, elements: LocatedArray) => Uint8Array;
  /** The reads that the last outcome for an element rests on. */
  readonly collect: (turn: number, elements: LocatedArray, reads: Read[]) => void;
}

/**
 * Compiles the body of a loop whose variable has this slot, for all elements at once. Undefined where
 * the body is more than `and`, `or` and `not` of tests of the loop's own element. Never throws.
 */
export function compileColumnBody(
  body: Expression,
  slot: number,
  context: CompileContext,
): ColumnBody | undefined {
  const number = context.numbers?.get(body);
  switch (body.kind) {
    case 'parenthesized': {
      const inner = compileColumnBody(body.expression, slot, context);
      return inner && wrap(inner, number, (code) => code);
    }
    case 'unary': {
      if (body.operator !== 'not') return undefined;
      const inner = compileColumnBody(body.operand, slot, context);
      return inner && wrap(inner, number, (code) => NEGATED[code] ?? code);
    }
    case 'binary': {
      if (body.operator === 'and' || body.operator === 'or')
        return compileChain(body, slot, context);
      const test = columnTestOf(body, context);
      return test?.access.slot === slot ? leaf(test, number) : undefined;
    }
    default:
      return undefined;
  }
}

/** `not`: of undefined and unknown what they are. */
const NEGATED: readonly number[] = [
  OUTCOME.true,
  OUTCOME.false,
  OUTCOME.undefined,
  OUTCOME.unknown,
];

/** A buffer for at least so many outcomes. */
function room(codes: Uint8Array, length: number): Uint8Array {
  return codes.length >= length ? codes : new Uint8Array(length * 2);
}

function wrap(
  inner: ColumnBody,
  number: number | undefined,
  change: (code: number) => number,
): ColumnBody {
  let codes: Uint8Array = new Uint8Array(0);
  return {
    run(frame, elements) {
      const { length } = elements.array;
      const innerCodes = inner.run(frame, elements);
      codes = room(codes, length);
      for (let at = 0; at < length; at++) codes[at] = change(innerCodes[at] ?? 0);
      countCodes(frame, number, codes, length);
      return codes;
    },
    collect: inner.collect,
  };
}

function compileChain(top: Binary, slot: number, context: CompileContext): ColumnBody | undefined {
  const spine: Binary[] = [];
  let first: Expression = top;
  while (first.kind === 'binary' && first.operator === top.operator) {
    spine.push(first);
    first = first.left;
  }
  spine.reverse();
  const operands: ColumnBody[] = [];
  for (const operand of [first, ...spine.map(({ right }) => right)]) {
    const compiled = compileColumnBody(operand, slot, context);
    if (!compiled) return undefined;
    operands.push(compiled);
  }
  const numbers = spine.map((each) => context.numbers?.get(each));
  const isAnd = top.operator === 'and';
  const isSet = !isAnd && isMatchSet(operandsOf(top), context.types);
  return chain({ deciding: isAnd ? OUTCOME.false : OUTCOME.true, isSet }, operands, numbers);
}

/** Whether an operand decides: for `and`, what is undefined counts as false. */
function decides(code: number, deciding: number): boolean {
  return code === deciding || (code === OUTCOME.undefined && deciding === OUTCOME.false);
}

function chain(
  { deciding, isSet }: { readonly deciding: number; readonly isSet: boolean },
  operands: readonly ColumnBody[],
  numbers: readonly (number | undefined)[],
): ColumnBody {
  const neutral = deciding === OUTCOME.false ? OUTCOME.true : OUTCOME.false;
  let codes: Uint8Array = new Uint8Array(0);
  let parts: Uint8Array[] = [];
  return {
    run(frame, elements) {
      const { length } = elements.array;
      parts = operands.map((operand) => operand.run(frame, elements));
      codes = room(codes, length).fill(neutral, 0, length);
      parts.forEach((part, at) => {
        for (let turn = 0; turn < length; turn++) {
          const code = part[turn] ?? 0;
          if (decides(code, deciding)) codes[turn] = deciding;
          else if (codes[turn] === deciding) continue;
          else if (code === OUTCOME.unknown) codes[turn] = code;
          else if (code === OUTCOME.undefined && isSet) codes[turn] = code;
        }
        if (at > 0) countCodes(frame, numbers[at - 1], codes, length);
      });
      return codes;
    },
    collect(turn, elements, reads) {
      const isDecided = codes[turn] === deciding;
      operands.forEach((operand, at) => {
        if (isDecided && !decides(parts[at]?.[turn] ?? 0, deciding)) return;
        operand.collect(turn, elements, reads);
      });
    },
  };
}

function leaf(test: ColumnTest, number: number | undefined): ColumnBody {
  const { outcomes, counted, access } = test;
  const read = (turn: number, { path }: LocatedArray): Read | undefined => {
    const column = outcomes.lastColumn();
    if (!path || !column) return undefined;
    const value = column.dictionary.values[column.ids[turn] ?? 0];
    return { path: elementPath(path, turn, access.steps), value };
  };
  return {
    run(frame, elements) {
      const { length } = elements.array;
      const codes = outcomes.codesOf(frame, elements.array);
      if (number === undefined || frame.isMuted) return codes;
      const tally = tallyOf(codes, length);
      countTally(frame, number, tally);
      const truths = outcomes.lastColumn()?.truths;
      if (counted.read !== undefined && truths) countTally(frame, counted.read, truths);
      for (const [part, code] of counted.constants) countOutcomes(frame, part, code, length);
      keepReads(frame, number, { codes, tally, elements, read });
      return codes;
    },
    collect(turn, elements, reads) {
      const found = read(turn, elements);
      if (found) reads.push(found);
    },
  };
}

function countCodes(
  frame: Frame,
  number: number | undefined,
  codes: Uint8Array,
  length: number,
): void {
  if (number === undefined || frame.isMuted) return;
  countTally(frame, number, tallyOf(codes, length));
}

/** Keeps the places of a test, as long as its recorder wants them. */
function keepReads(
  frame: Frame,
  number: number,
  {
    codes,
    tally,
    elements,
    read,
  }: {
    readonly codes: Uint8Array;
    readonly tally: Tally;
    readonly elements: LocatedArray;
    readonly read: (turn: number, elements: LocatedArray) => Read | undefined;
  },
): void {
  const recorder = frame.recorders[number];
  if (!recorder || !elements.path) return;
  const [nFalse, nTrue, nUndefined] = tally;
  let nWanted = recorder.wantsWitnesses ? nTrue : 0;
  let nMisses = recorder.wantsMisses ? nFalse + nUndefined : 0;
  let nKept = 0;
  for (let turn = 0; nWanted + nMisses > 0 && turn < elements.array.length; turn++) {
    const code = codes[turn];
    if (code === OUTCOME.unknown) continue;
    const isTrue = code === OUTCOME.true;
    if ((isTrue ? nWanted : nMisses) === 0) continue;
    const found = read(turn, elements);
    if (!found) continue;
    if (isTrue) {
      recorder.witness(found);
      nKept++;
      nWanted = recorder.wantsWitnesses ? nWanted - 1 : 0;
    } else {
      recorder.miss(found);
      nMisses = recorder.wantsMisses ? nMisses - 1 : 0;
    }
  }
  recorder.countWitnesses(nTrue - nKept);
}
