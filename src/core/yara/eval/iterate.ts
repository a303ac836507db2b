import { factsOf } from '../check/type-table.ts';
import type { ForIn, Range, Tuple } from '../syntax/ast.ts';
import { compileAccess, compileLocate, placeOf } from './compile-access.ts';
import type { LocatedArray } from './column-body.ts';
import { slotOf, type CompileContext } from './compile-context.ts';
import type { Frame, LocatePath } from './frame.ts';
import type { Read } from './read-path.ts';
import { converterOf, type Convert } from './read-data.ts';
import { isArray, isStruct, UNKNOWN, withoutOperands, type Value } from './value.ts';

/** The turns of a loop: how many, and what binds the loop's variables for one of them. */
export interface Turns {
  readonly nTurns: number;
  /** Binds the variables for a turn. In any order; the next one in turn is the fastest. */
  readonly bind: (turn: number) => void;
  /** In a traced run, the element that is bound, and where it lies. */
  readonly read: () => Read | undefined;
  /** Whether `read` gives something for the turn at hand. */
  readonly hasPlaces: () => boolean;
  /** Of a loop over an array. */
  readonly elements: LocatedArray | undefined;
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
    context.arraySlots.add(slot);
    const convert = converterOf(type.element, context.toBytes);
    return (frame) => iterateArray(frame, object(frame), { slot, convert, locate });
  }
  if (type.kind !== 'map') return (frame) => (object(frame) === undefined ? undefined : UNKNOWN);
  const valueSlot = second ? slotOf(second, context) : slot;
  const convert = converterOf(type.value, context.toBytes);
  return (frame) => iterateMap(frame, object(frame), { slot, valueSlot, convert, locate, context });
}

function iterateArray(
  frame: Frame,
  array: Value,
  loop: {
    readonly slot: number;
    readonly convert: Convert;
    readonly locate: LocatePath | undefined;
  },
): Turns | undefined | typeof UNKNOWN {
  if (!isArray(array)) return withoutOperands(array, array);
  const { slot, convert, locate } = loop;
  const parent = locate?.(frame);
  return {
    nTurns: array.length,
    bind: (turn) => {
      frame.slots[slot] = convert(array[turn]);
      frame.arrays[slot] = array;
      frame.turns[slot] = turn;
      frame.parents[slot] = parent;
    },
    read: () => readSlot(frame, slot),
    hasPlaces: () => parent !== undefined,
    elements: { array, path: parent, convert },
  };
}

/** What a slot holds, with its place; undefined without one. */
function readSlot(frame: Frame, slot: number): Read | undefined {
  const path = placeOf(frame, slot);
  return path && { path, value: frame.slots[slot] };
}

function iterateMap(
  frame: Frame,
  map: Value,
  loop: {
    readonly slot: number;
    readonly valueSlot: number;
    readonly convert: Convert;
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
      if (!entry) return;
      const [key, value] = entry;
      frame.slots[loop.slot] = loop.context.toBytes(key);
      frame.slots[loop.valueSlot] = loop.convert(value);
      for (const slot of [loop.slot, loop.valueSlot]) {
        frame.keys[slot] = key;
        frame.parents[slot] = parent;
      }
    },
    read: () => readSlot(frame, loop.valueSlot),
    hasPlaces: () => parent !== undefined,
    elements: undefined,
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
      bind: (turn) => {
        frame.slots[slot] = from + BigInt(turn);
      },
      read: () => undefined,
      hasPlaces: () => false,
      elements: undefined,
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
      frame.slots[slot] = item?.evaluate(frame);
      frame.evidence.length = mark;
      frame.paths[slot] = item?.locate?.(frame);
    },
    read: () => readSlot(frame, slot),
    hasPlaces: () => frame.paths[slot] !== undefined,
    elements: undefined,
  });
}
