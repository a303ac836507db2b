import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValuePath } from '../module-value.ts';
import { evaluateRules } from './evaluate-rules.ts';
import { numberExpressions } from './number-expressions.ts';
import type { ExpressionTrace, Witness } from './recorder.ts';
import { toStruct } from './testdata/demo-schema.ts';
import { checkText, evaluateCondition } from './testdata/evaluate-text.ts';
import {
  createTape,
  ODD_STRINGS,
  randomCondition,
  type Paths,
} from './testdata/random-condition.ts';
import { witnessesOf } from './witnesses.ts';

const DATA = {
  name: 'loader',
  size: 5,
  tags: ['alpha', 'beta', 'abc'],
  labels: { a: 'b', c: 'd' },
  groups: [
    { title: 'one', names: ['x', 'y'], values: { k: '1' } },
    { title: 'two', names: ['x'], values: { k: '2' } },
    { title: 'three' },
  ],
};

function print(path: ValuePath): string {
  return path
    .map((step) => {
      if (step.kind === 'field') return `.${step.name}`;
      return step.kind === 'index' ? `[${step.index}]` : `["${step.key}"]`;
    })
    .join('')
    .slice(1);
}

function printAll(witnesses: readonly Witness[]): readonly string[] {
  return witnesses.map(({ path, value }) => `${print(path)} = ${String(value)}`);
}

function evidence(condition: string): readonly string[] {
  return printAll(witnessesOf(evaluateCondition(condition, DATA, { trace: true })));
}

/** The trace of the first expression that is written so. */
function traceOf(condition: string, part: string, maxWitnesses?: number): ExpressionTrace {
  const evaluation = evaluateCondition(condition, DATA, {
    trace: true,
    ...(maxWitnesses === undefined ? {} : { maxWitnesses }),
  });
  const offset = 'import "demo" import "pe" rule r {  condition: '.length + condition.indexOf(part);
  const found = evaluation.trace?.expressions.find(
    ({ span }) => span.start === offset && span.end === offset + part.length,
  );
  if (!found) throw new Error(`${part} is not traced`);
  return found;
}

describe('witnesses of a rule', () => {
  it.each([
    ['demo.name == "loader"', ['name = loader']],
    ['demo.name == "loader" and demo.size > 4', ['name = loader', 'size = 5']],
    ['demo.name == "no" or demo.size > 4', ['size = 5']],
    ['demo.name == "loader" or demo.size > 4', ['name = loader', 'size = 5']],
    ['not demo.name == "no"', ['name = loader']],
    ['not (demo.name == "no" or demo.size == 1)', ['name = loader', 'size = 5']],
    ['demo.labels["a"] == "b"', ['labels["a"] = b']],
    ['demo.tags[1] == "beta"', ['tags[1] = beta']],
    ['demo.tags.len() == 3', ['tags = 3']],
    ['not defined demo.labels["no"]', ['labels["no"] = undefined']],
    ['for any t in demo.tags : (t startswith "a")', ['tags[0] = alpha', 'tags[2] = abc']],
    [
      'for any g in demo.groups : (g.title == "two" and g.values["k"] == "2")',
      ['groups[1] = undefined', 'groups[1].title = two', 'groups[1].values["k"] = 2'],
    ],
    [
      'for any g in demo.groups : (for any n in g.names : (n == "y"))',
      ['groups[0] = undefined', 'groups[0].names[1] = y'],
    ],
    ['for any k, v in demo.labels : (v == "d")', ['labels["c"] = d']],
    [
      'for none t in demo.tags : (t == "no")',
      ['tags[0] = alpha', 'tags[1] = beta', 'tags[2] = abc'],
    ],
    [
      'not for any t in demo.tags : (t == "no")',
      ['tags[0] = alpha', 'tags[1] = beta', 'tags[2] = abc'],
    ],
    ['with g = demo.groups[1] : (g.title == "two")', ['groups[1].title = two']],
    ['with n = demo.tags.len() : (n == 3)', ['tags = 3']],
    ['any of (demo.size == 1, demo.size == 5, demo.name == "no")', ['size = 5']],
    ['demo.host.in_range("1.2.3.4/8") or demo.size == 5', ['size = 5']],
  ] as const)('%s', (condition, expected) => {
    expect(evidence(condition)).toEqual(expected);
  });

  it('tell for a false rule what keeps it from matching', () => {
    expect(evidence('demo.name == "loader" and demo.size == 6')).toEqual(['size = 5']);
  });

  it('are none in an untraced run', () => {
    expect(witnessesOf(evaluateCondition('demo.size == 5', DATA))).toEqual([]);
  });
});

describe('the trace of an expression', () => {
  it('counts every turn of a loop, also after it is decided', () => {
    const condition = 'for any t in demo.tags : (t contains "a")';
    expect(traceOf(condition, 't contains "a"')).toMatchObject({ nTrue: 3, nFalse: 0 });
    expect(traceOf(condition, condition)).toMatchObject({ nTrue: 1, nWitnesses: 3 });
  });

  it('counts what is undefined apart from what is false', () => {
    const condition = 'for any g in demo.groups : (g.values["k"] == "2")';
    expect(traceOf(condition, 'g.values["k"] == "2"')).toMatchObject({
      nTrue: 1,
      nFalse: 1,
      nUndefined: 1,
      nUnknown: 0,
    });
  });

  it('counts what is unknown', () => {
    expect(traceOf('filesize > 1 and demo.size == 5', 'filesize > 1')).toMatchObject({
      nUnknown: 1,
    });
  });

  it('looks at all operands of `and` and `or`', () => {
    const condition = 'demo.size == 5 or demo.name == "loader"';
    expect(traceOf(condition, 'demo.name == "loader"')).toMatchObject({ nTrue: 1 });
  });

  it('has a verdict for each part of a chain', () => {
    const condition = 'demo.size == 5 and demo.size == 6 and demo.size < 9';
    expect(traceOf(condition, 'demo.size == 5 and demo.size == 6')).toMatchObject({ nFalse: 1 });
    expect(traceOf(condition, condition)).toMatchObject({ nFalse: 1 });
  });

  it('keeps the places where a test held, and those where it did not', () => {
    const trace = traceOf('for any t in demo.tags : (t startswith "al")', 't startswith "al"');
    expect(printAll(trace.witnesses)).toEqual(['tags[0] = alpha']);
    expect(printAll(trace.misses)).toEqual(['tags[1] = beta', 'tags[2] = abc']);
  });

  it('keeps so many witnesses as were asked for, and counts all', () => {
    const trace = traceOf('for any t in demo.tags : (t contains "a")', 't contains "a"', 2);
    expect(trace.witnesses).toHaveLength(2);
    expect(trace.nWitnesses).toBe(3);
  });

  it('has for a loop the elements for which the body held', () => {
    const condition = 'for any g in demo.groups : (g.names.len() > 0)';
    expect(printAll(traceOf(condition, condition).witnesses)).toEqual([
      'groups[0] = undefined',
      'groups[1] = undefined',
    ]);
  });

  it('is plain data, numbered as the expressions of the rule', () => {
    const { file, types } = checkText('import "demo" rule r { condition: demo.size == 5 }');
    const [evaluation] = evaluateRules(file, types, toStruct(DATA), { trace: true });
    const rule = file.items[1];
    const numbers = rule?.kind === 'rule' ? [...numberExpressions(rule)] : [];
    expect(structuredClone(evaluation)).toEqual(evaluation);
    expect(evaluation?.trace?.expressions.map(({ kind }) => kind)).toEqual(
      numbers.map(([expression]) => expression.kind),
    );
  });
});

const PATHS: Paths = {
  integers: ['demo.size', 'demo.count', 'demo.kind'],
  booleans: ['demo.fresh'],
  strings: ['demo.name', 'demo.part.title'],
  stringArrays: ['demo.tags', 'demo.part.tags'],
  integerArrays: ['demo.scores'],
  maps: ['demo.labels'],
  structArrays: [
    {
      path: 'demo.groups',
      fields: (group) => ({
        integers: [`${group}.id`],
        strings: [`${group}.title`],
        stringArrays: [`${group}.names`],
        maps: [`${group}.values`],
        structArrays: [
          { path: `${group}.items`, fields: (item) => ({ strings: [`${item}.key`] }) },
        ],
      }),
    },
    { path: 'demo.part.groups', fields: (group) => ({ strings: [`${group}.title`] }) },
  ],
  addresses: ['demo.host'],
};

describe('traced and untraced runs', () => {
  it('come to the same verdict', () => {
    const text = fc.constantFrom(...ODD_STRINGS);
    const group = fc.record(
      { id: fc.nat(3), title: text, names: fc.array(text, { maxLength: 3 }) },
      { requiredKeys: [] },
    );
    const data = fc.record(
      {
        name: text,
        size: fc.nat(5),
        tags: fc.array(text, { maxLength: 3 }),
        labels: fc.dictionary(fc.constantFrom('a', 'b', 'É'), text),
        groups: fc.array(group, { maxLength: 3 }),
        part: fc.record({ tags: fc.array(text, { maxLength: 2 }) }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    const tape = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(tape, data, (numbers, sample) => {
        const condition = randomCondition(createTape(numbers), PATHS, 3);
        const source = `import "demo" rule r { condition: ${condition} }`;
        fc.pre(isSound(source));
        const { file, types } = checkText(source);
        const root = toStruct(sample);
        const [untraced] = evaluateRules(file, types, root, { trace: false });
        const [traced] = evaluateRules(file, types, root, { trace: true });
        expect(traced?.verdict).toBe(untraced?.verdict);
        expect(traced?.trace?.expressions[0]).toMatchObject({
          nTrue: untraced?.verdict === true ? 1 : 0,
        });
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});

/** Whether the text has no errors: folded constants can be out of range. */
function isSound(source: string): boolean {
  try {
    checkText(source);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
