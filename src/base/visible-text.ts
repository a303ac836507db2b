/** Code points that draw nothing, move others about, or mean nothing: what could hide in a text. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The text on one line with nothing hidden: each control character as its picture (`\n` as U+240A),
 * each other invisible code point (bidi, zero-width, line separator, private, unassigned, lone
 * surrogate) as U+FFFD. One glyph stands for one code point. For the eye only: it does not tell a
 * real U+FFFD from a replaced one. Never throws.
 */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}
