import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateRules } from '../eval/evaluate-rules.ts';
import { toStruct } from '../eval/testdata/demo-schema.ts';
import { checkText } from '../eval/testdata/evaluate-text.ts';
import {
  createTape,
  ODD_STRINGS,
  randomCondition,
  type Paths,
} from '../eval/testdata/random-condition.ts';
import {
  MAX_CHILDREN,
  MAX_ELEMENTS,
  MAX_NODES,
  MAX_SEARCHED_ELEMENTS,
  type ExplainNode,
  type RuleExplanation,
} from './explain-node.ts';
import { explainRule } from './explain-rule.ts';
import { printExplanation } from './print-explanation.ts';

const DATA = {
  name: 'C:\\Loader.exe',
  size: 5,
  kind: 7,
  tags: ['alpha', 'beta', 'gamma'],
  labels: { targetObject: 'HKCU', Details: 'x.vbs' },
  groups: [
    { id: 1, title: 'one', names: ['x', 'y'], values: { k: 'Run' } },
    { id: 2, title: 'two', names: ['x'], values: { k: 'RunOnce' } },
    { id: 3, title: 'three', names: [] },
  ],
};

function explain(source: string, data: object = DATA, rule = 0): RuleExplanation {
  const { file, types } = checkText(source);
  const struct = toStruct(data);
  const evaluations = evaluateRules(file, types, struct, { trace: true });
  const found = explainRule({ text: source, file, types, data: struct, evaluations, rule });
  if (!found) throw new Error('no explanation');
  expect(structuredClone(found)).toEqual(found);
  return found;
}

function explainCondition(condition: string, data: object = DATA): RuleExplanation {
  const strings = /[$#@!]a/.test(condition) ? 'strings: $a = "a"' : '';
  return explain(`import "demo" import "pe" rule r { ${strings} condition: ${condition} }`, data);
}

function root(condition: string, data?: object): ExplainNode {
  const { condition: node } = explainCondition(condition, data);
  if (!node) throw new Error('no condition');
  return node;
}

/** The lines below the first. */
function lines(condition: string, data?: object): readonly string[] {
  return printExplanation(explainCondition(condition, data))
    .split('\n')
    .slice(1)
    .map((line) => line.slice(2));
}

describe('the explanation of tests', () => {
  it.each([
    [
      'demo.name icontains "loader"',
      ['true: "C:\\\\Loader.exe" icontains "loader" holds (demo.name)'],
    ],
    [
      'demo.name contains "loader"',
      [
        'false: "C:\\\\Loader.exe" contains "loader" does not hold (demo.name)',
        '  note: it differs only in case: `icontains` would hold',
      ],
    ],
    [
      'demo.name == "loader"',
      [
        'false: "C:\\\\Loader.exe" == "loader" does not hold (demo.name)',
        '  note: the value contains it in another case: `icontains` would hold',
      ],
    ],
    [
      'demo.labels["TargetObject"] == "HKCU"',
      [
        'undefined: demo.labels["TargetObject"] is undefined: there is no key "TargetObject"',
        '  note: there is the key "targetObject", which differs only in case: keys are case-sensitive',
      ],
    ],
    [
      'demo.labels["Detail"] == "HKCU"',
      [
        'undefined: demo.labels["Detail"] is undefined: there is no key "Detail"',
        '  note: the nearest key is "Details"',
      ],
    ],
    ['demo.tags[5] == "x"', ['undefined: demo.tags[5] is undefined: the list has 3 elements']],
    [
      'demo.size \\ (demo.size - 5) == 2',
      ['undefined: demo.size \\ (demo.size - 5) is undefined: it divides by zero'],
    ],
    [
      'demo.count',
      [
        'false: demo.count is 0, which counts as false',
        '  note: demo.count is not in the report and counts as 0',
      ],
    ],
  ] as const)('%s', (condition, expected) => {
    expect(lines(condition)).toEqual(expected);
  });
});

describe('the explanation of what joins others', () => {
  it.each([
    [
      'demo.name endswith "exe" and demo.size > 10 and demo.kind == demo.Kind.ODD',
      [
        'false: 1 of 3 conditions does not hold: `demo.size > 10`',
        '  true: "C:\\\\Loader.exe" endswith "exe" holds (demo.name)',
        '  false: 5 > 10 does not hold (demo.size)',
        '  true: demo.Kind.ODD == demo.Kind.ODD holds (demo.kind)',
      ],
    ],
    [
      'not demo.labels["zzz"] == "HKCU"',
      [
        'undefined: what it negates is undefined',
        '  note: `not` of what is undefined is undefined too, which counts as false: ask `not defined …`',
        '  undefined: demo.labels["zzz"] is undefined: there is no key "zzz"',
      ],
    ],
    [
      'any of (demo.size == 1, demo.labels["z"] == "a", demo.fresh)',
      [
        'undefined: one of its conditions is undefined, which makes the whole undefined',
        '  false: 5 == 1 does not hold (demo.size)',
        '  undefined: demo.labels["z"] is undefined: there is no key "z"',
        '  false: demo.fresh is false',
        '    note: demo.fresh is not in the report and counts as false',
      ],
    ],
    [
      'with s = demo.size, n = demo.name : (s == 4 and n == "x")',
      [
        'false: s is 5, n is "C:\\\\Loader.exe"',
        '  false: neither condition holds',
        '    false: 5 == 4 does not hold (s)',
        '    false: "C:\\\\Loader.exe" == "x" does not hold (n)',
        '      note: the value contains it: `contains` would hold',
      ],
    ],
    [
      'filesize > 5 or demo.fresh',
      [
        'unknown: it depends on 1 of 2 alternatives that cannot be told: `filesize > 5`',
        "  unknown: cannot be told: `filesize` needs the file's bytes",
        '  false: demo.fresh is false',
        '    note: demo.fresh is not in the report and counts as false',
      ],
    ],
    [
      '$a and demo.size == 5',
      [
        'unknown: it depends on 1 of 2 conditions that cannot be told: `$a`',
        "  unknown: cannot be told: `$a` needs the file's bytes",
        '  true: 5 == 5 holds (demo.size)',
      ],
    ],
    [
      'defined demo.labels["Details"] and not defined demo.labels["x"]',
      [
        'true: both conditions hold',
        '  true: demo.labels["Details"] is "x.vbs"',
        '  true: what it negates is false',
        '    false: demo.labels["x"] is undefined: there is no key "x"',
      ],
    ],
    [
      'demo.host.in_range("1.2.3.4/8") or pe.is_dll()',
      [
        'unknown: it depends on 1 of 2 alternatives that cannot be told: `pe.is_dll()`',
        '  false: demo.host.in_range("1.2.3.4/8") is false',
        "  unknown: cannot be told: module `pe` needs the file's bytes",
      ],
    ],
  ] as const)('%s', (condition, expected) => {
    expect(lines(condition)).toEqual(expected);
  });
});

describe('the explanation of loops', () => {
  it.each([
    [
      'for any t in demo.tags : (t startswith "b")',
      [
        'true: 1 of 3 elements satisfies the body',
        '  for demo.tags[1]',
        '    true: "beta" startswith "b" holds (t)',
      ],
    ],
    [
      'for any t in demo.tags : (t == "BETA")',
      [
        'false: none of the 3 elements satisfies the body',
        '  nearest: demo.tags[1] comes closest: "beta" == "BETA" does not hold',
        '  for demo.tags[1]',
        '    false: "beta" == "BETA" does not hold (t)',
        '      note: it differs only in case: `iequals` would hold',
      ],
    ],
    [
      'for any g in demo.groups : (g.id > 1 and g.title startswith "t" and g.values["k"] == "Runonce")',
      [
        'false: none of the 3 elements satisfies the body',
        '  nearest: demo.groups[1] comes closest: 2 of 3 conditions hold, but "RunOnce" == "Runonce" does not hold',
        '  for demo.groups[1]',
        '    false: 1 of 3 conditions does not hold: `g.values["k"] == "Runonce"`',
        '      true: 2 > 1 holds (g.id)',
        '      true: "two" startswith "t" holds (g.title)',
        '      false: "RunOnce" == "Runonce" does not hold (g.values["k"])',
        '        note: it differs only in case: `iequals` would hold',
      ],
    ],
    [
      'for any g in demo.groups : (for any n in g.names : (n == "z") and g.id == 2)',
      [
        'false: none of the 3 elements satisfies the body',
        '  nearest: demo.groups[1] comes closest: 1 of 2 conditions holds, but "x" == "z" does not hold',
        '  for demo.groups[1]',
        '    false: 1 of 2 conditions does not hold: `for any n in g.names : (n == "z")`',
        '      false: the only element does not satisfy the body',
        '        nearest: demo.groups[1].names[0] comes closest: "x" == "z" does not hold',
        '        for demo.groups[1].names[0]',
        '          false: "x" == "z" does not hold (n)',
        '      true: 2 == 2 holds (g.id)',
      ],
    ],
    [
      'not for any g in demo.groups : (g.id == 2)',
      [
        'false: what it negates is true',
        '  true: 1 of 3 elements satisfies the body',
        '    for demo.groups[1]',
        '      true: 2 == 2 holds (g.id)',
      ],
    ],
    [
      'for none g in demo.groups : (g.id == 2)',
      [
        'false: 1 of 3 elements satisfies the body; none may',
        '  for demo.groups[1]',
        '    true: 2 == 2 holds (g.id)',
      ],
    ],
    [
      'for all g in demo.groups : (g.id < 3)',
      [
        'false: 2 of 3 elements satisfy the body; all must',
        '  nearest: demo.groups[2] comes closest: 3 < 3 does not hold',
        '  for demo.groups[2]',
        '    false: 3 < 3 does not hold (g.id)',
      ],
    ],
    [
      'for 2 t in demo.tags : (t contains "ph")',
      [
        'false: 1 of 3 elements satisfies the body; at least 2 must',
        '  nearest: demo.tags[1] comes closest: "beta" contains "ph" does not hold',
        '  for demo.tags[1]',
        '    false: "beta" contains "ph" does not hold (t)',
      ],
    ],
    [
      'for any k, v in demo.labels : (k == "details" and v endswith ".vbs")',
      [
        'false: none of the 2 entries satisfies the body',
        '  nearest: demo.labels["Details"] comes closest: 1 of 2 conditions holds, but "Details" == "details" does not hold',
        '  for demo.labels["Details"]',
        '    false: 1 of 2 conditions does not hold: `k == "details"`',
        '      false: "Details" == "details" does not hold (k)',
        '        note: it differs only in case: `iequals` would hold',
        '      true: "x.vbs" endswith ".vbs" holds (v)',
      ],
    ],
    [
      'for any i in (1..3) : (demo.groups[i].title == "four")',
      [
        'false: none of the 3 numbers satisfies the body',
        '  nearest: 1 comes closest: "two" == "four" does not hold',
        '  for 1',
        '    false: "two" == "four" does not hold (demo.groups[i].title)',
      ],
    ],
    [
      'for any g in demo.part.groups : (g.title == "x")',
      [
        'false: the only element does not satisfy the body',
        '  note: the report has no demo.part.groups: the engine then shows one element of zeros and empty strings',
        '  nearest: demo.part.groups[0] comes closest: "" == "x" does not hold',
        '  for demo.part.groups[0]',
        '    false: "" == "x" does not hold (g.title)',
        '      note: demo.part.groups[0].title is not in the report and counts as ""',
      ],
    ],
    [
      'for all x in demo.scores : (x > 1)',
      [
        'false: demo.scores is empty: a loop over nothing is false, whatever its quantifier',
        '  note: `not for any … : ( … )` is true for nothing',
      ],
    ],
  ] as const)('%s', (condition, expected) => {
    expect(lines(condition)).toEqual(expected);
  });
});

describe('a comparison', () => {
  it('has both sides with their sources, values and places', () => {
    const node = root('for any g in demo.groups : (g.values["k"] == "Run")');
    expect(node.children[0]?.comparison).toEqual({
      left: {
        source: 'g.values["k"]',
        value: '"Run"',
        path: [
          { kind: 'field', name: 'groups' },
          { kind: 'index', index: 0 },
          { kind: 'field', name: 'values' },
          { kind: 'key', key: 'k' },
        ],
      },
      operator: '==',
      right: { source: '"Run"', value: '"Run"', path: undefined },
    });
  });

  it('shows of a long value the part that was looked for', () => {
    const name = `${'a'.repeat(1000)}NEEDLE${'b'.repeat(1000)}`;
    const found = root('demo.name icontains "needle"', { name }).comparison?.left.value;
    expect(found).toMatch(/^…"a{40}NEEDLEb{114}"…$/);
    const end = root('demo.name endswith "needle"', { name }).comparison?.left.value;
    expect(end).toMatch(/^…"b{160}"$/);
  });

  it('cuts between characters, and shows nothing that could hide', () => {
    const { comparison } = root('demo.name == "x"', { name: 'é\u202e'.repeat(100) });
    expect(comparison?.left.value).toMatch(/^"(é\\xe2\\x80\\xae){32}"…$/);
  });

  it('counts what it came to for all elements, and where it held', () => {
    const [test] = root('for any g in demo.groups : (g.id >= 2)').children;
    expect(test?.counts).toEqual({ nTrue: 2, nFalse: 1, nUndefined: 0, nUnknown: 0 });
    expect(test?.nWitnesses).toBe(2);
    expect(test?.witnesses.map(({ value }) => value)).toEqual([2n, 3n]);
  });
});

describe('a loop', () => {
  it('has the elements for which its body holds up to a limit, and their number', () => {
    const tags = Array.from({ length: 150 }, (_, at) => `tag${at}`);
    const node = root('for any t in demo.tags : (t startswith "tag")', { tags });
    expect(node.nWitnesses).toBe(150);
    expect(node.witnesses).toHaveLength(MAX_ELEMENTS);
    expect(node.witnesses[1]).toEqual({
      path: [
        { kind: 'field', name: 'tags' },
        { kind: 'index', index: 1 },
      ],
      value: 'tag1',
    });
    expect(node.element).toMatchObject({ label: 'demo.tags[0]', turn: 0, why: 'witness' });
  });

  it('has the element that comes closest, and what failed there', () => {
    const node = root(
      'for any g in demo.groups : (g.id == 2 and for any n in g.names : (n == "q" or n == "z"))',
    );
    expect(node.nearestMiss).toMatchObject({
      nHeld: 1,
      nTerms: 2,
      element: { label: 'demo.groups[1]', why: 'nearest-miss' },
      failures: [
        { sentence: '"x" == "q" does not hold', value: '"x"' },
        { sentence: '"x" == "z" does not hold', value: '"x"' },
      ],
    });
  });

  it('looks into the loops within it for what comes closest', () => {
    const groups = [
      { title: 'a', items: [{ key: 'x', values: { a: '1' } }] },
      {
        title: 'b',
        items: [
          { key: 'y', values: {} },
          { key: 'x', values: { a: '1', b: '2' } },
        ],
      },
    ];
    const condition =
      'for any g in demo.groups : (for any i in g.items : (i.key == "x" and i.values["a"] == "1" and i.values["b"] == "3"))';
    const [inner] = root(condition, { groups }).children;
    expect(inner?.nearestMiss).toMatchObject({
      element: { label: 'demo.groups[1].items[1]' },
      nHeld: 2,
      nTerms: 3,
      failures: [{ sentence: '"2" == "3" does not hold' }],
    });
  });

  it('prefers what has a value to what has none, and what differs in case to what differs', () => {
    const groups = [{}, { values: { k: 'other' } }, { values: { k: 'run' } }, {}];
    const { element } = root('for any g in demo.groups : (g.values["k"] == "RUN")', { groups });
    expect(element?.turn).toBe(2);
  });

  it('looks for it among the first elements, within the steps that it has', () => {
    const tags = Array.from({ length: MAX_SEARCHED_ELEMENTS + 5 }, () => 'x').concat('B');
    const node = root('for any t in demo.tags : (t == "b")', { tags });
    expect(node.element?.turn).toBe(0);
    const groups = Array.from({ length: 1500 }, () => ({ names: tags.slice(0, 300) }));
    const nested = 'for any g in demo.groups : (for any n in g.names : (n == "b" and n == "c"))';
    expect(root(nested, { groups }).nearestMiss?.nTerms).toBe(1);
  });
});

describe('limits', () => {
  it('show of many operands first those that decide', () => {
    const operands = Array.from(
      { length: 500 },
      (_, at) => `demo.size ${at === 444 ? '==' : '!='} ${at + 10}`,
    );
    const node = root(operands.join(' and '));
    expect(node.children).toHaveLength(MAX_CHILDREN);
    expect(node.nOmitted).toBe(400);
    expect(node.decisive.map((at) => node.children[at]?.sentence)).toEqual([
      '5 == 454 does not hold',
    ]);
  });

  it('end an explanation that has too many parts', () => {
    const group = `(${Array.from({ length: 90 }, () => '(demo.size == 1 or demo.size == 2)').join(' and ')})`;
    const node = root(Array.from({ length: 50 }, () => group).join(' or '));
    expect(countNodes(node)).toBe(MAX_NODES);
    expect(node.nOmitted).toBeGreaterThan(0);
  });

  it('hold for deep conditions and long chains', () => {
    const deep = `${'not ('.repeat(200)}demo.size == 5${')'.repeat(200)}`;
    expect(root(deep).outcome).toBe('true');
    expect(root(`${'(demo.size == 5 and '.repeat(150)}true${')'.repeat(150)}`).outcome).toBe(
      'true',
    );
    expect(root(`demo.size == ${'1 + '.repeat(500)}1`).outcome).toBe('false');
    expect(root(`${'demo.size == 5 or '.repeat(5000)}true`).outcome).toBe('true');
  });
});

describe('a rule', () => {
  it('that refers to others is explained by what they came to', () => {
    const source =
      'import "demo" rule a { condition: demo.size == 5 } rule b { condition: a and demo.fresh }';
    expect(printExplanation(explain(source, DATA, 1)).split('\n')).toEqual([
      'b does not match',
      '  false: 1 of 2 conditions does not hold: `demo.fresh`',
      '    true: a is true',
      '    false: demo.fresh is false',
      '      note: demo.fresh is not in the report and counts as false',
    ]);
  });

  it('that a global rule forbids says so', () => {
    const source =
      'import "demo" global rule a { condition: demo.fresh } rule b { condition: demo.size == 5 }';
    expect(explain(source, DATA, 1)).toMatchObject({
      sentence: 'b does not match: the global rule `a` does not match',
      condition: { outcome: 'true' },
    });
  });

  it('that cannot be told says why', () => {
    expect(explainCondition('filesize > 1').sentence).toBe(
      "whether r matches cannot be told: `filesize` needs the file's bytes",
    );
  });
});

function countNodes(node: ExplainNode): number {
  return node.children.reduce((sum, child) => sum + countNodes(child), 1);
}

const PATHS: Paths = {
  integers: ['demo.size', 'demo.count'],
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
      }),
    },
    { path: 'demo.part.groups', fields: (group) => ({ strings: [`${group}.title`] }) },
  ],
  addresses: ['demo.host'],
};

/** What is wrong with a node: an outcome that does not follow from those of its parts. */
function inconsistencies(node: ExplainNode): readonly string[] {
  const { kind, outcome, children, decisive, nOmitted } = node;
  const outcomes = new Set(decisive.map((at) => children[at]?.outcome));
  const isWrong =
    (kind === 'and' && outcome === 'false' && (outcomes.has('true') || outcomes.size === 0)) ||
    (kind === 'or' && outcome === 'true' && (outcomes.size !== 1 || !outcomes.has('true'))) ||
    (kind === 'and' && outcome === 'true' && decisive.length + nOmitted < children.length) ||
    (kind === 'with' && !outcomes.has(outcome)) ||
    (kind === 'not' && outcome === 'true' && !outcomes.has('false')) ||
    node.sentence === '';
  return [
    ...(isWrong ? [`${kind} ${outcome}: ${node.sentence}`] : []),
    ...children.flatMap(inconsistencies),
  ];
}

describe('the explanation of any rule', () => {
  it('comes to the verdict of the evaluation, and so do its parts', () => {
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
      },
      { requiredKeys: [] },
    );
    const tape = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(tape, data, (numbers, sample) => {
        const condition = randomCondition(createTape(numbers), PATHS, 4);
        fc.pre(isSound(condition));
        const explanation = explainCondition(condition, sample);
        const node = explanation.condition;
        expect(node?.outcome === 'true').toBe(explanation.verdict === true);
        expect(node?.outcome === 'unknown').toBe(explanation.verdict === 'unknown');
        expect(node ? inconsistencies(node) : ['nothing']).toEqual([]);
      }),
      { seed: 11, numRuns: 600 },
    );
  });
});

/** Whether a condition has no errors: folded constants can be out of range. */
function isSound(condition: string): boolean {
  try {
    checkText(`import "demo" rule r { condition: ${condition} }`);
    return true;
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
