import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compileRule } from '../compile/compile-rule.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import { buildRule, type Sketch } from '../compile/testdata/build-rule.ts';
import type { Loss, SigmaEvent } from '../event.ts';
import { evaluateAll, evaluateRule } from './evaluate-rule.ts';
import { createEventReader, prepareEvent } from './prepared-event.ts';
import { arbitraryFields, arbitraryRule } from './testdata/arbitrary-rule.ts';
import { naiveVerdict } from './testdata/naive-verdict.ts';
import { buildEvent, type Json, type JsonObject } from './testdata/verdict-of.ts';
import type { Truth } from './verdict.ts';

function compile(sketch: Sketch): CompiledRule {
  const { rule } = compileRule(buildRule(sketch));
  if (rule === undefined) throw new Error('the rule does not compile');
  return rule;
}

function truthOf(rule: CompiledRule, event: SigmaEvent): Truth {
  return evaluateRule(rule, prepareEvent(event)).truth;
}

/** What becomes of one field of an event on its way to us. */
type Fate = 'kept' | 'dropped' | Loss['kind'];

const fates = fc.record({
  A: fc.constantFrom<Fate>('kept', 'dropped', 'truncated', 'end-only', 'hashed', 'fragment'),
  B: fc.constantFrom<Fate>('kept', 'dropped', 'truncated', 'fragment'),
  C: fc.constantFrom<Fate>('kept', 'kept', 'dropped'),
});

/** The event as it was recorded. Only texts are cut. */
function record(
  fields: JsonObject,
  fate: Readonly<Record<string, Fate>>,
  nKept: number,
): SigmaEvent {
  const kept: Record<string, Json> = {};
  const losses: Record<string, Loss> = {};
  for (const [name, value] of Object.entries(fields)) {
    const what = fate[name] ?? 'kept';
    if (what === 'dropped') continue;
    if (what === 'kept' || typeof value !== 'string') {
      kept[name] = value;
      continue;
    }
    losses[name] = what === 'fragment' ? { kind: what, part: 2, of: 3 } : { kind: what };
    kept[name] = partOf(value, what, nKept);
  }
  return buildEvent(kept, { missing: { kind: 'not-recorded' }, losses });
}

function partOf(value: string, loss: Loss['kind'], nKept: number): string {
  switch (loss) {
    case 'truncated':
      return value.slice(0, nKept);
    case 'end-only':
      return nKept === 0 ? '' : value.slice(-nKept);
    case 'fragment':
      return value.slice(1, 1 + nKept);
    case 'hashed':
      return 'e3b0c442';
  }
}

describe('a verdict', () => {
  it('on an event that is all there is what the parts of the rule mean', () => {
    const nTruths = { true: 0, false: 0 };
    fc.assert(
      fc.property(arbitraryRule, arbitraryFields, (sketch, fields) => {
        const rule = compile(sketch);
        const expected = naiveVerdict(rule, fields);
        nTruths[`${expected}`]++;
        expect(truthOf(rule, buildEvent(fields))).toBe(expected ? 'yes' : 'no');
      }),
      { seed: 81, numRuns: 6000 },
    );
    expect(Math.min(nTruths.true, nTruths.false)).toBeGreaterThan(1500);
  });

  it('on what was recorded of an event is the verdict on the event, or unknown', () => {
    const nTruths = { yes: 0, no: 0, unknown: 0 };
    fc.assert(
      fc.property(
        arbitraryRule,
        arbitraryFields,
        fates,
        fc.nat(3),
        (sketch, fields, fate, nKept) => {
          const rule = compile(sketch);
          const truth = truthOf(rule, record(fields, fate, nKept));
          nTruths[truth]++;
          expect([truthOf(rule, buildEvent(fields)), 'unknown']).toContain(truth);
        },
      ),
      { seed: 82, numRuns: 6000 },
    );
    expect(Math.min(...Object.values(nTruths))).toBeGreaterThan(300);
  });

  it('is unknown for a reason', () => {
    fc.assert(
      fc.property(arbitraryRule, arbitraryFields, fates, (sketch, fields, fate) => {
        const event = record(fields, fate, 2);
        const { truth, doubts } = evaluateRule(compile(sketch), prepareEvent(event));
        expect(doubts.length > 0).toBe(truth === 'unknown');
      }),
      { seed: 83, numRuns: 3000 },
    );
  });

  it('does not depend on what was asked before', () => {
    const rules = fc.array(arbitraryRule, { minLength: 2, maxLength: 4 });
    const events = fc.array(fc.tuple(arbitraryFields, fates), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(rules, events, (sketches, recorded) => {
        const all = sketches.map(compile);
        const plain = recorded.map(([fields, fate]) => record(fields, fate, 2));
        const { matches, nUnreported } = evaluateAll(all, plain.map(createEventReader()));
        const alone = plain.flatMap((event, eventIndex) =>
          all.flatMap((rule, ruleIndex) => {
            const one = evaluateAll([structuredClone(rule)], [prepareEvent(event)]);
            return one.matches.map((match) => ({ ...match, event: eventIndex, rule: ruleIndex }));
          }),
        );
        expect(matches).toEqual(alone);
        const nPairs = all.length * plain.length;
        expect(matches.length + nUnreported).toBeLessThanOrEqual(nPairs);
      }),
      { seed: 84, numRuns: 500 },
    );
  });
});
