import { parseRegexp } from './parse-regexp.ts';
import type { RegexpError, RegexpNode } from './regexp-node.ts';
import { translateRegexp } from './translate-regexp.ts';

/**
 * What the engine has against a regular expression of a condition, or undefined. pattern: the text
 * between the slashes; flags: the letters after them. Spans are relative to `pattern`. Not told is
 * "regex is too large", which depends on the engine's memory. Never throws. O(length).
 */
export function checkRegexp(pattern: string, flags: string): RegexpError | undefined {
  const parsed = parseRegexp(pattern);
  if (!parsed.ok) return parsed.error;
  const translated = translateRegexp(parsed.value, flags);
  if (translated.kind === 'invalid') return translated.error;
  return flags.includes('s') ? findArbitraryPrefix(parsed.value) : undefined;
}

/**
 * E045: with the flag `s`, a regular expression may not start with an unbounded repetition of any
 * byte. Source: YARA-X; a repetition that stands alone is accepted.
 */
function findArbitraryPrefix(node: RegexpNode): RegexpError | undefined {
  let inner = node;
  while (inner.kind === 'group') inner = inner.node;
  if (inner.kind !== 'concat') return undefined;
  for (const item of inner.nodes) {
    if (item.kind === 'dot') continue;
    if (item.kind !== 'repeat' || item.node.kind !== 'dot') return undefined;
    if (item.max === undefined) {
      const message = 'this prefix can be arbitrarily long and matches all bytes';
      return { code: 'E045', message, span: { start: inner.span.start, end: item.span.end } };
    }
  }
  return undefined;
}
