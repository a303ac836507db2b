import { RE2JS } from 're2js';

import type { Span } from '../../../base/span.ts';

/** UTF-16 code units of a text that a regular expression is run over, however small it is. */
export const MAX_REGEXP_INPUT = 65_536;

/**
 * What running a regular expression may cost: its size times the length of the text. Linear time is no
 * short time when the regular expression is large: this much takes some tenths of a second at worst.
 */
const MAX_WORK = 20_000_000;

/**
 * Regular expressions that are kept compiled. Each has tables that grow with the texts it is run over,
 * up to 8 MB; those that were used last are kept.
 */
const MAX_COMPILED = 128;

const cache = new Map<string, RE2JS | undefined>();

/**
 * How much of a text a regular expression of the engine's dialect is run over: all that it takes without
 * taking too long. In UTF-16 code units. Never throws.
 */
export function regexpInputLimit(source: string): number {
  const size = compiled(source)?.programSize() ?? 1;
  return Math.min(MAX_REGEXP_INPUT, Math.floor(MAX_WORK / size));
}

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
