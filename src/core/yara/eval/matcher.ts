import { RE2JS } from 're2js';
import { assertNever } from '../../../base/assert.ts';
import type { ByteString } from '../../../base/byte-string.ts';
import { parseRegexp } from '../regexp/parse-regexp.ts';
import { SIZE_REASON, translateRegexp } from '../regexp/translate-regexp.ts';
import { foldCase } from './string-operations.ts';

/** Longer values are not searched: the matcher is linear, but so is the time that a user waits. */
export const MAX_REGEXP_INPUT_BYTES = 65_536;

/** A regular expression that is ready to run, or why it is not. */
export type Matcher =
  | { readonly kind: 'ready'; readonly test: (bytes: ByteString) => boolean }
  | { readonly kind: 'unsupported'; readonly reason: string };

/**
 * Makes a matcher over byte strings. It searches in time linear in the input: nothing backtracks. A
 * pure literal is searched as such, with `/i` under Unicode folding, as the engine does. Never throws.
 */
export function createMatcher(pattern: string, flags: string): Matcher {
  const parsed = parseRegexp(pattern);
  if (!parsed.ok) return { kind: 'unsupported', reason: parsed.error.message };
  const translated = translateRegexp(parsed.value, flags);
  switch (translated.kind) {
    case 'invalid':
      return { kind: 'unsupported', reason: translated.error.message };
    case 'unsupported':
      return { kind: 'unsupported', reason: translated.reason };
    case 'literal': {
      const { literal } = translated;
      if (!translated.ignoresCase) {
        return { kind: 'ready', test: (bytes) => bytes.includes(literal) };
      }
      const folded = foldCase(literal);
      return { kind: 'ready', test: (bytes) => foldCase(bytes).includes(folded) };
    }
    case 're2':
      return compileRe2(translated.source);
    default:
      return assertNever(translated);
  }
}

/** RE2 refuses repetitions that multiply to more than it is willing to compile. */
function compileRe2(source: string): Matcher {
  try {
    const compiled = RE2JS.compile(source);
    return { kind: 'ready', test: (bytes) => compiled.test(bytes) };
  } catch {
    return { kind: 'unsupported', reason: SIZE_REASON };
  }
}
