import { toByteString, type ByteString } from '../../../base/byte-string.ts';

/** Texts that are kept converted; the cache is emptied when it is full. */
const MAX_CACHED = 100_000;

/** Shorter texts are converted faster than they are looked up. */
const MIN_CACHED_LENGTH = 24;

/** Gives the bytes of texts of the data; a text that comes again is not converted again. */
export type ToBytes = (text: string) => ByteString;

/** A converter with a memory of its own. Never throws. */
export function createByteCache(): ToBytes {
  const cache = new Map<string, ByteString>();
  return (text) => {
    if (text.length < MIN_CACHED_LENGTH) return toByteString(text);
    const known = cache.get(text);
    if (known !== undefined) return known;
    const bytes = toByteString(text);
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(text, bytes);
    return bytes;
  };
}
