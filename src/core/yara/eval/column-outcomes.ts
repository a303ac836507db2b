import type { SlotAccess } from './column-access.ts';
import type { Column, Dictionary } from './columns.ts';
import type { Frame } from './frame.ts';
import { OUTCOME, outcomeCode, type OutcomeCode } from './outcome.ts';
import type { ArrayValue, Value } from './value.ts';

/** Stands for an outcome that has not been found out. */
const UNSET = 255;

function isOutcome(code: number): code is OutcomeCode {
  return code !== UNSET;
}

/** The outcomes of one test for the values that arrays have, each value tested once. */
export interface ColumnOutcomes {
  /** The outcome (`OUTCOME`) for the element that the loop has bound. */
  codeAt(frame: Frame): OutcomeCode;
  /** The value that `codeAt` tested last. */
  lastValue(): Value;
  /** The outcomes for all elements of an array; valid until the next call. O(elements). */
  codesOf(frame: Frame, array: ArrayValue): Uint8Array;
  /** The column that `codesOf` looked at last. */
  lastColumn(): Column | undefined;
}

/** Makes the memory of a test. apply: a pure function, but for the reasons that it notes in the frame. */
export function createColumnOutcomes(
  { slot, access }: SlotAccess,
  apply: (value: Value, frame: Frame) => Value,
): ColumnOutcomes {
  let array: ArrayValue | undefined;
  let column: Column | undefined;
  let dictionary: Dictionary | undefined;
  let known = new Uint8Array(0);
  let lastId = 0;
  let codes = new Uint8Array(0);
  const enter = (frame: Frame, next: ArrayValue): Column => {
    array = next;
    column = frame.columns.columnOf(next, access);
    const { length } = column.dictionary.values;
    if (column.dictionary === dictionary && known.length >= length) return column;
    const kept = column.dictionary === dictionary ? known : new Uint8Array(0);
    dictionary = column.dictionary;
    known = new Uint8Array(length * 2).fill(UNSET);
    known.set(kept);
    return column;
  };
  const codeOf = (id: number, frame: Frame): OutcomeCode => {
    const code = outcomeCode(apply(dictionary?.values[id], frame));
    // What is unknown is asked again: whoever runs the condition wants the reason.
    if (code !== OUTCOME.unknown) known[id] = code;
    return code;
  };
  return {
    codeAt(frame) {
      const bound = frame.arrays[slot] ?? [];
      const current = column && bound === array ? column : enter(frame, bound);
      lastId = current.ids[frame.turns[slot] ?? 0] ?? 0;
      const code = known[lastId] ?? UNSET;
      return isOutcome(code) ? code : codeOf(lastId, frame);
    },
    lastValue: () => dictionary?.values[lastId],
    codesOf(frame, next) {
      const { ids } = enter(frame, next);
      if (codes.length < ids.length) codes = new Uint8Array(ids.length * 2);
      for (let at = 0; at < ids.length; at++) {
        const id = ids[at] ?? 0;
        const code = known[id] ?? UNSET;
        codes[at] = code === UNSET ? codeOf(id, frame) : code;
      }
      return codes;
    },
    lastColumn: () => column,
  };
}
