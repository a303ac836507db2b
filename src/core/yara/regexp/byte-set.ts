/** A set of bytes: 256 flags. */
export type ByteSet = readonly boolean[];

/** The bytes of `ranges`, pairs of first and last. Never throws. */
export function byteSet(ranges: readonly (readonly [number, number])[]): ByteSet {
  const set = Array.from({ length: 256 }, () => false);
  for (const [first, last] of ranges) set.fill(true, first, last + 1);
  return set;
}

/** All bytes that `set` does not hold. Never throws. */
export function complement(set: ByteSet): ByteSet {
  return set.map((isIn) => !isIn);
}

/** Joins two sets byte by byte. Never throws. */
export function combineSets(
  left: ByteSet,
  right: ByteSet,
  keep: (inLeft: boolean, inRight: boolean) => boolean,
): ByteSet {
  return left.map((isIn, byte) => keep(isIn, right[byte] ?? false));
}

/** The set with the other case of each ASCII letter in it. Never throws. */
export function foldSet(set: ByteSet): ByteSet {
  return set.map((isIn, byte) => {
    const isLetter = (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
    return isIn || (isLetter && (set[byte ^ 0x20] ?? false));
  });
}

const DIGIT = [0x30, 0x39] as const;
const UPPER = [0x41, 0x5a] as const;
const LOWER = [0x61, 0x7a] as const;

/** `\d`, `\s`, `\w` on bytes. Source: regex-syntax without Unicode. */
export const PERL_CLASSES = {
  d: byteSet([DIGIT]),
  s: byteSet([
    [0x09, 0x0d],
    [0x20, 0x20],
  ]),
  w: byteSet([DIGIT, UPPER, LOWER, [0x5f, 0x5f]]),
} as const;

/** The classes of `[[:name:]]`. Source: regex-syntax `ClassAsciiKind`. */
export const POSIX_CLASSES: ReadonlyMap<string, ByteSet> = new Map([
  ['alnum', byteSet([DIGIT, UPPER, LOWER])],
  ['alpha', byteSet([UPPER, LOWER])],
  ['ascii', byteSet([[0x00, 0x7f]])],
  [
    'blank',
    byteSet([
      [0x09, 0x09],
      [0x20, 0x20],
    ]),
  ],
  [
    'cntrl',
    byteSet([
      [0x00, 0x1f],
      [0x7f, 0x7f],
    ]),
  ],
  ['digit', byteSet([DIGIT])],
  ['graph', byteSet([[0x21, 0x7e]])],
  ['lower', byteSet([LOWER])],
  ['print', byteSet([[0x20, 0x7e]])],
  [
    'punct',
    byteSet([
      [0x21, 0x2f],
      [0x3a, 0x40],
      [0x5b, 0x60],
      [0x7b, 0x7e],
    ]),
  ],
  [
    'space',
    byteSet([
      [0x09, 0x0d],
      [0x20, 0x20],
    ]),
  ],
  ['upper', byteSet([UPPER])],
  ['word', byteSet([DIGIT, UPPER, LOWER, [0x5f, 0x5f]])],
  ['xdigit', byteSet([DIGIT, [0x41, 0x46], [0x61, 0x66]])],
]);
