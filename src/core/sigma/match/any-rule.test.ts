import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compileRule } from '../compile/compile-rule.ts';
import { buildRule, type SketchValue } from '../compile/testdata/build-rule.ts';
import { evaluateRule } from './evaluate-rule.ts';
import { prepareEvent } from './prepared-event.ts';
import { buildEvent, type EventSketch, type Json } from './testdata/verdict-of.ts';

const MODIFIERS = [
  ['contains', 'startswith', 'endswith', 'all', 're', 'i', 'm', 's', 'cidr', 'cased', 'neq'],
  ['base64', 'base64offset', 'utf16le', 'utf16be', 'utf16', 'windash', 'exists', 'expand'],
  ['fieldref', 'lt', 'lte', 'gt', 'gte', 'minute', 'hour', 'day', 'week', 'month', 'year'],
].flat();

const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'B',
    '1',
    '-',
    '/',
    ' ',
    '\\',
    '*',
    '?',
    '%',
    '.',
    '(',
    '[',
    'é',
    '😀',
  ),
  maxLength: 8,
});
const known = ['%a%', '10.0.0.0/8', '::1', '2024-02-29T12:00', '-1.5e3', 'true', 'G', '^a.*1$'];
const value: fc.Arbitrary<SketchValue> = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 3, arbitrary: fc.constantFrom(...known) },
  { weight: 1, arbitrary: fc.constantFrom(null, true, 5, { number: '0x1F' }, { number: '.nan' }) },
);
const key = fc
  .tuple(fc.constantFrom('F', 'G.h', ''), fc.array(fc.constantFrom(...MODIFIERS), { maxLength: 3 }))
  .map((parts) => parts.flat().join('|'));

const json: fc.Arbitrary<Json> = fc.oneof(
  text,
  fc.constantFrom<Json>(...known, 5, true, null, [], ['a', null, ['1']], { h: 'a' }, [{ h: 1 }]),
);
const sketch: fc.Arbitrary<EventSketch> = fc.constantFrom<EventSketch>(
  {},
  { missing: { kind: 'not-recorded' } },
  { losses: { F: { kind: 'truncated' }, G: { kind: 'hashed' } } },
  { losses: { F: { kind: 'end-only' }, G: { kind: 'fragment', part: 1, of: 2 } } },
);

describe('any item', () => {
  it('is refused for a reason, or has a verdict on any event', () => {
    const placeholders = new Map([['a', ['x', 'y*']]]);
    const nOutcomes = { refused: 0, yes: 0, no: 0, unknown: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.tuple(key, fc.array(value, { minLength: 1, maxLength: 2 })), {
          maxLength: 2,
          minLength: 1,
        }),
        json,
        json,
        sketch,
        (items, f, g, partly) => {
          const detection = { selection: Object.fromEntries(items) };
          const { rule, diagnostics } = compileRule(buildRule(detection), { placeholders });
          const isExplained = diagnostics.some(({ severity }) => severity === 'error');
          expect(rule === undefined).toBe(isExplained);
          const event = prepareEvent(buildEvent({ F: f, G: g }, partly));
          const outcome = rule === undefined ? 'refused' : evaluateRule(rule, event).truth;
          nOutcomes[outcome]++;
        },
      ),
      { seed: 101, numRuns: 8000 },
    );
    expect(Math.min(...Object.values(nOutcomes))).toBeGreaterThan(80);
  });
});
