import { decodeAt, toByteString, type ByteString } from '../../../base/byte-string.ts';
import type { BinaryOperator, StringOperator } from '../syntax/ast.ts';

/** `left operator right` on byte strings. */
export type StringTest = (left: ByteString, right: ByteString) => boolean;

const ASCII = /^[\0-\x7f]*$/;

/**
 * A byte string without its case: ASCII letters to lower case, and if there is any byte beyond ASCII,
 * each code point by itself to its lower case (no final-sigma rule, no locale). Bytes that are no
 * UTF-8 stay. For two strings of ASCII this is the engine's ASCII folding, for others its Unicode
 * folding; a string of ASCII is the same under both. Never throws. O(length).
 * Source: YARA-X, `str_icontains` and kin over bstr's `to_lowercase`.
 */
export function foldCase(bytes: ByteString): ByteString {
  if (ASCII.test(bytes)) return bytes.toLowerCase();
  let folded = '';
  for (let at = 0; at < bytes.length;) {
    const sequence = decodeAt(bytes, at);
    folded +=
      sequence === undefined
        ? bytes.charAt(at)
        : toByteString(String.fromCodePoint(sequence.codePoint).toLowerCase());
    at += sequence?.length ?? 1;
  }
  return folded;
}

/** Whether the operator does not tell upper from lower case. Never throws. */
export function ignoresCase(operator: StringOperator): boolean {
  return FOLDING.has(operator);
}

const FOLDING: ReadonlySet<StringOperator> = new Set([
  'icontains',
  'istartswith',
  'iendswith',
  'iequals',
]);

/** Tests of the string operators; those that ignore case want both sides folded. */
export const STRING_TESTS: Readonly<Record<StringOperator, StringTest>> = {
  contains: (left, right) => left.includes(right),
  icontains: (left, right) => left.includes(right),
  startswith: (left, right) => left.startsWith(right),
  istartswith: (left, right) => left.startsWith(right),
  endswith: (left, right) => left.endsWith(right),
  iendswith: (left, right) => left.endsWith(right),
  iequals: (left, right) => left === right,
};

/** Whether a binary operator is one of the string operators. Never throws. */
export function isStringOperator(operator: BinaryOperator): operator is StringOperator {
  return Object.hasOwn(STRING_TESTS, operator);
}
