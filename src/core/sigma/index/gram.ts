/**
 * Two or four neighbouring characters of a folded text in one number, by the low bytes of their code
 * units: like texts have like grams, and in ASCII only they.
 */
export type GramLength = 2 | 4;

/** What texts are found by, unless they are shorter. */
export const GRAM_LENGTH = 4;

/** The gram that begins at `start`; there must be so many characters. Never throws. */
export function gramAt(text: string, start: number, length: GramLength = GRAM_LENGTH): number {
  let gram = 0;
  for (let at = start; at < start + length; at++) {
    gram = (gram << 8) | (text.charCodeAt(at) & 0xff);
  }
  return gram;
}

/** Spreads grams over so many bits, 1 to 31. Never throws. Source: multiplicative hashing, Knuth. */
export function hashGram(gram: number, nBits: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> (32 - nBits);
}
