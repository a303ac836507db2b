import type { ClassItem } from './regexp-node.ts';

const LAST_CODE = 0x10ffff;

/** The items of a class escape, and whether the class is of all others. */
export interface ClassEscape {
  readonly items: readonly ClassItem[];
  readonly isNegated: boolean;
}

const VERTICAL = ranges([0x0a, 0x0d], [0x85, 0x85], [0x2028, 0x2029]);
const HORIZONTAL = ranges(
  [0x09, 0x09],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
);

/** PCRE's, of ASCII: the vertical tab is a space, other than in RE2. */
const SPACE = ranges([0x09, 0x0d], [0x20, 0x20]);

/**
 * The classes that a letter behind a backslash stands for. Source: PCRE2, "Generic character types"; of
 * ASCII, as without its option UCP.
 */
export const CLASS_ESCAPES: ReadonlyMap<string, ClassEscape> = new Map([
  ['d', { items: [native('\\d')], isNegated: false }],
  ['D', { items: [native('\\D')], isNegated: false }],
  ['w', { items: [native('\\w')], isNegated: false }],
  ['W', { items: [native('\\W')], isNegated: false }],
  ['s', { items: SPACE, isNegated: false }],
  ['S', { items: SPACE, isNegated: true }],
  ['h', { items: HORIZONTAL, isNegated: false }],
  ['H', { items: HORIZONTAL, isNegated: true }],
  ['v', { items: VERTICAL, isNegated: false }],
  ['V', { items: VERTICAL, isNegated: true }],
  ['N', { items: ranges([0x0a, 0x0a]), isNegated: true }],
]);

/** The names between `[:` and `:]`. Source: PCRE2, "POSIX character classes". */
export const POSIX_NAMES: ReadonlySet<string> = new Set(
  'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '),
);

/** One code point. Never throws. */
export function single(code: number): ClassItem {
  return { kind: 'range', first: code, last: code };
}

/** A class that RE2 writes as `text`. Never throws. */
export function native(text: string): ClassItem {
  return { kind: 'native', text };
}

/** All code points that are in none of the items, which must be ranges in order. Never throws. */
export function othersThan(items: readonly ClassItem[]): readonly ClassItem[] {
  const others: ClassItem[] = [];
  let next = 0;
  for (const item of items) {
    if (item.kind !== 'range') continue;
    if (item.first > next) others.push({ kind: 'range', first: next, last: item.first - 1 });
    next = item.last + 1;
  }
  if (next <= LAST_CODE) others.push({ kind: 'range', first: next, last: LAST_CODE });
  return others;
}

function ranges(...pairs: readonly (readonly [number, number])[]): readonly ClassItem[] {
  return pairs.map(([first, last]) => ({ kind: 'range', first, last }));
}
