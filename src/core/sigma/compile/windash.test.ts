import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DASHES, expandDashes, isDash, splitDashes } from './windash.ts';
import type { WorkingPart } from './working-value.ts';

/** The same, by a regular expression as other programs have it. */
const OPTION_DASH = /(?<![\p{L}\p{N}_])[-/](?=[\p{L}\p{N}_])/gu;

const unit = fc.constantFrom('-', '/', 'a', 'é', '1', '_', ' ', '–', '𝒳');
const text = fc.string({ unit, maxLength: 12 });

function textOf(parts: readonly WorkingPart[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : isDash(part) ? part.written : part.kind))
    .join('');
}

describe('splitDashes', () => {
  it('finds each dash or slash that begins a word', () => {
    fc.assert(
      fc.property(text, (literal) => {
        const parts = splitDashes(literal);
        expect(textOf(parts)).toBe(literal);
        expect(parts.filter(isDash).map((part) => part.written)).toEqual(
          literal.match(OPTION_DASH) ?? [],
        );
        expect(parts).not.toContain('');
      }),
      { seed: 61, numRuns: 5000 },
    );
  });
});

describe('expandDashes', () => {
  it('makes all combinations, each once, the written one first', () => {
    const few = text.filter((literal) => splitDashes(literal).filter(isDash).length < 4);
    fc.assert(
      fc.property(few, (literal) => {
        const parts = splitDashes(literal);
        const variants = expandDashes(parts).map(textOf);
        expect(variants[0]).toBe(literal);
        expect(new Set(variants).size).toBe(variants.length);
        expect(variants).toHaveLength(DASHES.length ** parts.filter(isDash).length);
      }),
      { seed: 62, numRuns: 500 },
    );
  });
});
