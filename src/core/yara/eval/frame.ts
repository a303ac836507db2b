import type { Rule } from '../syntax/ast.ts';
import type { ModuleStruct } from '../module-value.ts';
import type { PathNode, Read } from './read-path.ts';
import type { Recorder } from './recorder.ts';
import type { Truth, Value } from './value.ts';

/** What a run of a condition has at hand. */
export interface Frame {
  /** The root of the module's data. */
  readonly root: ModuleStruct;
  /** The values of loop variables and of names of `with`, by slot. */
  readonly slots: Value[];
  /** In a traced run, where the slots' values lie in the data. */
  readonly paths: (PathNode | undefined)[];
  /** The outcome of the rules before this one. */
  readonly verdicts: ReadonlyMap<Rule, Truth>;
  /** Why something was unknown. */
  readonly reasons: Set<string>;
  /** In a traced run, the places that the expression at hand rests on. */
  readonly evidence: Read[];
  /** In a traced run, the recorder of each expression by its number. */
  readonly recorders: readonly Recorder[];
  /** Turns of loops that may still be taken. */
  readonly budget: { nTurnsLeft: number };
}

/** A compiled expression. */
export type Evaluate = (frame: Frame) => Value;

/** In a traced run, where in the data an expression leads. */
export type LocatePath = (frame: Frame) => PathNode | undefined;
