import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCase } from '../../../base/fold-case.ts';
import { evaluateRule } from '../match/evaluate-rule.ts';
import { prepareEvent } from '../match/prepared-event.ts';
import { printPattern } from '../pattern/print-pattern.ts';
import { parsePattern } from '../pattern/template.ts';
import { closestRules } from './closest-rules.ts';
import { explainRule } from './explain-rule.ts';
import { matchedFields } from './matched-fields.ts';
import { item, makeEvent, rule } from './testdata/explain-item.ts';
import { explanationFaults } from './testdata/explanation-faults.ts';
import { RANDOM_CONDITION, RANDOM_EVENT } from './testdata/random-rule.ts';

const ODD_LETTERS = [
  'a',
  'A',
  'İ',
  'ı',
  'ß',
  'ẞ',
  'ſ',
  'K',
  '\u212a',
  'Σ',
  'ς',
  '😀',
  '𐐀',
  '\n',
  '*',
  '\\',
];

const RUNS = { seed: 21, numRuns: 3000 };

describe('the explanation of any rule on any event', () => {
  it('comes to the verdict of the evaluation, and its parts come to it', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(RANDOM_CONDITION, RANDOM_EVENT, (condition, event) => {
        const prepared = prepareEvent(event);
        const verdict = evaluateRule(rule(condition), prepared);
        const explanation = explainRule(rule(condition), prepared);
        expect(explanation.truth).toBe(verdict.truth);
        expect(explanation.doubts).toEqual(verdict.doubts);
        expect(explanationFaults(explanation)).toEqual([]);
        seen.add(explanation.truth);
      }),
      RUNS,
    );
    expect([...seen].sort()).toEqual(['no', 'unknown', 'yes']);
  });

  it('marks characters that are what the rule asks for', () => {
    const text = fc.string({ unit: fc.constantFrom(...ODD_LETTERS) });
    const placed = fc.constantFrom('contains', 'startswith', 'endswith');
    fc.assert(
      fc.property(text, text, text, placed, (before, needle, behind, place) => {
        fc.pre(needle !== '');
        const value =
          (place === 'startswith' ? '' : before) +
          foldCase(needle) +
          (place === 'endswith' ? '' : behind);
        const asked = item(`A|${place}`, printPattern([needle]));
        const [found] = matchedFields(explainRule(rule(asked), makeEvent({ A: value })));
        expect(foldCase(value.slice(found?.start, found?.end))).toBe(foldCase(needle));
        expect(parsePattern(found?.pattern ?? '')).toEqual([needle]);
      }),
      RUNS,
    );
  });

  it('agrees with what is missing for it to fire', () => {
    let nNear = 0;
    fc.assert(
      fc.property(RANDOM_CONDITION, RANDOM_EVENT, (condition, event) => {
        const prepared = prepareEvent(event);
        const rules = [rule(condition)];
        const [near] = closestRules(rules, prepared, { count: 1, maxMissing: 3 });
        if (near === undefined) return;
        nNear++;
        const { truth } = evaluateRule(rule(condition), prepared);
        expect([truth, near.missing.length > 0]).toEqual(['no', true]);
        for (const { item, isExcluding } of near.missing) {
          expect(item.truth).toBe(isExcluding ? 'yes' : 'no');
        }
      }),
      RUNS,
    );
    expect(nNear).toBeGreaterThan(50);
  });
});
