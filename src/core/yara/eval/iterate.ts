import { factsOf } from '../check/type-table.ts';
import type { ForIn, Range, Tuple } from '../syntax/ast.ts';
import type { ModuleValue } from '../module-value.ts';
import { compileAccess, compileLocate } from './compile-access.ts';
import { slotOf, type CompileContext } from './compile-context.ts';
import type { Frame, LocatePath } from './frame.ts';
import type { PathNode, Read } from './read-path.ts';
import { converterOf } from './read-data.ts';
import { isArray, isStruct, UNKNOWN, withoutOperands, type Value } from './value.ts';

/** The turns of a loop: how many, and what binds the loop's variables for one of them. */
export interface Turns {
  readonly nTurns: number;
  /** Gives, in a traced run, the element and where it lies. */
  readonly bind: (turn: number) => Read | undefined;
}

/** Finds the turns of a loop, or the truth that it has without any. */
export type Iterate = (frame: Frame) => Turns | false | undefined | typeof UNKNOWN;

/** Compiles what a loop runs over. */
export function compileIterate(loop: ForIn, context: CompileContext): Iterate {
  const { iterable } = loop;
  const [first, second] = loop.variables;
  const slot = first ? slotOf(first, context) : 0;
  if (iterable.kind === 'range') return compileRange(iterable, slot, context);
  if (iterable.kind === 'tuple') return compileTuple(iterable, slot, context);
  const object = compileAccess(iterable, context);
  const locate = context.numbers && compileLocate(iterable, context);
  const { type } = factsOf(context.types, iterable);
  if (type.kind === 'array') {
    const convert = converterOf(type.element, context.toBytes);
    return (frame) => {
      const array = object(frame);
      if (!isArray(array)) return withoutOperands(array, array);
      const parent = locate?.(frame);
      return {
        nTurns: array.length,
        bind: (turn) => {
          const path = parent && element(parent, turn);
          return bindSlot(frame, slot, convert(array[turn]), path);
        },
      };
    };
  }
  if (type.kind !== 'map') return (frame) => (object(frame) === undefined ? undefined : UNKNOWN);
  const valueSlot = second ? slotOf(second, context) : slot;
  const convert = converterOf(type.value, context.toBytes);
  return (frame) => iterateMap(frame, object(frame), { slot, valueSlot, convert, locate, context });
}

function element(parent: PathNode, index: number): PathNode {
  return { parent, step: { kind: 'index', index } };
}

function bindSlot(
  frame: Frame,
  slot: number,
  value: Value,
  path: PathNode | undefined,
): Read | undefined {
  frame.slots[slot] = value;
  frame.paths[slot] = path;
  return path && { path, value };
}

function iterateMap(
  frame: Frame,
  map: Value,
  loop: {
    readonly slot: number;
    readonly valueSlot: number;
    readonly convert: (raw: ModuleValue) => Value;
    readonly locate: LocatePath | undefined;
    readonly context: CompileContext;
  },
): Turns | undefined | typeof UNKNOWN {
  if (!isStruct(map)) return withoutOperands(map, map);
  const entries = [...map];
  const parent = loop.locate?.(frame);
  return {
    nTurns: entries.length,
    bind: (turn) => {
      const entry = entries[turn];
      if (!entry) return undefined;
      const [key, value] = entry;
      const path: PathNode | undefined = parent && { parent, step: { kind: 'key', key } };
      bindSlot(frame, loop.slot, loop.context.toBytes(key), path);
      return bindSlot(frame, loop.valueSlot, loop.convert(value), path);
    },
  };
}

/** An undefined bound makes no turns, and so does a range that ends before it starts. */
function compileRange(range: Range, slot: number, context: CompileContext): Iterate {
  const first = context.compile(range.first, context);
  const last = context.compile(range.last, context);
  return (frame) => {
    const from = first(frame);
    const to = last(frame);
    if (from === undefined || to === undefined) return false;
    if (typeof from !== 'bigint' || typeof to !== 'bigint') return UNKNOWN;
    return {
      nTurns: Number(to - from + 1n),
      bind: (turn) => bindSlot(frame, slot, from + BigInt(turn), undefined),
    };
  };
}

/** An undefined item is bound as such: only its own turn is undefined. */
function compileTuple(tuple: Tuple, slot: number, context: CompileContext): Iterate {
  const items = tuple.items.map((item) => ({
    evaluate: context.compile(item, context),
    locate: context.numbers && compileLocate(item, context),
  }));
  return (frame) => ({
    nTurns: items.length,
    bind: (turn) => {
      const item = items[turn];
      const mark = frame.evidence.length;
      const value = item?.evaluate(frame);
      frame.evidence.length = mark;
      return bindSlot(frame, slot, value, item?.locate?.(frame));
    },
  });
}
