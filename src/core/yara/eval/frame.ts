import type { Rule } from '../syntax/ast.ts';
import type { ModuleStruct } from '../module-value.ts';
import { createColumnStore, type ColumnStore } from './columns.ts';
import { N_OUTCOMES, type Tally } from './outcome.ts';
import type { PathNode, Read } from './read-path.ts';
import type { Recorder } from './recorder.ts';
import type { ArrayValue, Truth, Value } from './value.ts';

/** Turns that one run of a file may take; more is "cannot be told", never "no match". */
export const MAX_TURNS = 3_000_000;

/** What a run of a condition has at hand. */
export interface Frame {
  /** The root of the module's data. */
  readonly root: ModuleStruct;
  /** The values of loop variables and of names of `with`, by slot. */
  readonly slots: Value[];
  /** For the variables of loops over arrays, by slot: the array, and the position in it. */
  readonly arrays: (ArrayValue | undefined)[];
  readonly turns: number[];
  /** For the variables of loops over maps, by slot: the key. */
  readonly keys: (string | undefined)[];
  /** In a traced run, for those variables, where their array or map lies. */
  readonly parents: (PathNode | undefined)[];
  /** For others, where the value lies. */
  readonly paths: (PathNode | undefined)[];
  /** The outcome of the rules before this one. */
  readonly verdicts: ReadonlyMap<Rule, Truth>;
  /** Why something was unknown. */
  readonly reasons: Set<string>;
  /** In a traced run, the places that the expression at hand rests on. */
  readonly evidence: Read[];
  /** Whether whoever asked for the value at hand wants its evidence too. */
  collects: boolean;
  /** Whether the value at hand was counted before. */
  isMuted: boolean;
  /** In a traced run, how often each expression had each outcome, see `countOutcome`. */
  readonly counts: Uint32Array;
  /** In a traced run, the recorder of each expression by its number. */
  readonly recorders: readonly Recorder[];
  /** Turns of loops that may still be taken. */
  readonly budget: { nTurnsLeft: number };
  readonly columns: ColumnStore;
}

/** What a frame starts with besides its data; the rest is empty. */
export type FrameInputs = Pick<Frame, 'root'> &
  Partial<Pick<Frame, 'verdicts' | 'counts' | 'recorders' | 'budget' | 'columns'>>;

const NO_COUNTS = new Uint32Array(0);

/** A frame at the start of a run. Never throws. */
export function createFrame(inputs: FrameInputs): Frame {
  return {
    slots: [],
    arrays: [],
    turns: [],
    keys: [],
    parents: [],
    paths: [],
    verdicts: new Map(),
    reasons: new Set(),
    evidence: [],
    collects: true,
    isMuted: false,
    counts: NO_COUNTS,
    recorders: [],
    budget: { nTurnsLeft: MAX_TURNS },
    columns: inputs.columns ?? createColumnStore(),
    ...inputs,
  };
}

/** A compiled expression. */
export type Evaluate = (frame: Frame) => Value;

/** In a traced run, where in the data an expression leads. */
export type LocatePath = (frame: Frame) => PathNode | undefined;

/** Counts one more outcome (`outcomeCode`) of the expression with this number. Never throws. */
export function countOutcome(frame: Frame, number: number, code: number): void {
  countOutcomes(frame, number, code, 1);
}

/** Counts outcomes by their numbers. Never throws. */
export function countTally(frame: Frame, number: number, tally: Tally): void {
  for (let code = 0; code < N_OUTCOMES; code++) {
    countOutcomes(frame, number, code, tally[code] ?? 0);
  }
}

/** Counts an outcome that came `n` times. Never throws. */
export function countOutcomes(frame: Frame, number: number, code: number, n: number): void {
  const at = number * N_OUTCOMES + code;
  frame.counts[at] = (frame.counts[at] ?? 0) + n;
}
