/**
 * What some texts are witnesses of. A text has one place, by a few of its characters, where a later one may
 * replace it: events repeat values soon or never, and a map of all values costs more than looking again.
 */
export interface KnownValues {
  readonly texts: (string | undefined)[];
  readonly witnesses: (readonly number[])[];
}

/** A power of two. */
const N_PLACES = 1024;

/** No values yet. */
export function createKnownValues(): KnownValues {
  return { texts: [], witnesses: [] };
}

/** What a text is a witness of, where that is known. Never throws. */
export function recallValue(known: KnownValues, text: string): readonly number[] | undefined {
  const place = placeOf(text);
  return known.texts[place] === text ? known.witnesses[place] : undefined;
}

/** Keeps what a text is a witness of. Never throws. */
export function keepValue(known: KnownValues, text: string, witnesses: readonly number[]): void {
  if (known.texts.length === 0) {
    for (let place = 0; place < N_PLACES; place++) {
      known.texts.push(undefined);
      known.witnesses.push(witnesses);
    }
  }
  const place = placeOf(text);
  known.texts[place] = text;
  known.witnesses[place] = witnesses;
}

/** By characters in which paths, names and command lines are different: before an ending, and within. */
function placeOf(text: string): number {
  const { length } = text;
  let hash = length;
  hash = Math.imul(hash, 31) + text.charCodeAt(length - 1);
  hash = Math.imul(hash, 31) + text.charCodeAt(length - 5);
  hash = Math.imul(hash, 31) + text.charCodeAt(length - 6);
  hash = Math.imul(hash, 31) + text.charCodeAt(length >> 1);
  hash = Math.imul(hash, 31) + text.charCodeAt((length * 3) >> 2);
  return Math.imul(hash, 0x9e3779b1) >>> 22;
}
