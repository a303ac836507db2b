import type { PathStep, ValuePath } from '../module-value.ts';
import type { Value } from './value.ts';

/**
 * A path of the data as a list linked from its end: it is made longer without copying. A node is one
 * step, or, in one object as there are so many of them, an element of an array and the steps from it.
 */
export type PathNode =
  | {
      readonly parent: PathNode | undefined;
      /** Undefined only at the root. */
      readonly step: PathStep | undefined;
    }
  | {
      readonly parent: PathNode;
      readonly index: number;
      readonly steps: readonly PathStep[];
    };

export const ROOT_PATH: PathNode = { parent: undefined, step: undefined };

/** A place in the data that was read, and what was there. */
export interface Read {
  readonly path: PathNode;
  readonly value: Value;
}

const NO_STEPS: readonly PathStep[] = [];

/** Where an element of an array lies, or what the steps from it lead to. Never throws. */
export function elementPath(
  parent: PathNode,
  index: number,
  steps: readonly PathStep[] = NO_STEPS,
): PathNode {
  return { parent, index, steps };
}

/** The path as an array, from the root. Never throws. O(length). */
export function toValuePath(node: PathNode): ValuePath {
  const steps: PathStep[] = [];
  for (let at: PathNode | undefined = node; at; at = at.parent) {
    if ('index' in at) {
      for (let last = at.steps.length - 1; last >= 0; last--) {
        const step = at.steps[last];
        if (step) steps.push(step);
      }
      steps.push({ kind: 'index', index: at.index });
    } else if (at.step) {
      steps.push(at.step);
    }
  }
  return steps.reverse();
}

/** Nodes from which many paths go on, with their keys. */
const KEYS = new WeakMap<PathNode, string>();

/** A text that two paths share only if they are the same. Never throws. O(length). */
export function pathKey(node: PathNode): string {
  if ('index' in node) return `${keyOfParent(node.parent)}[${node.index}${keyOfSteps(node.steps)}`;
  const step = node.step === undefined ? '' : keyOfStep(node.step);
  return node.parent === undefined ? step : keyOfParent(node.parent) + step;
}

function keyOfParent(parent: PathNode): string {
  const known = KEYS.get(parent);
  if (known !== undefined) return known;
  const key = pathKey(parent);
  KEYS.set(parent, key);
  return key;
}

function keyOfSteps(steps: readonly PathStep[]): string {
  let text = '';
  for (const step of steps) text += keyOfStep(step);
  return text;
}

/** A key of a map may hold any sign: its length tells where it ends. */
function keyOfStep(step: PathStep): string {
  switch (step.kind) {
    case 'index':
      return `[${step.index}`;
    case 'field':
      return `.${step.name}`;
    default:
      return `{${step.key.length}:${step.key}`;
  }
}
