/** U+0131, dotless i: its upper case is `I`, but it is a letter of its own and folds to itself. */
const DOTLESS_I = 'ı';

/** Folded code units of the first plane, a page of 256 at a time, made when one is first needed. */
const pages: (Uint16Array | undefined)[] = Array.from({ length: 256 });

/**
 * The text with the difference between upper and lower case taken out, one code point for one, so that
 * two texts are equal but for case when their folded forms are equal. The folded text is as long as the
 * text, and each character stays where it is: an offset into the one is an offset into the other. Lone
 * surrogates stay. Never throws. Source: Unicode, simple case folding; the same that regular
 * expressions use with `iu`.
 */
export function foldCase(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  let folded = '';
  let done = 0;
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    const isPair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    const length = isPair ? 2 : 1;
    const other = isPair ? foldPair(text.slice(at, at + 2)) : foldUnit(unit);
    if (other !== undefined) {
      folded += text.slice(done, at) + other;
      done = at + length;
    }
    at += length;
  }
  return folded + text.slice(done);
}

/** Whether every character is ASCII. Never throws. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= 0x80) return false;
  return true;
}

/** What a code unit folds to, where that is another. */
function foldUnit(unit: number): string | undefined {
  const folded = (pages[unit >> 8] ??= foldPage(unit & 0xff00))[unit & 0xff] ?? unit;
  return folded === unit ? undefined : String.fromCharCode(folded);
}

function foldPage(start: number): Uint16Array {
  return Uint16Array.from({ length: 256 }, (_, index) =>
    foldCharacter(String.fromCharCode(start + index)).charCodeAt(0),
  );
}

function foldPair(pair: string): string | undefined {
  const folded = foldCharacter(pair);
  return folded === pair ? undefined : folded;
}

/** Upper case first: it joins what lower case keeps apart (`ſ` and `s`, `ς` and `σ`). */
function foldCharacter(character: string): string {
  if (character === DOTLESS_I) return character;
  const upper = character.toUpperCase();
  const lower = (isOneCharacter(upper) ? upper : character).toLowerCase();
  return lower.length === character.length && isOneCharacter(lower) ? lower : character;
}

function isOneCharacter(text: string): boolean {
  return text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
}
