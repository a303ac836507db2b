import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRule } from '../compile/compile-rule.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import { buildRule, type Sketch } from '../compile/testdata/build-rule.ts';
import type { Loss, MissingFields, SigmaEvent } from '../event.ts';
import { arbitraryFields, arbitraryRule } from '../match/testdata/arbitrary-rule.ts';
import { buildEvent } from '../match/testdata/verdict-of.ts';
import { createSigmaMatcher } from './sigma-matcher.ts';
import { compareWithFullScan } from './testdata/compare-with-full-scan.ts';

const SEED = 7_015;

const missing = fc.constantFrom<MissingFields[]>(
  { kind: 'absent' },
  { kind: 'not-recorded' },
  { kind: 'not-recorded', only: new Set(['A', 'B']) },
);
const loss = fc.constantFrom<Loss[]>(
  { kind: 'truncated' },
  { kind: 'end-only' },
  { kind: 'hashed' },
  { kind: 'fragment', part: 2, of: 2 },
);
const event: fc.Arbitrary<SigmaEvent> = fc
  .record({
    fields: arbitraryFields,
    missing,
    losses: fc.oneof(
      { weight: 3, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('A', 'B', 'C'), loss) },
    ),
  })
  .map(({ fields, ...sketch }) => buildEvent(fields, sketch));

function compiled(sketches: readonly Sketch[]): readonly CompiledRule[] {
  return sketches.flatMap((sketch) => compileRule(buildRule(sketch)).rule ?? []);
}

describe('any rules on any events', () => {
  it('are told as the full scan tells them', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRule, { minLength: 1, maxLength: 6 }),
        fc.array(event, { minLength: 1, maxLength: 12 }),
        (sketches, events) => {
          const rules = compiled(sketches);
          const { differences, nUnreported, nUndecided } = compareWithFullScan(
            createSigmaMatcher({ rules }),
            rules,
            events,
          );
          expect(differences).toEqual([]);
          expect(nUndecided).toBeGreaterThanOrEqual(nUnreported);
        },
      ),
      { seed: SEED, numRuns: 800 },
    );
  });
});
