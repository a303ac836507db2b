import type { Rule } from '../syntax/ast.ts';
import type { ModuleStruct, PathStep, ValuePath } from '../module-value.ts';
import type { Recorder } from './recorder.ts';
import type { Truth, Value } from './value.ts';

/** A path of the data as a list linked from its end: a step is made without copying the others. */
export interface PathNode {
  readonly parent: PathNode | undefined;
  /** Undefined only at the root. */
  readonly step: PathStep | undefined;
}

export const ROOT_PATH: PathNode = { parent: undefined, step: undefined };

/** A place in the data that was read, and what was there. */
export interface Read {
  readonly path: PathNode;
  readonly value: Value;
}

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

/** The path as an array, from the root. Never throws. O(length). */
export function toValuePath(node: PathNode): ValuePath {
  const steps: PathStep[] = [];
  for (let at: PathNode | undefined = node; at; at = at.parent) if (at.step) steps.push(at.step);
  return steps.reverse();
}

/** The path from the root as a list. Never throws. O(length). */
export function toPathNode(path: ValuePath): PathNode {
  return path.reduce<PathNode>((parent, step) => ({ parent, step }), ROOT_PATH);
}
