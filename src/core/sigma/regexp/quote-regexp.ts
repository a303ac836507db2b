/**
 * A regular expression that matches a text and nothing else. Never throws.
 */
export function quoteRegexp(text: string): string {
  let quoted = '';
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit === 0x7f) quoted += `\\x${unit.toString(16).padStart(2, '0')}`;
    else quoted += unit < 0x80 && !/^[\w ]$/.test(character) ? `\\${character}` : character;
  }
  return quoted;
}
