import { describe, expect, it } from 'vitest';
import { applyTextEdits } from '../../../base/text-edit.ts';
import { conditionShape } from '../condition/testdata/condition-shape.ts';
import { readSigmaFile } from './read-sigma-file.ts';
import { problemsOf } from './testdata/problems.ts';
import { ruleText } from './testdata/rule-text.ts';

/** A rule with these selections, each of one keyword. */
function withNames(names: readonly string[], condition: string): string {
  return ruleText(`${names.map((name) => `${name}: x`).join('\n')}\ncondition: ${condition}`);
}

const conditionsOf = (text: string): readonly string[] => {
  const [document] = readSigmaFile('', text).documents;
  return document?.kind === 'detection' ? document.conditions.map(conditionShape) : [];
};

describe('names in conditions', () => {
  it.each([
    [['sel'], 'sel', []],
    [['sel'], 'sol', ['error sigma/unknown-selection: sol']],
    [['sel'], 'Sel', ['error sigma/unknown-selection: Sel']],
    [
      ['selection', 'filter'],
      'selction and not filter',
      ['error sigma/unknown-selection: selction'],
    ],
    [
      ['a', 'b'],
      'xyz',
      [
        'warning sigma/unused-selection: a',
        'warning sigma/unused-selection: b',
        'error sigma/unknown-selection: xyz',
      ],
    ],
    [['a', 'b'], 'a', ['warning sigma/unused-selection: b']],
    [['a', '_b'], 'a', ['warning sigma/unused-selection: _b']],
    [['sel_a', 'sel_b', 'other'], '1 of sel_*', ['warning sigma/unused-selection: other']],
    [['a', 'b'], '1 of them', []],
    [['a', 'b'], 'all of them', ['info sigma/all-of-them: all of them']],
    [['a'], '1 of them', ['info sigma/them-alone: 1 of them']],
    [['a'], 'all of them', ['info sigma/them-alone: all of them']],
    [
      ['_a', '_b'],
      '1 of them',
      [
        'warning sigma/unused-selection: _a',
        'warning sigma/unused-selection: _b',
        'error sigma/no-selection-matches: 1 of them',
      ],
    ],
    [['_a', '_b'], '1 of _*', []],
    [['_a', 'b'], '1 of *', ['warning sigma/unused-selection: _a']],
    [['a'], 'a and not 1 of nothing*', ['error sigma/no-selection-matches: 1 of nothing*']],
    [['a'], '1 of a', []],
    [
      ['ab'],
      '1 of a',
      ['warning sigma/unused-selection: ab', 'error sigma/no-selection-matches: 1 of a'],
    ],
    [['s1', 's2'], '2 of s*', ['info sigma/count-not-standard: 2']],
    [
      ['s1', 's2'],
      '3 of s*',
      ['warning sigma/count-too-high: 3 of s*', 'info sigma/count-not-standard: 3'],
    ],
    [['notepad', 'not_x', 'all', '1_of'], 'notepad and not_x and all and 1_of', []],
    [
      ['a', 'b', 'c'],
      'a | near b',
      ['warning sigma/unused-selection: c', 'warning sigma/aggregation: | near b'],
    ],
    [['a', 'b'], 'a and', ['error sigma/condition-syntax: ']],
    [['a', 'b'], 'a AND b', ['error sigma/operator-case: AND']],
    [
      ['constructor'],
      'toString',
      ['warning sigma/unused-selection: constructor', 'error sigma/unknown-selection: toString'],
    ],
  ])('%j: %s', (names, condition, expected) => {
    const found = problemsOf(withNames(names, condition));
    expect([...found].sort()).toEqual([...expected].sort());
  });

  it('offers the nearest name', () => {
    const text = withNames(['selection', 'filter'], 'selction and not filter');
    const edits = readSigmaFile('', text).diagnostics[0]?.fixes?.[0]?.edits ?? [];
    expect(applyTextEdits(text, edits)).toBe(
      withNames(['selection', 'filter'], 'selection and not filter'),
    );
  });
});

describe('the condition of a rule', () => {
  it.each([
    ['plain', 'condition: a or b', ['(a or b)']],
    ['single quotes', "condition: 'a or b'", ['(a or b)']],
    ['double quotes with escapes', String.raw`condition: "a\x20or b"`, ['(a or b)']],
    ['several lines', 'condition: a\n  or b', ['(a or b)']],
    ['a block', 'condition: |\n  a\n  or b\n', ['(a or b)']],
    ['a list', 'condition:\n- a\n- not b', ['a', '(not b)']],
    ['a list of one', 'condition: [a or b]', ['(a or b)']],
  ])('may be written as %s', (_, condition, expected) => {
    const text = ruleText(`a: x\nb: y\n${condition}`);
    expect(conditionsOf(text)).toEqual(expected);
    expect(problemsOf(text)).toEqual([]);
  });

  it.each([
    ['plain', 'condition: a or c', 'c'],
    ['single quotes', "condition: 'a or c'", 'c'],
    ['a comment behind', 'condition: a or c # c', 'c'],
    ['several lines', 'condition: a\n  or c', 'c'],
    ['a block', 'condition: >-\n  a\n  or c\n', 'c'],
    ['a list', 'condition:\n- a\n- not c', 'c'],
    ['double quotes with escapes', String.raw`condition: "a\x20or c"`, String.raw`"a\x20or c"`],
  ])('has its errors in their place in %s', (_, condition, marked) => {
    expect(problemsOf(ruleText(`a: x\n${condition}`))).toEqual([
      `error sigma/unknown-selection: ${marked}`,
    ]);
  });
});
