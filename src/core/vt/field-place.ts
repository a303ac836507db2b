/**
 * A place in a document, as the way to it: one step per level, the text made only when it is asked
 * for. Steps are JSONPath steps (`.name`, `['a name']`, `[*]`).
 */
export interface FieldPlace {
  readonly parent: FieldPlace | undefined;
  readonly step: string;
  text: string | undefined;
}

/** The step that stands for every element of a list and for every key of a map. */
export const ANY_STEP = '[*]';

/** The place at `step` below `parent`; without a parent `step` is the whole path so far. Never throws. */
export function placeBelow(parent: FieldPlace | undefined, step: string): FieldPlace {
  return { parent, step, text: undefined };
}

/** The JSONPath of a place. Never throws. O(depth) the first time. */
export function placeText(place: FieldPlace): string {
  place.text ??= (place.parent === undefined ? '' : placeText(place.parent)) + place.step;
  return place.text;
}

/** The step to a member: `.name` for a plain name, else the name in quotes. Never throws. Source: RFC 9535. */
export function memberStep(name: string): string {
  return isPlainName(name) ? `.${name}` : `[${quoteName(name)}]`;
}

function isPlainName(name: string): boolean {
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    const isDigit = unit >= 0x30 && unit <= 0x39;
    const isLetter = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
    if (!isLetter && unit !== 0x5f && !(isDigit && at > 0)) return false;
  }
  return name !== '';
}

/** Single quotes around what JSON would write; a lone surrogate stays an escape. */
function quoteName(name: string): string {
  const escaped = JSON.stringify(name).slice(1, -1).replaceAll('\\"', '"');
  return `'${escaped.replaceAll("'", "\\'")}'`;
}
