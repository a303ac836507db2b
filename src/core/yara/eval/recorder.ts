import { fromByteString } from '../../../base/byte-string.ts';
import type { Span } from '../../../base/span.ts';
import type { Expression } from '../syntax/ast.ts';
import type { ValuePath } from '../module-value.ts';
import { toValuePath, type Read } from './read-path.ts';
import { truthOf, UNKNOWN, type Truth, type Value } from './value.ts';

/** A scalar of the data as text and numbers; undefined for a struct, a list, a map, and what is not there. */
export type WitnessValue = string | bigint | number | boolean | undefined;

/** A place in the data, and what is there. */
export interface Witness {
  readonly path: ValuePath;
  readonly value: WitnessValue;
}

/**
 * What became of one expression over all turns of the loops around it. Plain data.
 * A number or a string counts as it would where a boolean is needed: 0 and "" are false. The parts of a path
 * (`vt.metadata` in `vt.metadata.tags`) are traced as one, at the whole path.
 */
export interface ExpressionTrace {
  readonly kind: Expression['kind'];
  readonly span: Span;
  readonly nTrue: number;
  readonly nFalse: number;
  readonly nUndefined: number;
  readonly nUnknown: number;
  /**
   * For a test, the places that it read when it held; for a loop, the elements for which its body
   * held; at most as many as were asked for, without repetition.
   */
  readonly witnesses: readonly Witness[];
  /** All of them, those that were not kept included; a place that is met again counts again. */
  readonly nWitnesses: number;
  /** For a test, the places that it read when it was false or undefined; at most `MAX_MISSES`. */
  readonly misses: readonly Witness[];
}

/** Near misses that are kept per expression. */
export const MAX_MISSES = 20;

/** Collects what becomes of one expression during a run. */
export interface Recorder {
  count(value: Value): void;
  /** Keeps the reads from `start` on, as witnesses or as misses by the value that came of them. */
  keep(value: Value, reads: readonly Read[], start: number): void;
  /** Keeps one place as a witness. */
  witness(read: Read): void;
  finish(): ExpressionTrace;
}

/** A recorder for an expression. Never throws. */
export function createRecorder(expression: Expression, maxWitnesses: number): Recorder {
  let nTrue = 0;
  let nFalse = 0;
  let nUndefined = 0;
  let nUnknown = 0;
  let nWitnesses = 0;
  const witnesses = createWitnessList(maxWitnesses);
  const misses = createWitnessList(MAX_MISSES);
  return {
    count(value) {
      const truth = asTruth(value);
      if (truth === undefined) nUndefined++;
      else if (truth === UNKNOWN) nUnknown++;
      else if (truth) nTrue++;
      else nFalse++;
    },
    keep(value, reads, start) {
      const truth = asTruth(value);
      if (truth === UNKNOWN) return;
      const isMiss = truth !== true;
      for (let at = start; at < reads.length; at++) {
        const read = reads[at];
        if (!read) continue;
        if (!isMiss) nWitnesses++;
        (isMiss ? misses : witnesses).add(read);
      }
    },
    witness(read) {
      nWitnesses++;
      witnesses.add(read);
    },
    finish: () => ({
      kind: expression.kind,
      span: expression.span,
      nTrue,
      nFalse,
      nUndefined,
      nUnknown,
      witnesses: witnesses.items,
      nWitnesses,
      misses: misses.items,
    }),
  };
}

/** A struct, a list or a map is there, even if it is empty. */
function asTruth(value: Value): Truth {
  return typeof value === 'object' ? true : truthOf(value);
}

/** A list of witnesses without repetition, up to a limit. */
export interface WitnessList {
  readonly items: readonly Witness[];
  add(read: Read): void;
}

/** An empty list for at most `limit` witnesses. Never throws. */
export function createWitnessList(limit: number): WitnessList {
  const items: Witness[] = [];
  const seen = new Set<string>();
  return {
    items,
    add(read) {
      if (items.length >= limit) return;
      const path = toValuePath(read.path);
      const key = pathKey(path);
      if (seen.has(key)) return;
      seen.add(key);
      items.push({ path, value: toWitnessValue(read.value) });
    },
  };
}

/** A text that two paths share only if they are the same. Never throws. */
export function pathKey(path: ValuePath): string {
  return JSON.stringify(
    path.map((step) =>
      step.kind === 'index' ? step.index : step.kind === 'field' ? step.name : [step.key],
    ),
  );
}

/** What a value is for people: strings as text, no collections. Never throws. */
export function toWitnessValue(value: Value): WitnessValue {
  switch (typeof value) {
    case 'string':
      return fromByteString(value);
    case 'bigint':
    case 'number':
    case 'boolean':
      return value;
    default:
      return undefined;
  }
}
