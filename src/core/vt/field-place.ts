import { printJsonPath } from '../json/json-path.ts';

/**
 * A place in a document, as the way to it. The text is made only when it is asked for: nearly every
 * value of a report has a place that nobody asks about.
 */
export interface FieldPlace {
  readonly parent: FieldPlace | undefined;
  /** A member's key; undefined for any element of a list and any key of a map. */
  readonly key: string | undefined;
  /** The JSONPath, once it is known. */
  text: string | undefined;
}

/** The place with this JSONPath, to start from. Never throws. */
export function startPlace(path: string): FieldPlace {
  return { parent: undefined, key: undefined, text: path };
}

/** The place of a member, or without a key the one of every element. Never throws. */
export function placeBelow(parent: FieldPlace, key: string | undefined): FieldPlace {
  return { parent, key, text: undefined };
}

/** The JSONPath of a place, `[*]` for any element. Never throws. O(depth) the first time. */
export function placeText(place: FieldPlace): string {
  place.text ??= (place.parent === undefined ? '' : placeText(place.parent)) + stepText(place.key);
  return place.text;
}

function stepText(key: string | undefined): string {
  return key === undefined ? '[*]' : printJsonPath([key]).slice(1);
}
