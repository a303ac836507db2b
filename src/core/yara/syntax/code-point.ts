/**
 * Spaces that YARA-X takes as white space between tokens, besides space, tab, CR and LF.
 * Source: YARA-X tokenizer, measured.
 */
const OTHER_SPACES = /^[\u00a0\u2000-\u200a\u202f\u205f]$/;

/**
 * Characters on which the YARA-X tokenizer crashes when they stand outside of strings and comments:
 * Rust counts them as white space, the grammar does not. Measured with YARA-X 1.20.
 */
const CRASHING = /^[\u0085\u1680\u2028\u2029\u3000]$/;

/**
 * Characters that a reader cannot see or tell from a space, and that YARA-X refuses outside of
 * strings and comments: other controls, format characters (zero-width, bidi, byte order mark), and
 * code points without a character.
 */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zs}\p{Zl}\p{Zp}]$/u;

/** Names of the invisible characters that get into rules by copying from web pages and documents. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['\u0000', 'null'],
  ['\u000b', 'vertical tab'],
  ['\u000c', 'form feed'],
  ['\u0085', 'next line'],
  ['\u00ad', 'soft hyphen'],
  ['\u1680', 'ogham space mark'],
  ['\u180e', 'mongolian vowel separator'],
  ['\u200b', 'zero width space'],
  ['\u200c', 'zero width non-joiner'],
  ['\u200d', 'zero width joiner'],
  ['\u200e', 'left-to-right mark'],
  ['\u200f', 'right-to-left mark'],
  ['\u2028', 'line separator'],
  ['\u2029', 'paragraph separator'],
  ['\u202a', 'left-to-right embedding'],
  ['\u202b', 'right-to-left embedding'],
  ['\u202c', 'pop directional formatting'],
  ['\u202d', 'left-to-right override'],
  ['\u202e', 'right-to-left override'],
  ['\u2060', 'word joiner'],
  ['\u2066', 'left-to-right isolate'],
  ['\u2067', 'right-to-left isolate'],
  ['\u2068', 'first strong isolate'],
  ['\u2069', 'pop directional isolate'],
  ['\u3000', 'ideographic space'],
  ['\ufeff', 'byte order mark'],
]);

/** Whether YARA-X skips the character between tokens (line ends included). Never throws. */
export function isYaraSpace(character: string): boolean {
  return (
    character === ' ' ||
    character === '\n' ||
    character === '\t' ||
    character === '\r' ||
    (character > '\u007f' && OTHER_SPACES.test(character))
  );
}

/** Whether the character, outside of strings and comments, crashes YARA-X. Never throws. */
export function crashesYara(character: string): boolean {
  return character > '\u007f' && CRASHING.test(character);
}

/**
 * Whether the character (one code point) cannot be seen and is no white space of the language.
 * Never throws.
 */
export function isInvisible(character: string): boolean {
  return INVISIBLE.test(character) && !isYaraSpace(character);
}

/**
 * Letters, digits, marks, punctuation and symbols, without those that have no shape of their own
 * (joiners, fillers, variation selectors, tags) and the braille blank, which looks like a space.
 */
const READABLE = /^(?!\p{Default_Ignorable_Code_Point}|\u2800)[\p{L}\p{N}\p{M}\p{P}\p{S}]$/u;

/**
 * Whether a reader can see the character (one code point), so that it may stand in generated text.
 * The space U+0020 is not readable in this sense. Never throws.
 */
export function isReadable(character: string): boolean {
  return READABLE.test(character);
}

/** `U+200B` */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** How a message names a character that cannot be printed: `U+200B (zero width space)`. */
export function nameCharacter(character: string): string {
  const name = NAMES.get(character);
  return name === undefined ? codePointName(character) : `${codePointName(character)} (${name})`;
}
