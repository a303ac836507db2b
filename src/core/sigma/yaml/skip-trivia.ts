/**
 * The next offset at which something stands that is neither white space nor a comment. Never throws.
 * O(skipped).
 */
export function skipTrivia(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    if (text[at] === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (isYamlSpace(text.charCodeAt(at))) {
      at++;
    } else {
      break;
    }
  }
  return at;
}

/** Whether YAML takes a code unit for white space: space, tab and line breaks. */
export function isYamlSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
}
