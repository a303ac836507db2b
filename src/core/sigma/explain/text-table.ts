import type { EventText, Hit } from './rule-explanation.ts';
import type { TextPlace } from './text-place.ts';

/** The texts that the hits of one explanation are in, each once. */
export interface TextTable {
  readonly texts: EventText[];
  readonly positions: Map<string, number>;
}

/** A table without texts. Never throws. */
export function createTextTable(): TextTable {
  return { texts: [], positions: new Map() };
}

/** The position of a text; it is added if it is not there yet. Never throws. */
export function positionOfText(table: TextTable, place: TextPlace): Hit['text'] {
  const { field, index, value, loss } = place;
  // A keyword counts texts within maps too, so that one position can mean two texts.
  const key = `${index ?? ''} ${field}\0${value.text}`;
  const known = table.positions.get(key);
  if (known !== undefined) return known;
  const position = table.texts.push({ field, index, text: value.text, loss }) - 1;
  table.positions.set(key, position);
  return position;
}
