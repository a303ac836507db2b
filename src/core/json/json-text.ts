import { invariant } from '../../base/assert.ts';
import { decodeUtf8, isContinuation } from '../../base/utf8.ts';
import { visibleText } from '../../base/visible-text.ts';
import { entryOf, kindOf, type JsonIndex } from './json-index.ts';
import { endOfCharacters, hasLoneSurrogate, unescapeJson } from './unescape.ts';

/**
 * The key of a member, unescaped (lone surrogates kept); undefined for the root and for elements of
 * arrays. Throws InvariantError for an unknown id.
 */
export function keyOf(index: JsonIndex, node: number): string | undefined {
  const end = entryOf(index.keyEnds, node);
  if (end === 0) return undefined;
  return unescapeJson(index.bytes, entryOf(index.keyStarts, node) + 1, end - 1);
}

/**
 * The text of a string, unescaped; a lone surrogate stays one (see `isLossy`). Throws InvariantError
 * for a node that is no string. O(length).
 */
export function stringOf(index: JsonIndex, node: number): string {
  invariant(kindOf(index, node) === 'string', 'node is not a string');
  return unescapeJson(index.bytes, entryOf(index.starts, node) + 1, entryOf(index.ends, node) - 1);
}

/**
 * The text of a number as it is written: `1e400`, `-0` and numbers of any length stay what they are.
 * Throws InvariantError for a node that is no number.
 */
export function numberTextOf(index: JsonIndex, node: number): string {
  invariant(kindOf(index, node) === 'number', 'node is not a number');
  return rawTextOf(index, node);
}

/**
 * A scalar as the user sees and copies it: a string unescaped and without quotes, the rest as it is
 * written. Undefined for an object or array. Throws InvariantError for an unknown id.
 */
export function scalarTextOf(index: JsonIndex, node: number): string | undefined {
  const kind = kindOf(index, node);
  if (kind === 'object' || kind === 'array') return undefined;
  return kind === 'string' ? stringOf(index, node) : rawTextOf(index, node);
}

/**
 * The node as it is written in the document, at most `maxBytes` of it (cut between characters).
 * Throws InvariantError for an unknown id. O(bytes of the subtree, or maxBytes).
 */
export function rawTextOf(index: JsonIndex, node: number, maxBytes = Infinity): string {
  const start = entryOf(index.starts, node);
  const end = entryOf(index.ends, node);
  let cut = Math.min(end, start + maxBytes);
  while (cut < end && cut > start && isContinuation(index.bytes[cut])) cut--;
  return decodeUtf8(index.bytes, start, cut);
}

/**
 * Whether the string has a `\u` escape for half a character, so that no UTF-8 text equals it. False
 * for every other kind of node. Throws InvariantError for an unknown id. O(length).
 */
export function isLossy(index: JsonIndex, node: number): boolean {
  if (kindOf(index, node) !== 'string') return false;
  return hasLoneSurrogate(
    index.bytes,
    entryOf(index.starts, node) + 1,
    entryOf(index.ends, node) - 1,
  );
}

/** Like `isLossy`, for the node's key; false where it has none. Throws InvariantError for an unknown id. */
export function isKeyLossy(index: JsonIndex, node: number): boolean {
  const end = entryOf(index.keyEnds, node);
  return end !== 0 && hasLoneSurrogate(index.bytes, entryOf(index.keyStarts, node) + 1, end - 1);
}

/** A value on one line, for a row. */
export interface ValuePreview {
  /** Nothing hidden in it: control and invisible characters are drawn (`visibleText`). A string is without its quotes. */
  readonly text: string;
  /** Whether `text` is only the beginning. */
  readonly isCut: boolean;
  /** How long the whole value is in the document, in bytes; of a string, without its quotes. */
  readonly sizeBytes: number;
}

/**
 * A value on one line: a string's or number's first `maxChars` characters (Unicode scalar values),
 * an object as `{…} 3` and an array as `[…] 41` with the number of children, `{}` and `[]` when empty.
 * Throws InvariantError for an unknown id. O(maxChars).
 */
export function previewOf(index: JsonIndex, node: number, maxChars: number): ValuePreview {
  const kind = kindOf(index, node);
  const start = entryOf(index.starts, node);
  const end = entryOf(index.ends, node);
  if (kind === 'object' || kind === 'array') {
    const count = entryOf(index.childCounts, node);
    const [open, close] = kind === 'object' ? ['{', '}'] : ['[', ']'];
    const text = count === 0 ? `${open}${close}` : `${open}…${close} ${String(count)}`;
    return { text, isCut: false, sizeBytes: end - start };
  }
  const quote = kind === 'string' ? 1 : 0;
  const range = { start: start + quote, end: end - quote };
  const cut = endOfCharacters(index.bytes, range, maxChars);
  return {
    text: visibleText(unescapeJson(index.bytes, range.start, cut)),
    isCut: cut < range.end,
    sizeBytes: range.end - range.start,
  };
}
