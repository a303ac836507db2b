import { fromByteString } from '../../../base/byte-string.ts';
import type { Span } from '../../../base/span.ts';
import type { Expression } from '../syntax/ast.ts';
import type { ValuePath } from '../module-value.ts';
import { N_OUTCOMES, OUTCOME, outcomeCode } from './outcome.ts';
import { pathKey, toValuePath, type Read } from './read-path.ts';
import type { Value } from './value.ts';

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

/** Collects the places on which the outcomes of one expression rest during a run. */
export interface Recorder {
  /** Keeps the reads from `start` on, as witnesses or as misses by the value that came of them. */
  keep(value: Value, reads: readonly Read[], start: number): void;
  /** Keeps one place as a witness. */
  witness(read: Read): void;
  /** Counts witnesses that are not kept. */
  countWitnesses(n: number): void;
  /** Keeps one place as a miss. */
  miss(read: Read): void;
  /** Whether a further witness, or a further miss, would be kept. */
  readonly wantsWitnesses: boolean;
  readonly wantsMisses: boolean;
  /** counts: of the run; number: of the expression. */
  finish(counts: Uint32Array, number: number): ExpressionTrace;
}

/** A recorder for an expression. Never throws. */
export function createRecorder(expression: Expression, maxWitnesses: number): Recorder {
  let nWitnesses = 0;
  const witnesses = createWitnessList(maxWitnesses);
  const misses = createWitnessList(MAX_MISSES);
  return {
    get wantsWitnesses() {
      return witnesses.items.length < maxWitnesses;
    },
    get wantsMisses() {
      return misses.items.length < MAX_MISSES;
    },
    keep(value, reads, start) {
      const code = outcomeCode(value);
      if (code === OUTCOME.unknown) return;
      const isMiss = code !== OUTCOME.true;
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
    countWitnesses(n) {
      nWitnesses += n;
    },
    miss: misses.add,
    finish: (counts, number) => ({
      kind: expression.kind,
      span: expression.span,
      ...outcomesOf(counts, number),
      witnesses: witnesses.items,
      nWitnesses,
      misses: misses.items,
    }),
  };
}

function outcomesOf(
  counts: Uint32Array,
  number: number,
): Pick<ExpressionTrace, 'nTrue' | 'nFalse' | 'nUndefined' | 'nUnknown'> {
  const n = (code: number): number => counts[number * N_OUTCOMES + code] ?? 0;
  return {
    nTrue: n(OUTCOME.true),
    nFalse: n(OUTCOME.false),
    nUndefined: n(OUTCOME.undefined),
    nUnknown: n(OUTCOME.unknown),
  };
}

/** A list of witnesses without repetition, up to a limit. */
export interface WitnessList {
  readonly items: readonly Witness[];
  readonly add: (read: Read) => void;
}

/** An empty list for at most `limit` witnesses. Never throws. */
export function createWitnessList(limit: number): WitnessList {
  const items: Witness[] = [];
  const seen = new Set<string>();
  return {
    items,
    add(read) {
      if (items.length >= limit) return;
      const key = pathKey(read.path);
      if (seen.has(key)) return;
      seen.add(key);
      items.push({ path: toValuePath(read.path), value: toWitnessValue(read.value) });
    },
  };
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
