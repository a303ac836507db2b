import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSigmaMatcher, matchAll } from '../index/sigma-matcher.ts';
import { buildEvent } from '../match/testdata/verdict-of.ts';
import { RANDOM_RULESET } from '../pack/testdata/random-ruleset.ts';
import { overlayMatcher } from './overlay-matcher.ts';

const EVENTS = [
  buildEvent({ '': 'a', a: '\\cmd.exe', b: 1, __proto__: null }),
  buildEvent({ a: ['x', null], é: 'é' }, { missing: { kind: 'not-recorded' } }),
  buildEvent({ a: 'x' }, { losses: { a: { kind: 'truncated' } } }),
  buildEvent({}),
];

describe('overlayMatcher', () => {
  it('says what a matcher of the changed rules says', () => {
    let nMatches = 0;
    fc.assert(
      fc.property(
        RANDOM_RULESET,
        RANDOM_RULESET,
        fc.infiniteStream(fc.boolean()),
        ({ rules }, { rules: others }, coin) => {
          const changed = new Map(
            others.slice(0, rules.length).flatMap((rule, at) => {
              return coin.next().value === true ? [[at, rule] as const] : [];
            }),
          );
          const whole = rules.map((rule, at) => changed.get(at) ?? rule);
          const { matches } = matchAll(createSigmaMatcher({ rules: whole }), EVENTS);
          const overlaid = overlayMatcher(createSigmaMatcher({ rules }), changed);
          expect(matchAll(overlaid, EVENTS).matches).toEqual(matches);
          nMatches += matches.length;
        },
      ),
      { seed: 11, numRuns: 300 },
    );
    expect(nMatches).toBeGreaterThan(100);
  });

  it('tells how far it has come, never going back', () => {
    const many = Array.from({ length: 400 }, () => EVENTS[0] ?? buildEvent({}));
    const rule = fc
      .sample(RANDOM_RULESET, { seed: 3, numRuns: 9 })
      .flatMap(({ rules }) => rules)[0];
    const changed = new Map(rule === undefined ? [] : [[0, rule]]);
    const steps = overlayMatcher(
      createSigmaMatcher({ rules: [...changed.values()] }),
      changed,
    ).match(many);
    const told: number[] = [];
    for (let step = steps.next(); step.done !== true; step = steps.next()) told.push(step.value);
    expect(told.length).toBeGreaterThan(4);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeLessThan(400);
  });
});
