import * as fc from 'fast-check';

import { MANY, ONE, type Pattern, type PatternPart } from '../pattern.ts';
import { joinParts } from '../template.ts';

/** Characters that make trouble: of escapes, of two code units, of more than one case. */
export const UNITS = ['a', 'b', 'A', '\\', '*', '?', '%', '\n', 'é', 'É', '😀', 'ſ', '\u212a'];

/** Short texts over few characters, so that patterns are found in them. */
export const shortText = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', '😀', '\n'),
  maxLength: 8,
});

/** Patterns as the parser makes them. */
export function arbitraryPattern(units: readonly string[], maxParts = 6): fc.Arbitrary<Pattern> {
  const literal = fc.string({
    unit: fc.constantFrom(...units),
    minLength: 1,
    maxLength: Math.ceil(maxParts / 2),
  });
  const part: fc.Arbitrary<PatternPart> = fc.oneof(literal, fc.constant(ONE), fc.constant(MANY));
  return fc.array(part, { maxLength: maxParts }).map((parts) => joinParts(parts));
}
