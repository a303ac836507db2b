import { entryOf, type JsonIndex } from '../json/json-index.ts';
import { keyOf } from '../json/json-text.ts';
import { hasSameBytes } from '../json/same-bytes.ts';

/** Keys at later positions of an object are read anew each time. */
const MAX_REMEMBERED = 64;

interface RememberedKey {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/** Reads the keys of one document's members. */
export type KeyReader = (node: number) => string;

/**
 * Makes a reader of keys. The objects of a list mostly have the same keys in the same order, so a key
 * is first compared with the last one at the same position: that saves most of the decoding, and
 * equal keys are the same string. A node without a key gives the empty text. Never throws.
 */
export function createKeyReader(index: JsonIndex): KeyReader {
  const { bytes } = index;
  const remembered: RememberedKey[] = [];
  return (node) => {
    const ordinal = entryOf(index.ordinals, node);
    const start = entryOf(index.keyStarts, node);
    const end = entryOf(index.keyEnds, node);
    const last = ordinal < MAX_REMEMBERED ? remembered[ordinal] : undefined;
    if (
      last?.length === end - start &&
      hasSameBytes(bytes, last.start, bytes, start, last.length)
    ) {
      return last.text;
    }
    const text = keyOf(index, node) ?? '';
    if (ordinal < MAX_REMEMBERED) remembered[ordinal] = { start, length: end - start, text };
    return text;
  };
}
