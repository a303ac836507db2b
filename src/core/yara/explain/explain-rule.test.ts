import { describe, expect, it } from 'vitest';
import { printExplanation } from './print-explanation.ts';
import { DATA, explainCondition, explainText } from './testdata/explain-text.ts';

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

describe('a rule', () => {
  it('that refers to others is explained by what they came to', () => {
    const source =
      'import "demo" rule a { condition: demo.size == 5 } rule b { condition: a and demo.fresh }';
    expect(printExplanation(explainText(source, DATA, 1)).split('\n')).toEqual([
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
    expect(explainText(source, DATA, 1)).toMatchObject({
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
