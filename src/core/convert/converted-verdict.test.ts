import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compileRule } from '../sigma/compile/compile-rule.ts';
import type { CompiledRule, RuleNode, Test } from '../sigma/compile/compiled-rule.ts';
import { buildRule } from '../sigma/compile/testdata/build-rule.ts';
import type { EventValue } from '../sigma/event.ts';
import { everyShapeOfRule } from '../sigma/index/testdata/every-shape.ts';
import { createEventSource } from '../sigma/index/testdata/rule-driven-events.ts';
import { evaluateRule } from '../sigma/match/evaluate-rule.ts';
import { parseIpAddress } from '../sigma/match/ip-network.ts';
import { prepareEvent, type PreparedEvent } from '../sigma/match/prepared-event.ts';
import { arbitraryFields, arbitraryRule } from '../sigma/match/testdata/arbitrary-rule.ts';
import type { CompiledFile } from '../yara/eval/evaluate-rules.ts';
import { formatYara } from '../yara/format/format-yara.ts';
import type { Loss } from './conversion.ts';
import { convertRule } from './convert-rule.ts';
import { printConverted } from './print-converted.ts';
import { readyText, sampleOf, verdictsOn } from './testdata/evaluate-converted.ts';

const SEED = 20_261_124;

/** Of any logsource, so that every event may be one of the rule's. */
const ANY = { product: undefined, category: undefined, service: undefined };

interface Converted {
  /** Undefined for a rule that was refused. */
  readonly ready: CompiledFile | undefined;
  readonly losses: readonly Loss[];
}

function convert(rule: CompiledRule): Converted {
  const result = convertRule({ ...rule, logsource: ANY });
  if (!result.ok) return { ready: undefined, losses: result.error.losses };
  const text = printConverted([{ head: rule.head, logsource: ANY, converted: result.value }]);
  return { ready: readyText(text), losses: result.value.losses };
}

/** The fields of an event that are texts, which is all that contexts have. */
function textsOf(fields: Iterable<readonly [string, EventValue]>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of fields) {
    if (typeof value !== 'object') texts.set(name, String(value));
  }
  return texts;
}

function wholeEvent(fields: ReadonlyMap<string, string>): PreparedEvent {
  return prepareEvent({
    fields,
    logsource: { product: undefined, categories: undefined, services: undefined },
    missing: { kind: 'absent' },
    losses: new Map(),
    time: undefined,
  });
}

function testsOf(node: RuleNode): readonly Test[] {
  if (node.kind === 'item') return node.groups.flatMap(({ tests }) => tests);
  if ('children' in node) return node.children.flatMap(testsOf);
  return 'child' in node ? testsOf(node.child) : [];
}

/** Letters that are an ASCII one in another case for Sigma, and not for YARA. */
const ODD_LETTERS = /[\u017f\u212a]/;

/** Whether texts say what values do not: `07` is the number 7, and `10.x` in no network. */
function isExcepted(tests: readonly Test[], texts: readonly string[]): boolean {
  const has = (wanted: Test['kind']): boolean => tests.some(({ kind }) => kind === wanted);
  const isOddNumber = (text: string): boolean =>
    text.trim() !== '' && Number.isFinite(Number(text)) && String(Number(text)) !== text;
  return (
    [...texts, JSON.stringify(tests)].some((text) => ODD_LETTERS.test(text)) ||
    (has('number') && texts.some(isOddNumber)) ||
    (has('cidr') && texts.some((text) => parseIpAddress(text) === undefined))
  );
}

describe('a converted rule says of a context what the Sigma rule says of the event', () => {
  it('for rules of every shape, and events that they have something to say of', () => {
    const rules = everyShapeOfRule();
    const exact = rules.flatMap((rule) => {
      const { ready, losses } = convert(rule);
      if (ready === undefined || losses.length > 0) return [];
      return [{ rule, ready, tests: testsOf(rule.root) }];
    });
    expect(exact.length).toBeGreaterThan(50);
    const next = createEventSource(rules, SEED);
    const counts = { pairs: 0, yes: 0, excepted: 0 };
    const faults: string[] = [];
    for (let nth = 0; nth < 6_000; nth++) {
      const fields = textsOf(next().fields);
      const texts = [...fields.values()];
      // Over longer texts no regular expression of Sigma is run.
      if (fields.size === 0 || texts.some((text) => text.length > 60_000)) continue;
      const event = wholeEvent(fields);
      const data = sampleOf([Object.fromEntries(fields)]);
      for (let at = nth % 3; at < exact.length; at += 3) {
        const one = exact[at];
        if (one === undefined) continue;
        const isYes = evaluateRule(one.rule, event).truth === 'yes';
        const [verdict] = verdictsOn(one.ready, data);
        counts.pairs++;
        if (isYes) counts.yes++;
        if (verdict === isYes) continue;
        if (isExcepted(one.tests, texts)) counts.excepted++;
        else
          faults.push(`rule ${rules.indexOf(one.rule)}, ${isYes}: ${JSON.stringify([...fields])}`);
      }
    }
    expect(faults.slice(0, 5)).toEqual([]);
    expect(counts.yes).toBeGreaterThan(2_000);
    expect(counts.excepted).toBeLessThan(counts.pairs / 200);
  });

  it('for any rule and event', () => {
    let nConverted = 0;
    let nYes = 0;
    fc.assert(
      fc.property(
        arbitraryRule,
        fc.array(arbitraryFields, { minLength: 1, maxLength: 5 }),
        (sketch, events) => {
          const { rule } = compileRule(buildRule(sketch));
          if (rule === undefined) throw new Error('the rule does not compile');
          const { ready, losses } = convert(rule);
          if (ready === undefined || losses.length > 0) return;
          nConverted++;
          for (const event of events) {
            const fields = textsOf(Object.entries(event) as [string, EventValue][]);
            if (isExcepted(testsOf(rule.root), [...fields.values()])) continue;
            const isYes = evaluateRule(rule, wholeEvent(fields)).truth === 'yes';
            if (isYes) nYes++;
            expect(verdictsOn(ready, sampleOf([Object.fromEntries(fields)]))).toEqual([isYes]);
          }
        },
      ),
      { seed: SEED, numRuns: 2_000 },
    );
    expect(nConverted).toBeGreaterThan(1_000);
    expect(nYes).toBeGreaterThan(1_000);
  });

  it('binds all fields of a rule to one context', () => {
    const { rule } = compileRule(buildRule({ selection: { A: 'x', 'B|contains': 'y' } }));
    if (rule === undefined) throw new Error('the rule does not compile');
    const { ready } = convert(rule);
    if (ready === undefined) throw new Error('the rule was refused');
    expect(verdictsOn(ready, sampleOf([{ A: 'x' }, { B: 'y' }]))).toEqual([false]);
    expect(verdictsOn(ready, sampleOf([{ A: 'z' }, { A: 'x', B: '-Y-' }]))).toEqual([true]);
  });
});

describe('what a converted rule cannot say', () => {
  it('is named, part by part', () => {
    const named = everyShapeOfRule().flatMap((rule) => {
      const { ready, losses } = convert(rule);
      if (losses.length === 0) return [];
      return [
        `${ready === undefined ? 'refused: ' : ''}${losses.map(({ part }) => part).join(', ')}`,
      ];
    });
    expect(named).toEqual([
      'refused: selection: LogonType|gte, selection: LogonType|lt',
      'refused: selection: LogonType|lte',
      'refused: selection: LogonType|gt',
      'selection: UtcTime|hour',
      'refused: selection: UtcTime|month|gte',
      'refused: selection: SubjectUserName|expand',
      'refused: selection: |expand',
      'condition: | count() by Image > 3',
    ]);
  });
});

describe('hostile texts', () => {
  it('make no rule that does not compile, nor a second one', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        ...'"\\/*?\n\r\0{}()$|[]^.%-'.split(''),
        'rule x',
        '*/',
        '//',
        'é',
        '\ud800',
        '\u2028',
      ),
      maxLength: 6,
    });
    const key = fc
      .tuple(text, fc.constantFrom('', '|contains', '|endswith|cased', '|windash', '|contains|all'))
      .map(([field, modifiers]) => field.replaceAll('|', '') + modifiers);
    const selection = fc.dictionary(key, fc.array(text, { minLength: 1, maxLength: 14 }), {
      minKeys: 1,
      maxKeys: 3,
    });
    const head = fc.record({ title: text, id: text, author: text, level: text });
    let nConverted = 0;
    fc.assert(
      fc.property(selection, head, fc.constantFrom('x', 'not x'), (x, texts, condition) => {
        const { rule } = compileRule(buildRule({ x, condition }));
        const converted = rule && convertRule({ ...rule, logsource: ANY });
        if (rule === undefined || converted?.ok !== true) return;
        nConverted++;
        const printed = printConverted([
          { head: { ...rule.head, ...texts }, logsource: ANY, converted: converted.value },
        ]);
        expect(readyText(printed).rules).toHaveLength(1);
        expect(formatYara(printed)).toEqual({ ok: true, value: printed });
      }),
      { seed: SEED, numRuns: 500 },
    );
    expect(nConverted).toBeGreaterThan(250);
  });
});
