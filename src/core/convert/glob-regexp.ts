import { toByteString } from '../../base/byte-string.ts';
import { patternForText } from '../livehunt/literal-regexp.ts';
import { isMany, type Pattern, type PatternPart } from '../sigma/pattern/pattern.ts';

/** One code point of valid UTF-8, where a dot would be one byte. */
export const ONE_CHARACTER = '[^\\x80-\\xbf][\\x80-\\xbf]*';

/** A regular expression of YARA, without its slashes. */
export interface YaraRegexp {
  readonly pattern: string;
  readonly flags: string;
}

/**
 * A whole value that fits a pattern, as a regular expression over the bytes of its UTF-8. What a `*` at
 * either end would take is left out: the search is not anchored there. Never throws. O(length).
 */
export function globRegexp(pattern: Pattern, isCased: boolean): YaraRegexp {
  const isOpenStart = isMany(pattern[0]);
  const isOpenEnd = isMany(pattern.at(-1));
  const inner = pattern.slice(isOpenStart ? 1 : 0, isOpenEnd ? -1 : undefined);
  const body = inner.map((part) => partRegexp(part, { isCased, many: '.*', one: ONE_CHARACTER }));
  const source = `${isOpenStart ? '' : '^'}${body.join('')}${isOpenEnd ? '' : '$'}`;
  return { pattern: source, flags: isCased ? 's' : 'is' };
}

/** How the parts of a pattern are written. */
export interface PartStyle {
  readonly isCased: boolean;
  readonly many: string;
  readonly one: string;
}

/** One part of a pattern as a regular expression. Never throws. O(length). */
export function partRegexp(part: PatternPart, { isCased, many, one }: PartStyle): string {
  if (typeof part === 'string') return literalRegexp(part, isCased);
  return part.kind === 'many' ? many : one;
}

/** A text as a regular expression; the flag `i` is for ASCII, so other letters are written twice. */
export function literalRegexp(text: string, isCased: boolean): string {
  let source = '';
  for (const character of text) source += characterRegexp(character, isCased);
  return source;
}

/** A character in each of its cases. Never throws. */
export function characterRegexp(character: string, isCased: boolean): string {
  const written = patternForText(toByteString(character));
  if (isCased || character < '\u0080') return written;
  const variants = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  const others = [...variants].filter((variant) => Array.from(variant).length === 1);
  if (others.length < 2) return written;
  return `(?:${others.map((variant) => patternForText(toByteString(variant))).join('|')})`;
}
