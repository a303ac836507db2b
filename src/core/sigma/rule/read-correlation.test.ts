import { describe, expect, it } from 'vitest';
import { conditionShape } from '../condition/testdata/condition-shape.ts';
import { readSigmaFile } from './read-sigma-file.ts';
import type { CorrelationRule } from './sigma-rule.ts';
import { problemsOf } from './testdata/problems.ts';
import { parseTimespan } from './timespan.ts';

/** A correlation with these lines below `correlation:`. */
function correlationText(lines: string): string {
  const inner = lines
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
  return `title: c\ncorrelation:\n${inner}\n`;
}

function correlationOf(text: string): CorrelationRule | undefined {
  const [document] = readSigmaFile('', text).documents;
  return document?.kind === 'correlation' ? document : undefined;
}

const COUNT = 'type: event_count\nrules: [a]\ngroup-by: [x]\ntimespan: 5m\n';
const TEMPORAL = 'type: temporal\nrules: [a, b, c]\ngroup-by: [x]\ntimespan: 5m';

describe('correlations', () => {
  it('count events', () => {
    const text = correlationText(`${COUNT}condition: {gte: 10}`);
    expect(problemsOf(text)).toEqual([]);
    expect(correlationOf(text)).toMatchObject({
      type: 'event_count',
      rules: [{ text: 'a' }],
      groupBy: ['x'],
      timespan: 300_000,
      thresholds: [{ operator: 'gte', value: 10 }],
      valueFields: [],
      percentile: undefined,
      ruleCondition: undefined,
      generate: false,
      aliases: [],
    });
  });

  it.each([
    ['value_count', 'field: U', ['U']],
    ['value_count', 'field: [U, D]', ['U', 'D']],
    ['value_sum', 'field: U', ['U']],
    ['value_avg', 'field: U', ['U']],
    ['value_median', 'field: U', ['U']],
    ['value_percentile', 'field: U\n  percentile: 95', ['U']],
  ])('look at values: %s', (type, field, expected) => {
    const lines = `${COUNT.replace('event_count', type)}condition:\n  ${field}\n  gt: 1.5\n  lte: 20`;
    const text = correlationText(lines);
    expect(problemsOf(text)).toEqual([]);
    expect(correlationOf(text)?.valueFields).toEqual(expected);
    expect(correlationOf(text)?.thresholds).toEqual([
      { operator: 'gt', value: 1.5 },
      { operator: 'lte', value: 20 },
    ]);
  });

  it('ask for all rules where a temporal one has no condition', () => {
    const text = correlationText(TEMPORAL);
    expect(problemsOf(text)).toEqual([]);
    expect(correlationOf(text)?.thresholds).toEqual([{ operator: 'gte', value: 3 }]);
  });

  it.each(['a and (b or not c)', "'a and (b or not c)'"])('join rules: %s', (condition) => {
    const text = correlationText(`${TEMPORAL}\ncondition: ${condition}`);
    expect(problemsOf(text)).toEqual([]);
    expect(conditionShape(correlationOf(text)?.ruleCondition)).toBe('(a and (b or (not c)))');
  });

  it('take their rules from the condition where there is no list', () => {
    const text = correlationText(
      'type: temporal_ordered\ngroup-by: x\ntimespan: 1h\ncondition: b and a and not b',
    );
    expect(problemsOf(text)).toEqual([]);
    expect(correlationOf(text)?.rules.map((rule) => rule.text)).toEqual(['b', 'a']);
  });

  it('read operators in capitals, as the specification has them, with a warning', () => {
    const text = correlationText(`${TEMPORAL}\ncondition: a AND b AND c`);
    expect(problemsOf(text)).toEqual([
      'warning sigma/operator-case: AND',
      'warning sigma/operator-case: AND',
    ]);
    expect(conditionShape(correlationOf(text)?.ruleCondition)).toBe('(a and b and c)');
  });

  it('have aliases, and may keep their rules', () => {
    const text = `${correlationText(`${TEMPORAL}\naliases:\n  ip:\n    a: src\n    b: dst`)}generate: true\n`;
    expect(problemsOf(text)).toEqual([]);
    expect(correlationOf(text)).toMatchObject({
      generate: true,
      aliases: [
        {
          alias: 'ip',
          fields: [
            { rule: 'a', field: 'src' },
            { rule: 'b', field: 'dst' },
          ],
        },
      ],
    });
    expect(correlationOf(correlationText(`${TEMPORAL}\ngenerate: true`))?.generate).toBe(true);
  });

  it.each([
    ['no map', 'title: c\ncorrelation: x\n', ['error sigma/wrong-type: correlation']],
    [
      'no type',
      correlationText('rules: [a]\ntimespan: 5m'),
      ['error sigma/unknown-correlation-type: correlation'],
    ],
    [
      'an unknown type',
      correlationText(COUNT.replace('event_count', 'event-count')),
      ['error sigma/unknown-correlation-type: event-count'],
    ],
    [
      'no time span',
      correlationText('type: temporal\nrules: [a]\ngroup-by: x'),
      ['error sigma/missing-timespan: correlation'],
    ],
    [
      'a time span without unit',
      correlationText(TEMPORAL.replace('5m', '5')),
      ['error sigma/timespan: 5'],
    ],
    [
      'a time span in parts',
      correlationText(TEMPORAL.replace('5m', '1h30m')),
      ['error sigma/timespan: 1h30m'],
    ],
    [
      'no rules',
      correlationText('type: temporal\ngroup-by: x\ntimespan: 5m'),
      ['error sigma/missing-rules: correlation'],
    ],
    [
      'an empty list of rules',
      correlationText('type: temporal\nrules: []\ngroup-by: x\ntimespan: 5m'),
      ['error sigma/missing-rules: rules'],
    ],
    [
      'no groups',
      correlationText('type: temporal\nrules: [a]\ntimespan: 5m'),
      ['info sigma/missing-group-by: correlation'],
    ],
    [
      'no condition',
      correlationText(COUNT.trimEnd()),
      ['error sigma/missing-condition: correlation'],
    ],
    [
      'a text as condition',
      correlationText(`${COUNT}condition: a and b`),
      ['error sigma/threshold: condition'],
    ],
    [
      'no comparison',
      correlationText(`${COUNT}condition: {}`),
      ['error sigma/threshold: condition'],
    ],
    [
      'an unknown comparison',
      correlationText(`${COUNT}condition: {ge: 5}`),
      ['error sigma/threshold: ge'],
    ],
    [
      'a text as number',
      correlationText(`${COUNT}condition: {gte: '5'}`),
      ["error sigma/threshold: '5'"],
    ],
    [
      'comparisons that exclude each other',
      correlationText(`${COUNT}condition: {gt: 10, lt: 5}`),
      ['warning sigma/threshold-never: condition'],
    ],
    [
      'comparisons that meet at nothing',
      correlationText(`${COUNT}condition: {gt: 5, lte: 5}`),
      ['warning sigma/threshold-never: condition'],
    ],
    ['comparisons that meet', correlationText(`${COUNT}condition: {gte: 5, lte: 5}`), []],
    [
      'no field',
      correlationText(`${COUNT.replace('event', 'value')}condition: {gte: 5}`),
      ['error sigma/missing-field: condition'],
    ],
    [
      'a percentile of 101',
      correlationText(
        `${COUNT.replace('event_count', 'value_percentile')}condition: {field: U, percentile: 101, lt: 5}`,
      ),
      ['error sigma/percentile: 101'],
    ],
    [
      'a rule that is not listed',
      correlationText(`${TEMPORAL}\ncondition: a and b and c and d`),
      ['error sigma/unknown-rule: d'],
    ],
    [
      'a rule that is not named',
      correlationText(`${TEMPORAL}\ncondition: a and b`),
      ['warning sigma/unused-rule: c'],
    ],
    [
      'a pattern of rules',
      correlationText(`${TEMPORAL}\ncondition: a and b and c and 1 of d*`),
      ['error sigma/condition-syntax: 1 of d*'],
    ],
    [
      'an alias of another rule',
      correlationText(`${TEMPORAL}\naliases: {ip: {d: src}}`),
      ['warning sigma/alias-rule: d'],
    ],
    [
      'an alias without rules',
      correlationText(`${TEMPORAL}\naliases: {ip: src}`),
      ['error sigma/wrong-type: ip'],
    ],
    [
      'a slip',
      correlationText(`${TEMPORAL}\ncondtion: {gte: 2}`),
      ['warning sigma/unknown-key: condtion'],
    ],
    [
      'a text for generate',
      correlationText(`${TEMPORAL}\ngenerate: 'yes'`),
      ["error sigma/wrong-type: 'yes'"],
    ],
  ])('tell of %s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });
});

describe('parseTimespan', () => {
  it.each([
    ['1s', 1000],
    ['90m', 5_400_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['2w', 1_209_600_000],
    ['1M', 2_629_746_000],
    ['1y', 31_556_952_000],
    ['0s', undefined],
    ['5', undefined],
    ['m', undefined],
    ['', undefined],
    ['1h30m', undefined],
    ['5H', undefined],
    ['-5m', undefined],
    ['1.5h', undefined],
    ['5 m', undefined],
    ['9999999999s', undefined],
  ])('%j is %s', (text, expected) => {
    expect(parseTimespan(text)).toBe(expected);
  });
});
