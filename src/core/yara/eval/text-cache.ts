/** Texts that are kept; a cache is emptied when it is full. */
const MAX_CACHED = 100_000;

/** Shorter texts are converted faster than they are looked up. */
const MIN_CACHED_LENGTH = 24;

/**
 * `convert` with a memory: a long text that comes again is not converted again. Rules look at the same
 * values of a sample over and over. convert: a pure function. Never throws (but for what it throws).
 */
export function createTextCache(convert: (text: string) => string): (text: string) => string {
  const cache = new Map<string, string>();
  return (text) => {
    if (text.length < MIN_CACHED_LENGTH) return convert(text);
    const known = cache.get(text);
    if (known !== undefined) return known;
    const converted = convert(text);
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(text, converted);
    return converted;
  };
}
