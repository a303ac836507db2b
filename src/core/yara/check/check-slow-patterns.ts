import type { ByteString } from '../../../base/byte-string.ts';
import type { PatternDefinition } from '../syntax/ast.ts';
import { parseRegexp } from '../regexp/parse-regexp.ts';
import { literalOf } from '../regexp/regexp-shape.ts';
import { warn, type CheckContext } from './check-context.ts';
import { patternSpan } from './check-patterns.ts';
import { hexLiteral } from './hex-literal.ts';
import { slowPattern } from './pattern-warnings.ts';

/** With these the bytes that are looked for are others, or must stand apart. */
const MAKES_RARE: ReadonlySet<string> = new Set(['xor', 'fullword', 'base64', 'base64wide']);

/** A single byte, or a run of bytes that stand in every program. Source: YARA-X. */
const COMMON = /^(?:[^]|\0+|\x90+|\xff+)$/;

/**
 * Warns of patterns that are nothing but one byte, or a run of 00, 90 or FF, unless they are looked for
 * at one offset only. What the engine says of patterns without a fixed part of two bytes is not told
 * here: it depends on how it searches. Never throws. O(length of the section).
 */
export function checkSlowPatterns(context: CheckContext): void {
  for (const pattern of context.rule.strings?.patterns ?? []) {
    const anchor = context.anchors.get(pattern.identifier.name);
    if (typeof anchor === 'bigint') continue;
    if (pattern.modifiers.some(({ name }) => MAKES_RARE.has(name))) continue;
    const literal = literalBytes(pattern);
    if (literal !== undefined && COMMON.test(literal)) {
      warn(context, slowPattern(patternSpan(pattern)));
    }
  }
}

/** The bytes of a pattern that the engine keeps as a literal. */
function literalBytes({ value, modifiers }: PatternDefinition): ByteString | undefined {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'hex':
      return hexLiteral(value.tokens);
    default: {
      const parsed = parseRegexp(value.pattern);
      const folds = value.flags.includes('i') || modifiers.some(({ name }) => name === 'nocase');
      return parsed.ok ? literalOf(parsed.value, folds) : undefined;
    }
  }
}
