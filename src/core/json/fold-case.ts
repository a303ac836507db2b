/** U+0131, dotless i: its upper case is `I`, but it is a letter of its own and folds to itself. */
const DOTLESS_I = 'ı';

/**
 * The text with the difference between upper and lower case taken out, one code point for one, so that
 * two texts are equal but for case when their folded forms are equal. Lone surrogates stay. Never
 * throws. Source: Unicode, simple case folding; the same that regular expressions use with `iu`.
 */
export function foldCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

/** Whether every character is ASCII. Never throws. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}

/** Upper case first: it joins what lower case keeps apart (`ſ` and `s`, `ς` and `σ`). */
function foldCharacter(character: string): string {
  if (character === DOTLESS_I) return character;
  const upper = character.toUpperCase();
  const lower = (isOneCharacter(upper) ? upper : character).toLowerCase();
  return isOneCharacter(lower) ? lower : character;
}

function isOneCharacter(text: string): boolean {
  return text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
}
