import { describe, expect, it } from 'vitest';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import { compileRule } from '../compile/compile-rule.ts';
import { buildRule, type Sketch } from '../compile/testdata/build-rule.ts';
import type { SigmaEvent } from '../event.ts';
import { buildEvent, type EventSketch, type JsonObject } from '../match/testdata/verdict-of.ts';
import { createSigmaMatcher, matchAll } from './sigma-matcher.ts';
import { compareWithFullScan } from './testdata/compare-with-full-scan.ts';
import { everyShapeOfRule } from './testdata/every-shape.ts';
import { createEventSource } from './testdata/rule-driven-events.ts';

const SEED = 7_014;
const RULES = everyShapeOfRule();

function makeEvents(rules: readonly CompiledRule[], count: number): readonly SigmaEvent[] {
  const source = createEventSource(rules, SEED);
  return Array.from({ length: count }, source);
}

describe('matching by index', () => {
  it('tells what the full scan tells, for every shape of rule on 5,000 events', () => {
    const events = makeEvents(RULES, 5_000);
    const { differences, nMatches, nUnknown, nUnreported, nUndecided } = compareWithFullScan(
      createSigmaMatcher({ rules: RULES }),
      RULES,
      events,
    );
    expect(differences).toEqual([]);
    expect(nMatches - nUnknown).toBeGreaterThan(2_000);
    expect(nUnknown).toBeGreaterThan(2_000);
    expect(nUndecided).toBeGreaterThanOrEqual(nUnreported);
  });

  it('counts exactly what cannot be told where nothing is missing', () => {
    const events = makeEvents(RULES, 1_000).map((event): SigmaEvent => ({
      ...event,
      missing: { kind: 'absent' },
    }));
    const { nUnreported, nUndecided } = compareWithFullScan(
      createSigmaMatcher({ rules: RULES }),
      RULES,
      events,
    );
    expect(nUndecided).toBe(nUnreported);
  });

  it('has each rule fire on some event, but for one that never does', () => {
    const { matches } = matchAll(createSigmaMatcher({ rules: RULES }), makeEvents(RULES, 5_000));
    const fired = new Set(matches.map(({ rule }) => rule));
    const never = RULES.findIndex(
      ({ root }) => root.kind === 'and' && root.children.some(({ kind }) => kind === 'never'),
    );
    expect(RULES.flatMap((_, rule) => (fired.has(rule) ? [] : [rule]))).toEqual([never]);
  });

  it('tells the same a second time, when values are known', () => {
    const matcher = createSigmaMatcher({ rules: RULES });
    const events = makeEvents(RULES, 300);
    expect(matchAll(matcher, events)).toEqual(matchAll(matcher, events));
  });

  it('orders matches by event and rule', () => {
    const { matches } = matchAll(createSigmaMatcher({ rules: RULES }), makeEvents(RULES, 500));
    const keys = matches.map(({ event, rule }) => event * RULES.length + rule);
    expect(keys).toEqual(keys.toSorted((a, b) => a - b));
  });

  it('has nothing to tell without rules or without events', () => {
    const nothing = { matches: [], nUndecided: 0, nEvaluated: 0 };
    expect(matchAll(createSigmaMatcher({ rules: [] }), makeEvents(RULES, 100))).toEqual(nothing);
    expect(matchAll(createSigmaMatcher({ rules: RULES }), [])).toEqual(nothing);
  });

  it('evaluates few of the rules', () => {
    const events = makeEvents(RULES, 1_000);
    const { nEvaluated } = matchAll(createSigmaMatcher({ rules: RULES }), events);
    expect(nEvaluated).toBeLessThan((events.length * RULES.length) / 3);
  });
});

describe('a rule of which the event lacks what it asks for first', () => {
  const LONG = `${'x'.repeat(70_000)}abc`;
  const TRUNCATED = { losses: { A: { kind: 'truncated' } } } as const;

  it.each<[string, Sketch, JsonObject, EventSketch, number]>([
    ['nothing speaks for', { x: { P: 'x' }, condition: 'x' }, { A: 'a' }, {}, 0],
    ['its other field speaks for', { x: { P: 'x', A: 'a' }, condition: 'x' }, { A: 'a' }, {}, 1],
    [
      'its other field speaks against',
      { x: { P: 'x', A: 'a' }, condition: 'x' },
      { A: 'b' },
      {},
      0,
    ],
    [
      'one of its alternatives speaks for',
      { x: [{ P: 'x' }, { A: 'a' }], y: { P: 'y' }, condition: 'x and y' },
      { A: 'a' },
      {},
      1,
    ],
    [
      'asks for what lies within a field that was not recorded',
      { x: { 'P.q': 'x', A: 'a' }, condition: 'x' },
      { A: 'a' },
      { missing: { kind: 'not-recorded', only: new Set(['P']) } },
      1,
    ],
    [
      'asks for a field that the event did not have',
      { x: { P: 'x', A: 'a' }, condition: 'x' },
      { A: 'a' },
      { missing: { kind: 'not-recorded', only: new Set(['Q']) } },
      0,
    ],
    [
      'only a filter could exclude, and does',
      { x: { P: 'x' }, f: { A: 'a' }, condition: 'x and not f' },
      { A: 'a' },
      {},
      0,
    ],
    [
      'only a filter could exclude, and is cut',
      { x: { P: 'x' }, f: { 'A|contains': 'b' }, condition: 'x and not f' },
      { A: 'a' },
      TRUNCATED,
      1,
    ],
    [
      'only keywords could exclude, and are cut',
      { x: { P: 'x' }, f: ['b'], condition: 'x and not f' },
      { A: 'a' },
      TRUNCATED,
      1,
    ],
    [
      'only a text could exclude that is too long for it',
      { x: { P: 'x' }, f: { 'A|re': 'abc' }, condition: 'x and not f' },
      { A: LONG },
      {},
      1,
    ],
    [
      'only a keyword could exclude that is too long for it',
      { x: { P: 'x' }, f: { '|re': 'abc' }, condition: 'x and not f' },
      { Z: LONG },
      {},
      1,
    ],
    [
      'only a placeholder could exclude',
      { x: { P: 'x' }, f: { 'A|expand': '%p%' }, condition: 'x and not f' },
      { A: 'a' },
      {},
      1,
    ],
    [
      'a keyword without text speaks for',
      { x: { P: 'x' }, y: { '|re': '[0-9]{3}' }, condition: 'x and y' },
      { A: '123' },
      {},
      1,
    ],
    [
      'a number speaks for, which is no evidence',
      { x: { P: 'x', A: 5 }, condition: 'x' },
      { A: '5' },
      {},
      0,
    ],
  ])('that %s', (_, sketch, fields, event, nMatches) => {
    const { rule } = compileRule(buildRule(sketch));
    const rules = rule === undefined ? [] : [rule];
    const lacking = buildEvent(fields, { missing: { kind: 'not-recorded' }, ...event });
    const comparison = compareWithFullScan(createSigmaMatcher({ rules }), rules, [lacking]);
    expect(comparison.differences).toEqual([]);
    expect([comparison.nMatches, comparison.nUnknown]).toEqual([nMatches, nMatches]);
  });
});

describe('a run', () => {
  it('yields how many events are done, and can be dropped', () => {
    const events = makeEvents(RULES, 200);
    const matcher = createSigmaMatcher({ rules: RULES });
    const done = [...matcher.match(events)];
    expect(done.length).toBeGreaterThan(1);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.every((count) => count > 0 && count < events.length)).toBe(true);
    const dropped = matcher.match(events);
    dropped.next();
    expect(dropped.return({ matches: [], nUndecided: 0, nEvaluated: 0 }).done).toBe(true);
    expect(matchAll(matcher, events).matches.length).toBeGreaterThan(0);
  });

  it('may go on beside another of the same matcher', () => {
    const events = makeEvents(RULES, 200);
    const matcher = createSigmaMatcher({ rules: RULES });
    const one = matcher.match(events);
    one.next();
    const whole = matchAll(matcher, events);
    let step = one.next();
    while (step.done !== true) step = one.next();
    expect(step.value).toEqual(whole);
  });
});
