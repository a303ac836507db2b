import { describe, expect, it } from 'vitest';

import { compileRule } from '../compile/compile-rule.ts';
import { evaluateAll } from '../match/evaluate-rule.ts';
import { createEventReader } from '../match/prepared-event.ts';
import { buildEvent, type EventSketch, type JsonObject } from '../match/testdata/verdict-of.ts';
import { collectRules } from '../rule/collect-rules.ts';
import { readSigmaFile } from '../rule/read-sigma-file.ts';
import { evaluateCorrelations, type CorrelationVerdict } from './evaluate-correlations.ts';

/** Base rules: each fires on events whose `k` is its name. */
const BASE = ['fail', 'login', 'scan']
  .map(
    (name) => `
title: ${name}
id: 00000000-0000-4000-8000-00000000000${name.length}
name: ${name}
logsource: { category: test }
detection:
  selection: { k: ${name} }
  condition: selection
---`,
  )
  .join('');

/** An event at a minute: its kind, then fields. */
type At = readonly [minute: number | undefined, kind: string, fields?: JsonObject];

interface Stream {
  readonly isWhole?: boolean;
  readonly sketch?: EventSketch;
}

/** What the correlations of a file say of a stream of events; the lines below `correlation:` without indent. */
function verdicts(
  correlation: string,
  stream: readonly At[],
  { isWhole = true, sketch = {} }: Stream = {},
): readonly CorrelationVerdict[] {
  const text = correlation.includes('title:')
    ? correlation
    : `title: c\ncorrelation:\n${correlation.trim().replaceAll(/^/gm, '  ')}`;
  const collection = collectRules([readSigmaFile('x.yml', `${BASE}\n${text}`)]);
  const rules = collection.rules.flatMap(({ rule }) => compileRule(rule).rule ?? []);
  const read = createEventReader();
  const events = stream.map(([minute, k, fields]) => {
    const time = minute === undefined ? undefined : minute * 60_000;
    return read({ ...buildEvent({ k, ...fields }, sketch), time });
  });
  return evaluateCorrelations({
    correlations: collection.correlations,
    ruleHeads: rules.map(({ head }) => head),
    matches: evaluateAll(rules, events).matches,
    events,
    isWhole,
  });
}

/** The events of each time that the one correlation comes about, or the truth when it does not. */
function fired(correlation: string, stream: readonly At[], options?: Stream): unknown {
  const [verdict] = verdicts(correlation, stream, options);
  if (verdict?.truth !== 'yes') return verdict?.truth;
  return verdict.occurrences.map(({ events }) => events.join());
}

const fails = (minutes: readonly number[], fields: JsonObject = {}): readonly At[] =>
  minutes.map((minute) => [minute, 'fail', fields]);

describe('event_count', () => {
  const three = 'type: event_count\nrules: [fail]\ntimespan: 10m\ncondition: { gte: 3 }';

  it.each([
    ['within the span', [0, 4, 9], ['0,1,2']],
    ['at its very end', [0, 4, 10], ['0,1,2']],
    ['too far apart', [0, 5, 11], 'no'],
    ['later on', [0, 20, 21, 22], ['1,2,3']],
    ['twice', [0, 1, 2, 3, 4, 5], ['0,1,2', '3,4,5']],
    ['in any order of the list', [9, 0, 4], ['0,1,2']],
    ['not at all', [], 'no'],
  ])('%s', (_name, minutes, expected) => {
    expect(fired(three, fails(minutes))).toEqual(expected);
  });

  it('counts each group by itself, whatever the case', () => {
    const grouped = `${three}\ngroup-by: [user]`;
    const stream: readonly At[] = [
      ...fails([0, 1], { user: 'Ann' }),
      ...fails([2, 3], { user: 'bob' }),
      ...fails([4], { user: 'ANN' }),
      ...fails([5]),
    ];
    expect(fired(grouped, stream)).toEqual(['0,1,4']);
  });

  it('counts the events of several rules', () => {
    const several = three.replace('[fail]', '[fail, scan]');
    expect(fired(several, [...fails([0, 1]), [2, 'scan']])).toEqual(['0,1,2']);
  });

  it('counts whole spans where more would be too many', () => {
    const few = 'type: event_count\nrules: [fail]\ntimespan: 10m\ncondition: { gte: 2, lte: 3 }';
    expect(fired(few, fails([0, 1, 2, 3]))).toBe('no');
    expect(fired(few, fails([0, 1, 2, 3, 20, 21]))).toEqual(['4,5']);
    expect(fired(few.replace('gte: 2, lte: 3', 'eq: 2'), fails([0, 1, 11, 12]))).toEqual([
      '0,1',
      '2,3',
    ]);
  });
});

describe('value_count', () => {
  const users =
    'type: value_count\nrules: [fail]\ntimespan: 10m\ncondition: { gte: 2, field: user }';

  it('counts distinct values, without case', () => {
    expect(fired(users, [...fails([0], { user: 'a' }), ...fails([1], { user: 'A' })])).toBe('no');
    expect(fired(users, [...fails([0, 1], { user: 'a' }), ...fails([2], { user: 'b' })])).toEqual([
      '0,1,2',
    ]);
  });

  it('forgets values that leave the window', () => {
    const stream = [...fails([0], { user: 'a' }), ...fails([11], { user: 'b' }), ...fails([30])];
    expect(fired(users, stream)).toBe('no');
  });

  it('takes several fields as one value', () => {
    const pairs = users.replace('field: user', 'field: [user, host]');
    const stream = [
      ...fails([0], { user: 'a', host: 'x' }),
      ...fails([1], { user: 'a' }),
      ...fails([2], { user: 'a', host: 'y' }),
    ];
    expect(fired(pairs, stream)).toEqual(['0,1,2']);
  });
});

describe('numbers', () => {
  const stream = [5, 20, 35].flatMap((size, at) => fails([at], { size }));

  it.each([
    ['value_sum', 'gte: 60', ['0,1,2']],
    ['value_sum', 'gt: 60', 'no'],
    ['value_sum', 'gte: 25', ['0,1', '2']],
    ['value_avg', 'gte: 20', ['0,1,2']],
    ['value_avg', 'gt: 20', 'no'],
    ['value_median', 'eq: 20', ['0,1,2']],
    ['value_percentile', 'eq: 27.5, percentile: 75', ['0,1,2']],
    ['value_percentile', 'eq: 5, percentile: 0', ['0,1,2']],
    ['value_percentile', 'eq: 35, percentile: 100', ['0,1,2']],
  ])('%s with %s', (type, condition, expected) => {
    const rule = `type: ${type}\nrules: [fail]\ntimespan: 10m\ncondition: { field: size, ${condition} }`;
    expect(fired(rule, stream)).toEqual(expected);
  });

  it('are none where the field has none', () => {
    const rule = 'type: value_avg\nrules: [fail]\ntimespan: 10m\ncondition: { field: size, lt: 9 }';
    expect(fired(rule, fails([0, 1], { size: 'big' }))).toBe('no');
  });
});

describe('temporal', () => {
  const all = 'type: temporal\nrules: [fail, login]\ntimespan: 10m';

  it.each([
    [
      'in any order',
      [
        [0, 'login'],
        [9, 'fail'],
      ],
      ['0,1'],
    ],
    [
      'too far apart',
      [
        [0, 'login'],
        [11, 'fail'],
      ],
      'no',
    ],
    [
      'with the nearer one',
      [
        [0, 'login'],
        [5, 'login'],
        [12, 'fail'],
      ],
      ['1,2'],
    ],
    [
      'one missing',
      [
        [0, 'login'],
        [1, 'login'],
      ],
      'no',
    ],
  ] as const)('%s', (_name, stream, expected) => {
    expect(fired(all, stream)).toEqual(expected);
  });

  it('asks for so many of the rules as its condition says', () => {
    const two = 'type: temporal\nrules: [fail, login, scan]\ntimespan: 10m\ncondition: { gte: 2 }';
    expect(
      fired(two, [
        [0, 'login'],
        [1, 'scan'],
      ]),
    ).toEqual(['0,1']);
  });

  it('joins rules by a condition of its own', () => {
    const joined =
      'type: temporal\nrules: [fail, login, scan]\ntimespan: 10m\ncondition: fail and (login or scan)';
    expect(
      fired(joined, [
        [0, 'login'],
        [1, 'scan'],
      ]),
    ).toBe('no');
    expect(
      fired(joined, [
        [0, 'scan'],
        [1, 'fail'],
      ]),
    ).toEqual(['0,1']);
    const without = joined.replace('fail and (login or scan)', 'fail and not login');
    expect(
      fired(without, [
        [0, 'fail'],
        [1, 'login'],
      ]),
    ).toBe('no');
    expect(
      fired(without, [
        [0, 'fail'],
        [11, 'login'],
      ]),
    ).toEqual(['0']);
  });

  it('groups by fields of other names', () => {
    const aliased = `
type: temporal
rules: [fail, login]
group-by: [ip]
timespan: 10m
aliases:
  ip:
    fail: source
    login: client.address`;
    const login = (address: string): JsonObject => ({ client: { address } });
    expect(
      fired(aliased, [
        [0, 'fail', { source: '1' }],
        [1, 'login', login('2')],
      ]),
    ).toBe('no');
    expect(
      fired(aliased, [
        [0, 'fail', { source: '1' }],
        [1, 'login', login('1')],
      ]),
    ).toEqual(['0,1']);
  });
});

describe('temporal_ordered', () => {
  const ordered = 'type: temporal_ordered\nrules: [scan, fail, login]\ntimespan: 10m';

  it.each([
    [
      'in order',
      [
        [0, 'scan'],
        [1, 'fail'],
        [2, 'login'],
      ],
      ['0,1,2'],
    ],
    [
      'out of order',
      [
        [0, 'fail'],
        [1, 'scan'],
        [2, 'login'],
      ],
      'no',
    ],
    [
      'from the last beginning',
      [
        [0, 'scan'],
        [5, 'scan'],
        [6, 'fail'],
        [12, 'login'],
      ],
      ['1,2,3'],
    ],
    [
      'with others between',
      [
        [0, 'scan'],
        [1, 'login'],
        [2, 'fail'],
        [3, 'login'],
      ],
      ['0,2,3'],
    ],
    [
      'too slow',
      [
        [0, 'scan'],
        [1, 'fail'],
        [11, 'login'],
      ],
      'no',
    ],
    [
      'twice',
      [
        [0, 'scan'],
        [1, 'fail'],
        [2, 'login'],
        [3, 'login'],
        [4, 'scan'],
        [5, 'fail'],
        [6, 'login'],
      ],
      ['0,1,2', '4,5,6'],
    ],
  ] as const)('%s', (_name, stream, expected) => {
    expect(fired(ordered, stream)).toEqual(expected);
  });

  it('gives an event one place', () => {
    const same = 'type: temporal_ordered\nrules: [fail, fail]\ntimespan: 10m';
    expect(fired(same, [[0, 'fail']])).toBe('no');
    expect(
      fired(same, [
        [0, 'fail'],
        [0, 'fail'],
      ]),
    ).toEqual(['0,1']);
  });

  it('may ask for some of the rules', () => {
    const some = `${ordered}\ncondition: { gte: 2 }`;
    expect(
      fired(some, [
        [0, 'login'],
        [1, 'fail'],
        [2, 'scan'],
      ]),
    ).toBe('no');
    expect(
      fired(some, [
        [0, 'scan'],
        [2, 'login'],
      ]),
    ).toEqual(['0,1']);
    const joined = `${ordered}\ncondition: scan and (fail or login)`;
    expect(
      fired(joined, [
        [0, 'fail'],
        [1, 'scan'],
      ]),
    ).toBe('no');
    expect(
      fired(joined, [
        [0, 'scan'],
        [1, 'login'],
      ]),
    ).toEqual(['0,1']);
  });

  it('asks for all of many', () => {
    const rules = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? 'scan' : 'fail'));
    const many = `type: temporal_ordered\nrules: [${rules.join()}]\ntimespan: 1h`;
    const stream = rules.map((rule, minute): At => [minute, rule]);
    expect(fired(many, stream)).toEqual([stream.map((_, at) => at).join()]);
    expect(fired(many, stream.slice(1))).toBe('no');
  });
});

describe('correlations of correlations', () => {
  const chain = `
title: many fails
name: many
correlation: { type: event_count, rules: [fail], group-by: [user, host], timespan: 10m, condition: { gte: 2 } }
---
title: then a login
correlation: { type: temporal_ordered, rules: [many, login], group-by: [user], timespan: 1h }`;

  it('come about with what they are about', () => {
    const fields = { user: 'a', host: 'x' };
    const stream: readonly At[] = [...fails([0, 1], fields), [30, 'login', fields]];
    const [many, then] = verdicts(chain, stream);
    expect(many?.occurrences.map(({ events }) => events)).toEqual([[0, 1]]);
    expect(then?.occurrences.map(({ events, time }) => [events, time])).toEqual([
      [[0, 1, 2], 1_800_000],
    ]);
    expect(verdicts(chain, [...stream.slice(0, 2), [30, 'login', { user: 'b' }]])[1]?.truth).toBe(
      'no',
    );
  });
});

describe('what cannot be told', () => {
  const three = 'type: event_count\nrules: [fail]\ntimespan: 10m\ncondition: { gte: 3 }';
  const few = 'type: event_count\nrules: [fail]\ntimespan: 10m\ncondition: { lt: 3 }';

  it('is what did not come about in events that somebody kept', () => {
    expect(fired(three, fails([0, 1]), { isWhole: false })).toBe('unknown');
    expect(fired(three, fails([0, 1, 2]), { isWhole: false })).toEqual(['0,1,2']);
    expect(fired(few, fails([0, 1]), { isWhole: false })).toBe('unknown');
    expect(fired(few, fails([0, 1]))).toEqual(['0,1']);
    expect(verdicts(three, [], { isWhole: false })[0]?.doubts).toEqual([
      { kind: 'needs-event-stream' },
    ]);
  });

  it('is when an event has no time', () => {
    expect(fired(three, [...fails([0, 1]), [undefined, 'fail']])).toBe('unknown');
    expect(fired(three, [...fails([0, 1]), [undefined, 'login']])).toBe('no');
  });

  it('is what depends on an event that a rule may fire on', () => {
    const sketch: EventSketch = { losses: { k: { kind: 'truncated' } } };
    expect(fired(three, fails([0, 1, 2]), { sketch })).toBe('unknown');
    expect(fired(three, fails([0, 1]), { sketch })).toBe('no');
    expect(fired(few, fails([0]), { sketch })).toBe('unknown');
  });
});
