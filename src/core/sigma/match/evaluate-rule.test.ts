import { describe, expect, it } from 'vitest';

import { compileRule } from '../compile/compile-rule.ts';
import type { CompiledRule } from '../compile/compiled-rule.ts';
import { buildRule, type Sketch, type SketchBody } from '../compile/testdata/build-rule.ts';
import type { EventLogsource, EventValue, SigmaEvent } from '../event.ts';
import type { Logsource } from '../rule/sigma-rule.ts';
import { evaluateAll, evaluateRule, isReported } from './evaluate-rule.ts';
import { logsourceConflicts } from './logsource.ts';
import { createEventReader, prepareEvent, readAll, readField } from './prepared-event.ts';
import { answer, buildEvent } from './testdata/verdict-of.ts';
import type { RuleVerdict } from './verdict.ts';

function compile(detection: Sketch, logsource: Partial<Logsource> = {}): CompiledRule {
  const rule = buildRule(detection);
  const compiled = compileRule({ ...rule, logsource: { ...rule.logsource, ...logsource } }).rule;
  if (compiled === undefined) throw new Error('the rule does not compile');
  return compiled;
}

describe('logsourceConflicts', () => {
  const sysmon: EventLogsource = {
    product: 'windows',
    categories: ['registry_set', 'registry_event'],
    services: ['sysmon'],
  };
  const nobody: EventLogsource = { product: undefined, categories: undefined, services: undefined };

  it.each([
    [{ product: 'windows' }, sysmon, false],
    [{ product: 'linux' }, sysmon, true],
    [{ category: 'registry_event' }, sysmon, false],
    [{ category: 'file_event' }, sysmon, true],
    [{ service: 'sysmon' }, sysmon, false],
    [{ service: 'security' }, sysmon, true],
    [{ product: 'windows', category: 'registry_set', service: 'security' }, sysmon, true],
    [{}, sysmon, false],
    [{ product: 'linux', category: 'x', service: 'y' }, nobody, false],
    [{ category: 'x' }, { ...nobody, categories: [] }, true],
    [{ product: 'x' }, { ...nobody, categories: [] }, false],
  ])('%j and %j: %s', (rule, event, expected) => {
    const full = { product: undefined, category: undefined, service: undefined, ...rule };
    expect(logsourceConflicts(full, event)).toBe(expected);
  });
});

describe('isReported', () => {
  const unknown: RuleVerdict = { truth: 'unknown', doubts: [], hasEvidence: false };

  it.each([
    [{ ...unknown, truth: 'yes' }, true],
    [{ ...unknown, truth: 'no' }, false],
    [{ ...unknown, doubts: [{ kind: 'not-recorded', field: 'F' }] }, false],
    [{ ...unknown, doubts: [{ kind: 'not-recorded', field: 'F' }], hasEvidence: true }, true],
    [{ ...unknown, doubts: [{ kind: 'truncated', field: 'F' }] }, true],
    [{ ...unknown, doubts: [{ kind: 'placeholder', name: 'x' }] }, true],
  ] as const)('%j: %s', (verdict, expected) => {
    expect(isReported(verdict)).toBe(expected);
  });
});

describe('evaluateAll', () => {
  it('tells by event and then by rule, and counts what it does not tell', () => {
    const rules = [
      compile({ selection: { F: 'a' } }, { product: 'windows' }),
      compile({ selection: { F: 'a', G: 'b' } }),
      compile({ selection: { H: 'c' } }),
      compile({ selection: { F: 'a' } }, { product: 'linux' }),
    ];
    const read = createEventReader();
    const onWindows = (fields: Readonly<Record<string, string>>): SigmaEvent => {
      const event = buildEvent(fields, { missing: { kind: 'not-recorded' } });
      return { ...event, logsource: { ...event.logsource, product: 'windows' } };
    };
    const events = [onWindows({ F: 'x', H: 'c' }), onWindows({ F: 'a' })].map(read);
    expect(evaluateAll(rules, events)).toEqual({
      matches: [
        { event: 0, rule: 2, truth: 'yes', doubts: [] },
        { event: 1, rule: 0, truth: 'yes', doubts: [] },
        {
          event: 1,
          rule: 1,
          truth: 'unknown',
          doubts: [{ kind: 'not-recorded', field: 'G' }],
        },
      ],
      nUnreported: 1,
    });
  });

  it('has nothing to tell of nothing', () => {
    expect(evaluateAll([], [])).toEqual({ matches: [], nUnreported: 0 });
  });
});

describe('prepared events', () => {
  it('share what is known of equal texts', () => {
    const read = createEventReader();
    const [first, second] = [buildEvent({ F: 'x' }), buildEvent({ G: ['y', 'x'], H: 1 })].map(read);
    const textsOf = (event: typeof first, field: string) => {
      const reading = event && readField(event, field);
      return reading?.kind === 'present' ? reading.values : [];
    };
    expect(textsOf(first, 'F')[0]).toBe(textsOf(second, 'G')[1]);
    expect(textsOf(second, 'H')[0]?.text).toBe('1');
  });

  it('list every text once for each time that it is there, in order', () => {
    const event = buildEvent({ a: 'x', b: { c: [1, { d: 'y' }, 'x'], e: null }, f: [[true]] });
    expect(
      readAll(prepareEvent(event)).map(({ value, field }) => `${field}=${value.text}`),
    ).toEqual(['a=x', 'b=1', 'b=y', 'b=x', 'f=true']);
  });
});

describe('hostile events', () => {
  it('with names of every object are plain data', () => {
    const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
    const event: SigmaEvent = {
      ...buildEvent({}),
      fields: new Map(names.map((name) => [name, 'x'])),
    };
    const verdicts = names.map((name) => {
      const item: unknown = JSON.parse(`{ "${name}": "x" }`);
      return evaluateRule(compile({ selection: item as SketchBody }), prepareEvent(event)).truth;
    });
    expect(verdicts).toEqual(names.map(() => 'yes'));
    expect(names.map((name) => answer({ [`${name}|exists`]: true }, {}))).toEqual(
      names.map(() => 'F'),
    );
  });

  it('that nest without end, or list without end, are read', () => {
    let nested: EventValue = 'deep';
    for (let depth = 0; depth < 100_000; depth++) {
      nested = depth % 2 === 0 ? [nested] : new Map([['a', nested]]);
    }
    const wide: EventValue = Array.from({ length: 300_000 }, (_, index) => `v${index}`);
    const event: SigmaEvent = {
      ...buildEvent({}),
      fields: new Map<string, EventValue>([
        ['nested', nested],
        ['wide', wide],
      ]),
    };
    const truth = (detection: Sketch) =>
      evaluateRule(compile(detection), prepareEvent(event)).truth;
    expect(truth({ selection: ['deep'] })).toBe('yes');
    expect(truth({ selection: { wide: 'V299999' } })).toBe('yes');
    expect(truth({ selection: { 'nested.a.a.a': 'x' } })).toBe('no');
  });
});
