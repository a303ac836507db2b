import { describe, expect, it } from 'vitest';
import { collectRules } from './collect-rules.ts';
import { readSigmaFile } from './read-sigma-file.ts';
import type { RuleCollection } from './rule-collection.ts';
import { problemShape } from './testdata/problems.ts';
import { findCircles } from './strong-components.ts';

const ID = '5a0e7b1c-1234-4abc-9def-0123456789ab';

/** A rule document; head: further lines. */
function rule(title: string, head = '', logsource = '{product: windows}'): string {
  return `title: ${title}\n${head}logsource: ${logsource}\ndetection:\n  sel: {A: x}\n  condition: sel\n`;
}

function filter(title: string, rules: string, logsource = '{product: windows}'): string {
  return `title: ${title}\nlogsource: ${logsource}\nfilter:\n  rules: ${rules}\n  sel: {A: x}\n  condition: not sel\n`;
}

function correlation(title: string, rules: string, head = ''): string {
  return `title: ${title}\n${head}correlation:\n  type: temporal\n  rules: ${rules}\n  group-by: [x]\n  timespan: 5m\n`;
}

/** The files' texts as one collection, named f0, f1, … */
function collect(...texts: readonly string[]): RuleCollection {
  return collectRules(texts.map((text, index) => readSigmaFile(`f${index}`, text)));
}

function problems(...texts: readonly string[]): readonly string[] {
  return collect(...texts).diagnostics.map(({ file, fileName, diagnostic }) => {
    return `${fileName} ${problemShape(diagnostic, texts[file] ?? '')}`;
  });
}

describe('a collection', () => {
  it('has the rules of all files in order, and what is wrong file by file', () => {
    const texts = [rule('A'), 'a: [', `${rule('B')}---\n${rule('C')}`];
    const { rules, diagnostics } = collect(...texts);
    expect(
      rules.map(({ file, fileName, rule: { head } }) => `${file} ${fileName} ${head.title}`),
    ).toEqual(['0 f0 A', '2 f2 B', '2 f2 C']);
    expect(diagnostics.map(({ file, diagnostic }) => `${file} ${diagnostic.code}`)).toEqual([
      '1 sigma/yaml-unclosed',
    ]);
  });

  it.each([
    ['ids', [rule('A', 'id: 1\n'), rule('B', 'id: 1\n')], ['f1 warning sigma/duplicate-id: 1']],
    [
      'ids in another case',
      [rule('A', 'id: aB\n'), rule('B', 'id: Ab\n')],
      ['f1 warning sigma/duplicate-id: Ab'],
    ],
    [
      'ids in one file',
      [`${rule('A', 'id: 1\n')}---\n${rule('B', 'id: 1\n')}`],
      ['f0 warning sigma/duplicate-id: 1'],
    ],
    [
      'ids of a rule and a filter',
      [rule('A', 'id: 1\n'), `id: 1\n${filter('F', 'any')}`],
      ['f1 warning sigma/duplicate-id: 1'],
    ],
    [
      'names',
      [rule('A', 'name: n\n'), rule('B', 'name: n\n')],
      ['f1 warning sigma/duplicate-name: n'],
    ],
    ['names in another case', [rule('A', 'name: n\n'), rule('B', 'name: N\n')], []],
    ['an id that is a name', [rule('A', 'id: 1\n'), rule('B', 'name: "1"\n')], []],
    [
      'the id of a global document',
      [`action: global\nid: 1\n---\n${rule('A')}---\n${rule('B')}`],
      [],
    ],
  ])('tells of equal %s', (_, texts, expected) => {
    expect(problems(...texts).filter((problem) => problem.includes('duplicate'))).toEqual(expected);
  });
});

describe('filters', () => {
  const filtersOf = (...texts: readonly string[]): readonly string[] =>
    collect(...texts).rules.map(
      ({ rule: { head }, filters }) =>
        `${head.title}: ${filters.map((found) => found.head.title).join(' ')}`,
    );

  it.each([
    ['by id', '[11]', ['A: F', 'B: ']],
    ['by id in another case', '[AA-BB]', ['A: ', 'B: F']],
    ['by name', '[rule_a]', ['A: F', 'B: ']],
    ['one without a list', 'rule_a', ['A: F', 'B: ']],
    ['several', '[11, aa-bb]', ['A: F', 'B: F']],
    ['the same twice', '[11, rule_a]', ['A: F', 'B: ']],
    ['any', 'any', ['A: F', 'B: F']],
  ])('apply to rules %s', (_, rules, expected) => {
    const texts = [
      filter('F', rules),
      rule('A', 'id: 11\nname: rule_a\n'),
      rule('B', 'id: aa-bb\n'),
    ];
    expect(filtersOf(...texts)).toEqual(expected);
  });

  it.each([
    ['{product: windows}', '{product: windows, category: x}', 'F'],
    ['{product: windows, category: x}', '{product: windows}', ''],
    ['{product: windows}', '{product: linux}', ''],
    ['{category: x}', '{product: linux, category: x, service: y}', 'F'],
    ['{product: Windows}', '{product: windows}', 'F'],
  ])('of %s are for a rule of %s: %s', (own, other, expected) => {
    expect(filtersOf(filter('F', 'any', own), rule('A', '', other))).toEqual([`A: ${expected}`]);
    expect(filtersOf(filter('F', '[n]', own), rule('A', 'name: n\n', other))).toEqual([
      `A: ${expected}`,
    ]);
  });

  it('are applied in the order of the files', () => {
    expect(filtersOf(filter('F', 'any'), rule('A'), filter('G', 'any'))).toEqual(['A: F G']);
  });

  it('know their rules', () => {
    const { filters } = collect(filter('F', 'any'), rule('A', '', '{product: linux}'), rule('B'));
    expect(filters.map(({ fileName, rules }) => [fileName, rules])).toEqual([['f0', [1]]]);
  });

  it.each([
    [
      'a rule that is not there',
      [filter('F', '[n, m]'), rule('A', 'name: n\n')],
      ['f0 warning sigma/unknown-rule: m'],
    ],
    [
      'a rule of another logsource',
      [filter('F', '[n]'), rule('A', 'name: n\n', '{product: linux}')],
      ['f0 warning sigma/filter-logsource: n'],
    ],
    [
      'a correlation',
      [filter('F', '[c]'), rule('A', 'name: n\n'), correlation('C', '[n]', 'name: c\n')],
      ['f0 warning sigma/unknown-rule: c'],
    ],
    [
      'no rule at all',
      [filter('F', 'any'), rule('A', '', '{product: linux}')],
      ['f0 warning sigma/filter-without-rule: F'],
    ],
  ])('tell of %s', (_, texts, expected) => {
    expect(problems(...texts)).toEqual(expected);
  });

  it('are applied in numbers that someone keeps', () => {
    const many = Array.from({ length: 101 }, (_, index) => filter(`F${index}`, 'any')).join(
      '---\n',
    );
    const { rules, diagnostics } = collect(many, rule('A'));
    expect(rules[0]?.filters).toHaveLength(100);
    expect(diagnostics.map(({ diagnostic }) => diagnostic.code)).toEqual([
      'sigma/too-many-filters',
    ]);
  });
});

describe('correlations', () => {
  it('find their rules by id and by name, in any order of files', () => {
    const { correlations, rules, diagnostics } = collect(
      correlation('C', '[c2, n]', 'name: c1\n'),
      rule('A', `id: ${ID}\n`),
      correlation('D', `[${ID}, n]`, 'name: c2\n'),
      rule('B', 'name: n\n'),
      rule('E'),
    );
    expect(diagnostics).toEqual([]);
    expect(correlations.map(({ members }) => members)).toEqual([
      [
        { kind: 'correlation', index: 1 },
        { kind: 'rule', index: 1 },
      ],
      [
        { kind: 'rule', index: 0 },
        { kind: 'rule', index: 1 },
      ],
    ]);
    expect(rules.map(({ isReportedAlone }) => isReportedAlone)).toEqual([false, false, true]);
    expect(correlations.map(({ isReportedAlone }) => isReportedAlone)).toEqual([true, false]);
  });

  it('leave their rules visible where they say so', () => {
    const { rules } = collect(
      `${correlation('C', '[n]')}  generate: true\n`,
      rule('A', 'name: n\n'),
    );
    expect(rules[0]?.isReportedAlone).toBe(true);
  });

  it.each([
    [
      'a rule that is not there',
      [correlation('C', '[n, m]'), rule('A', 'name: n\n')],
      ['f0 error sigma/unknown-rule: m'],
      0,
    ],
    ['itself', [correlation('C', '[c]', 'name: c\n')], ['f0 error sigma/correlation-cycle: c'], 0],
    [
      'a circle',
      [
        correlation('C', '[d]', 'name: c\n'),
        correlation('D', '[e]', 'name: d\n'),
        correlation('E', '[c]', 'name: e\n'),
      ],
      [
        'f0 error sigma/correlation-cycle: d',
        'f1 error sigma/correlation-cycle: e',
        'f2 error sigma/correlation-cycle: c',
      ],
      0,
    ],
    [
      'one in a circle',
      [
        correlation('C', '[d]'),
        correlation('D', '[d]', 'name: d\n'),
        rule('A', 'name: n\n'),
        correlation('E', '[n]'),
      ],
      ['f0 error sigma/incomplete-correlation: d', 'f1 error sigma/correlation-cycle: d'],
      1,
    ],
    [
      'one that is about one that is not there',
      [
        correlation('C', '[d]', 'name: c\n'),
        correlation('D', '[m]', 'name: d\n'),
        correlation('E', '[c]'),
      ],
      [
        'f0 error sigma/incomplete-correlation: d',
        'f1 error sigma/unknown-rule: m',
        'f2 error sigma/incomplete-correlation: c',
      ],
      0,
    ],
    [
      'a filter',
      [correlation('C', '[f]'), `name: f\n${filter('F', 'any')}`],
      ['f0 error sigma/unknown-rule: f', 'f1 warning sigma/filter-without-rule: F'],
      0,
    ],
  ])('tell of %s', (_, texts, expected, nKept) => {
    expect(problems(...texts)).toEqual(expected);
    expect(collect(...texts).correlations).toHaveLength(nKept);
  });

  it('follow chains of any length', () => {
    const chain = Array.from({ length: 3000 }, (_, index) =>
      correlation(`C${index}`, `[c${index + 1}]`, `name: c${index}\n`),
    );
    const { correlations, diagnostics } = collect(...chain, rule('A', 'name: c3000\n'));
    expect(correlations).toHaveLength(3000);
    expect(diagnostics).toEqual([]);
  });
});

describe('findCircles', () => {
  it.each([
    ['no edges', [[], []], [-1, -1]],
    ['a chain', [[1], [2], []], [-1, -1, -1]],
    ['a loop', [[0], [0]], [0, -1]],
    ['two circles and a bridge', [[1], [0, 2], [3], [4], [3]], [1, 1, -1, 0, 0]],
    ['a circle within a circle', [[1], [2], [0, 1]], [0, 0, 0]],
  ])('%s', (_, edges, expected) => {
    expect(findCircles(edges)).toEqual(expected);
  });
});
