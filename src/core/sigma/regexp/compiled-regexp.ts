import { RE2JS } from 're2js';

import type { Span } from '../../../base/span.ts';

/**
 * Regular expressions that are kept compiled. Each has tables that grow with the texts it is run over,
 * up to 8 MB; those that were used last are kept.
 */
const MAX_COMPILED = 128;

const cache = new Map<string, RE2JS | undefined>();

/**
 * Whether a regular expression of the engine's dialect matches somewhere in a text; false if it is none.
 * It is compiled when it is first needed. Never throws. Linear in the text.
 */
export function matchesRegexp(source: string, text: string): boolean {
  return compiled(source)?.test(text) ?? false;
}

/** Where it first matches; undefined where it does not. Never throws. Linear in the text. */
export function findRegexp(source: string, text: string): Span | undefined {
  const matcher = compiled(source)?.matcher(text);
  return matcher?.find() === true ? { start: matcher.start(), end: matcher.end() } : undefined;
}

function compiled(source: string): RE2JS | undefined {
  if (cache.has(source)) {
    const known = cache.get(source);
    // The last used one is the last to go.
    cache.delete(source);
    cache.set(source, known);
    return known;
  }
  const made = compile(source);
  cache.set(source, made);
  if (cache.size > MAX_COMPILED) {
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  }
  return made;
}

function compile(source: string): RE2JS | undefined {
  try {
    return RE2JS.compile(source);
  } catch {
    return undefined;
  }
}
