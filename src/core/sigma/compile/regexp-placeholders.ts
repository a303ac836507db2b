import { placeholderName } from '../pattern/template.ts';

/** A placeholder in the text of a regular expression, with its percent signs from `start` to `end`. */
export interface RegexpPlaceholder {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The placeholders of a regular expression, in order. What a backslash escapes is no placeholder's sign;
 * behind an escaped backslash one may begin. Never throws. O(text).
 */
export function regexpPlaceholders(written: string): readonly RegexpPlaceholder[] {
  const found: RegexpPlaceholder[] = [];
  for (let at = 0; at < written.length; at++) {
    if (written.charAt(at) === '\\') {
      at++;
      continue;
    }
    const name = written.charAt(at) === '%' ? placeholderName(written, at + 1) : undefined;
    if (name === undefined) continue;
    const end = at + name.length + 2;
    found.push({ name, start: at, end });
    at = end - 1;
  }
  return found;
}
