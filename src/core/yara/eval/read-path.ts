import type { PathStep, ValuePath } from '../module-value.ts';
import type { Value } from './value.ts';

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

/** The path as an array, from the root. Never throws. O(length). */
export function toValuePath(node: PathNode): ValuePath {
  const steps: PathStep[] = [];
  for (let at: PathNode | undefined = node; at; at = at.parent) if (at.step) steps.push(at.step);
  return steps.reverse();
}
