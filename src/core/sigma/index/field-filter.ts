import { foldCase } from '../../../base/fold-case.ts';
import type { Loss } from '../event.ts';
import { decimalKeyOf } from './decimal-key.ts';
import { buildEdgeFilter, findEdgeNeedles, type EdgeFilter } from './edge-filter.ts';
import type { Needle } from './gram-filter.ts';
import { buildInsideFilter, findInside, type InsideFilter } from './inside-filter.ts';
import { WITNESS_KINDS, type WitnessKind } from './witness.ts';
import type { WitnessTable } from './witness-table.ts';

/** What is looked for in the values of one field, or in all values for keywords. */
export interface FieldFilter {
  /** Told for a field that is there, whatever it holds. */
  readonly present: readonly number[];
  readonly equals: ReadonlyMap<string, number>;
  /** For each length up to the longest, 1 where a text of `equals` is so long: most values need no look-up. */
  readonly equalLengths: Uint8Array;
  readonly numbers: ReadonlyMap<string, number>;
  readonly inside: InsideFilter;
  readonly atStart: EdgeFilter;
  readonly atEnd: EdgeFilter;
  /** A whole value that is shorter has none of these witnesses; Infinity where there are none. */
  readonly shortest: number;
  /** All but those of `present`, for values of which only a part is known. */
  readonly others: readonly NumberedWitness[];
}

/** A witness of a value, and its number in the table. */
interface NumberedWitness extends Needle {
  readonly kind: WitnessKind;
}

/**
 * A filter for some witnesses of a table, all of one field or all of keywords. Never throws. O(their
 * length).
 */
export function buildFieldFilter(
  { kinds, textOf }: WitnessTable,
  witnesses: Iterable<number>,
): FieldFilter {
  const byKind = new Map(WITNESS_KINDS.map((kind) => [kind, [] as NumberedWitness[]]));
  for (const number of witnesses) {
    const kind = WITNESS_KINDS[kinds[number] ?? 0] ?? 'present';
    byKind.get(kind)?.push({ kind, text: textOf(number), number });
  }
  const of = (kind: WitnessKind): readonly NumberedWitness[] => byKind.get(kind) ?? [];
  const others = WITNESS_KINDS.flatMap((kind) => (kind === 'present' ? [] : of(kind)));
  return {
    present: of('present').map(({ number }) => number),
    equals: new Map(of('equals').map(({ text, number }) => [text, number])),
    equalLengths: lengthsOf(of('equals')),
    numbers: new Map(of('number').map(({ text, number }) => [text, number])),
    inside: buildInsideFilter(of('contains')),
    atStart: buildEdgeFilter('start', of('startswith')),
    atEnd: buildEdgeFilter('end', of('endswith')),
    shortest: others.reduce((least, witness) => Math.min(least, leastLength(witness)), Infinity),
    others,
  };
}

/** The text of a number is a key, as long as it may be. */
function leastLength({ kind, text }: NumberedWitness): number {
  return kind === 'number' ? 0 : text.length;
}

function lengthsOf(needles: readonly Needle[]): Uint8Array {
  const longest = needles.reduce((length, { text }) => Math.max(length, text.length), -1);
  const lengths = new Uint8Array(longest + 1);
  for (const { text } of needles) lengths[text.length] = 1;
  return lengths;
}

/** Tells the number of each witness that a whole value has, but for those of presence. Never throws. */
export function findWitnesses(
  filter: FieldFilter,
  text: string,
  found: (number: number) => void,
): void {
  const folded = foldCase(text);
  const equal = filter.equalLengths[text.length] === 1 ? filter.equals.get(folded) : undefined;
  if (equal !== undefined) found(equal);
  if (filter.numbers.size > 0) {
    const key = decimalKeyOf(text);
    const number = key === undefined ? undefined : filter.numbers.get(key);
    if (number !== undefined) found(number);
  }
  findEdgeNeedles(filter.atStart, folded, found);
  findEdgeNeedles(filter.atEnd, folded, found);
  findInside(filter.inside, folded, found);
}

/** The same for a value of which only a part is known: each witness that it may have. Never throws. */
export function findPossibleWitnesses(
  { others }: FieldFilter,
  text: string,
  loss: Loss,
  found: (number: number) => void,
): void {
  const folded = foldCase(text);
  for (const witness of others) if (mayHave(witness, folded, loss)) found(witness.number);
}

function mayHave({ kind, text }: NumberedWitness, folded: string, loss: Loss): boolean {
  if (loss.kind === 'truncated' && (kind === 'startswith' || kind === 'equals')) {
    return text.startsWith(folded) || (kind === 'startswith' && folded.startsWith(text));
  }
  if (loss.kind === 'end-only' && (kind === 'endswith' || kind === 'equals')) {
    return text.endsWith(folded) || (kind === 'endswith' && folded.endsWith(text));
  }
  return true;
}
